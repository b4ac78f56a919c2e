import type { PurchaseHistory } from "../../src/analytics/btyd/history.ts";
import { cdnowDays, dayNumber, splitAt } from "./cdnow.ts";
import { onlineRetailDays } from "./online-retail.ts";

/** Customers known by the last day of a calibration, and what they did in the days ahead. */
export interface BtydShop {
  dataSet: string;
  lastDay: string;
  daysAhead: number;
  customers: BtydCustomer[];
  /** Purchases of each day from the first to the last of calibration, and customers known by each. */
  purchasesByDay: number[];
  customersByDay: number[];
}

export interface BtydCustomer extends PurchaseHistory {
  days: Map<number, number>;
  netCents: number;
  purchasesAhead: number;
  centsAhead: number;
}

export function cdnowSample(): BtydShop {
  const days = cdnowDays("CDNOW_sample.txt", "1998-06-30");
  return shopOf("CDNOW sample", days, { lastDay: "1997-09-30", until: "1998-06-30" });
}

export function cdnowFull(): BtydShop {
  const days = cdnowDays("CDNOW_master.txt", "1998-06-30");
  return shopOf("CDNOW", days, { lastDay: "1997-09-30", until: "1998-06-30" });
}

export async function onlineRetail(
  split = { lastDay: "2011-06-09", until: "2011-12-09" },
): Promise<BtydShop> {
  return shopOf("Online Retail II", await onlineRetailDays(split.until), split);
}

function shopOf(
  dataSet: string,
  all: readonly Map<number, number>[],
  split: { lastDay: string; until: string },
): BtydShop {
  const end = dayNumber(split.lastDay);
  const customers = splitAt(all, split).map(({ days, purchasesAhead, spendAhead }) => {
    const numbers = [...days.keys()];
    const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
    const spend = [...days.values()].reduce((sum, value) => sum + value, 0);
    return {
      days,
      x: days.size - 1,
      tx: (last - first) / 7,
      T: (end - first) / 7,
      netCents: Math.round(100 * spend),
      purchasesAhead,
      centsAhead: 100 * spendAhead,
    };
  });
  const oldest = customers.reduce((most, { T }) => Math.max(most, Math.round(7 * T)), 0);
  const purchasesByDay = Array.from({ length: oldest + 1 }, () => 0);
  const newcomers = [...purchasesByDay];
  for (const { days, T } of customers) {
    const joined = oldest - Math.round(7 * T);
    newcomers[joined] = (newcomers[joined] ?? 0) + 1;
    for (const day of days.keys()) {
      const place = oldest - (end - day);
      purchasesByDay[place] = (purchasesByDay[place] ?? 0) + 1;
    }
  }
  let known = 0;
  const customersByDay = newcomers.map((count) => {
    known += count;
    return known;
  });
  return {
    dataSet,
    lastDay: split.lastDay,
    daysAhead: dayNumber(split.until) - end,
    customers,
    purchasesByDay,
    customersByDay,
  };
}
