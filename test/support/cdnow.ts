import type { SpendHistory } from "../../src/analytics/btyd/gamma-gamma.ts";
import type { CountedHistory } from "../../src/analytics/btyd/history.ts";
import { readShared } from "./shared-data.ts";

const DAY_MS = 86_400_000;

/** Spend by day number, per customer, up to and including the last day. */
export function cdnowDays(
  file: "CDNOW_sample.txt" | "CDNOW_master.txt",
  lastDay: string,
): Map<number, number>[] {
  const end = dayNumber(lastDay);
  const customers = new Map<string, Map<number, number>>();
  for (const line of readShared(`cdnow/${file}`).trim().split("\n")) {
    const fields = line.trim().split(/\s+/);
    if (!/^\d+$/.test(fields[0] ?? "")) continue;
    // The sample has its own id in the second column.
    const [id, date, , spend] = file === "CDNOW_sample.txt" ? fields.filter((_, i) => i !== 1) : fields;
    const day = dayNumber(date ?? "");
    if (day > end) continue;
    const days = customers.get(id ?? "") ?? new Map<number, number>();
    days.set(day, (days.get(day) ?? 0) + Number(spend));
    customers.set(id ?? "", days);
  }
  return [...customers.values()];
}

export function historiesOf(customers: readonly Map<number, number>[], lastDay: string): CountedHistory[] {
  const end = dayNumber(lastDay);
  const counted = new Map<string, CountedHistory>();
  for (const days of customers) {
    const numbers = [...days.keys()];
    const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
    const history = { x: numbers.length - 1, tx: (last - first) / 7, T: (end - first) / 7 };
    const key = `${history.x} ${history.tx} ${history.T}`;
    const known = counted.get(key);
    counted.set(key, { ...history, customers: (known?.customers ?? 0) + 1 });
  }
  return [...counted.values()];
}

/** Repeat purchases and their mean value, of customers who have any with a value. */
export function spendOf(customers: readonly Map<number, number>[]): SpendHistory[] {
  return customers.flatMap((days) => {
    const repeats = [...days].sort(([one], [other]) => one - other).slice(1);
    const meanValue = repeats.reduce((sum, [, spend]) => sum + spend, 0) / repeats.length;
    return meanValue > 0 ? [{ purchases: repeats.length, meanValue }] : [];
  });
}

/**
 * Customers known by the last day of calibration, with their days until then and what they did in the days
 * after it up to and including another.
 */
export function splitAt(
  customers: Iterable<ReadonlyMap<number, number>>,
  { lastDay, until }: { lastDay: string; until: string },
): { days: Map<number, number>; purchasesAhead: number; spendAhead: number }[] {
  const [end, horizon] = [dayNumber(lastDay), dayNumber(until)];
  return [...customers].flatMap((all) => {
    const days = new Map([...all].filter(([day]) => day <= end));
    if (days.size === 0) return [];
    const ahead = [...all].filter(([day]) => day > end && day <= horizon);
    const spendAhead = ahead.reduce((sum, [, spend]) => sum + spend, 0);
    return [{ days, purchasesAhead: ahead.length, spendAhead }];
  });
}

/** Day number of "1997-09-30" or "19970930": days since 1970. */
export function dayNumber(date: string): number {
  const digits = date.replaceAll("-", "");
  return (
    Date.UTC(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)) - 1, Number(digits.slice(6))) / DAY_MS
  );
}
