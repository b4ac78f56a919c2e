import { relativeErrorOfTotals } from "../analytics/value/expected-total.ts";
import { createValuation } from "../analytics/value/expected-value.ts";
import { fitValue, type ValueFit } from "../analytics/value/fit-value.ts";
import { seasonalFactor } from "../analytics/value/seasonal-factor.ts";
import { type StandingColumns, valuedOf } from "./standing-columns.ts";

export interface ValueTask {
  /** All who have bought, with their value net of returns. */
  now: StandingColumns;
  /** On past days, the latest first, with the value of the `judgedDays` after it. */
  past: readonly StandingColumns[];
  judgedDays: number;
  /** Purchases of each day without gaps, to the last one. */
  purchasesByDay: readonly number[];
}

/** A total as it was foretold on a past day, and as it came. */
export interface JudgedTotal {
  daysBefore: number;
  customers: number;
  expectedCents: number;
  actualCents: number;
  /** Share of what came that the fifth of the customers with the highest expected value brought in. */
  topFifthShare: number | null;
}

export interface JudgedValue {
  fit: ValueFit | undefined;
  judged: JudgedTotal[];
  /** Root mean square of how far the totals were off; undefined without any. */
  relativeError: number | undefined;
}

const YEAR_DAYS = 365;

/** Fits expected value, and judges the same method on past days by what it had not seen. */
export function fitAndJudgeValue({ now, past, judgedDays, purchasesByDay }: ValueTask): JudgedValue {
  const judged = past.flatMap((columns, i) => {
    const daysBefore = (i + 1) * judgedDays;
    const known = purchasesByDay.slice(0, purchasesByDay.length - daysBefore);
    return judge(columns, { daysBefore, judgedDays, purchasesByDay: known }) ?? [];
  });
  const season = seasonalFactor(purchasesByDay, YEAR_DAYS) ?? 1;
  return {
    fit: fitValue(valuedOf(now), { seasonalFactor: season }),
    judged,
    relativeError: relativeErrorOfTotals(
      judged.map(({ expectedCents, actualCents }) => ({ expected: expectedCents, actual: actualCents })),
    ),
  };
}

function judge(
  columns: StandingColumns,
  at: { daysBefore: number; judgedDays: number; purchasesByDay: readonly number[] },
): JudgedTotal | undefined {
  const customers = valuedOf(columns);
  const fit = fitValue(customers, {
    weeks: at.judgedDays / 7,
    discountPerYear: 0,
    seasonalFactor: seasonalFactor(at.purchasesByDay, at.judgedDays) ?? 1,
  });
  if (!fit) return undefined;
  const valuation = createValuation(fit.parameters);
  const ranked = customers
    .map((customer) => ({
      expected: valuation.momentsOf(customer).expectedCents,
      actual: customer.aheadCents,
    }))
    .sort((one, other) => other.expected - one.expected);
  const sum = (rows: readonly { expected: number; actual: number }[], of: "expected" | "actual") =>
    rows.reduce((total, row) => total + row[of], 0);
  const actualCents = sum(ranked, "actual");
  const top = ranked.slice(0, Math.ceil(ranked.length / 5));
  return {
    daysBefore: at.daysBefore,
    customers: ranked.length,
    expectedCents: Math.round(sum(ranked, "expected")),
    actualCents: Math.round(actualCents),
    topFifthShare: actualCents > 0 ? sum(top, "actual") / actualCents : null,
  };
}
