import { type ChurnWindows, churnWindows, type Window } from "./churn-windows.ts";
import type { ChurnHistory } from "./fit-churn.ts";
import type { ObservedCustomer } from "./standing.ts";

/** Customer-days with a purchase side by side, in the order of customer and day. */
export interface PurchaseDays {
  /** Any number that tells customers apart. */
  customer: Uint32Array;
  /** Days since any one day. */
  day: Int32Array;
  /** Value of the day's purchases in any one unit of money; NaN where it is not known. */
  value: Float64Array;
}

/** Past windows of more customers make no weight any surer that matters, but take memory. */
const PAST_CUSTOMERS_MAX = 50_000;

/**
 * What `fitChurn` needs, from the purchase days up to and including `lastDay`; days after it are left out of
 * everything. The past windows of a very large shop are those of every second or third customer, and so on.
 *
 * @returns the reason in words where the history is too short.
 */
export function churnHistoryOf(
  days: PurchaseDays,
  { lastDay, horizonDays }: { lastDay: number; horizonDays: number },
): { kind: "history"; history: ChurnHistory } | Extract<ChurnWindows, { kind: "too-short" }> {
  const firstDay = days.day.reduce((first, day) => Math.min(first, day), lastDay);
  const windows = churnWindows({ historyDays: lastDay - firstDay, horizonDays });
  if (windows.kind === "too-short") return windows;
  const spans = spansOf(days.customer);
  const step = Math.ceil(spans.length / PAST_CUSTOMERS_MAX);
  const sample = spans.filter((_, i) => i % step === 0);
  const read = ({ daysBefore, daysAhead }: Window) =>
    standingsAt(days, sample, { day: lastDay - daysBefore, daysAhead });
  const observe = (window: Window) => ({ daysAhead: window.daysAhead, customers: read(window) });
  const { judgedDays, judged, season } = windows;
  const history = {
    horizonDays,
    judgedDays,
    now: standingsAt(days, spans, { day: lastDay, daysAhead: 0 }),
    past: judged.map(read),
    season: season && {
      lastYear: observe(season.lastYear),
      checks: season.checks.map(({ thisYear, lastYear }) => ({
        thisYear: observe(thisYear),
        lastYear: observe(lastYear),
      })),
    },
  };
  return { kind: "history", history };
}

/** From and behind the last place of each customer. */
type Span = readonly [from: number, to: number];

function spansOf(customer: Uint32Array): Span[] {
  const spans: Span[] = [];
  for (let from = 0, to = 1; to <= customer.length; to += 1) {
    if (customer[to] === customer[from]) continue;
    spans.push([from, to]);
    from = to;
  }
  return spans;
}

/** Customers with a purchase by `day`, as they stood at its end. */
function standingsAt(
  { day: at, value }: PurchaseDays,
  spans: readonly Span[],
  { day, daysAhead }: { day: number; daysAhead: number },
): ObservedCustomer[] {
  return spans.flatMap(([from, to]) => {
    let [end, total] = [from, 0];
    for (; end < to && (at[end] ?? 0) <= day; end += 1) total += value[end] ?? 0;
    if (end === from) return [];
    const [first, last] = [at[from] ?? 0, at[end - 1] ?? 0];
    const next = end < to ? (at[end] ?? 0) : Number.POSITIVE_INFINITY;
    return [
      {
        x: end - from - 1,
        tx: (last - first) / 7,
        T: (day - first) / 7,
        meanValue: Number.isFinite(total) ? total / (end - from) : null,
        silent: next > day + daysAhead,
      },
    ];
  });
}
