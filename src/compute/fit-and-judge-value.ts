import { countHistories } from "../analytics/btyd/count-histories.ts";
import type { PurchaseHistory } from "../analytics/btyd/history.ts";
import { fitCandidates, type PurchaseModelName, type PurchaseStarts } from "../analytics/btyd/models.ts";
import type { StandingColumns } from "../analytics/churn/standing.ts";
import { relativeErrorOfTotals } from "../analytics/value/expected-total.ts";
import { createValuation } from "../analytics/value/expected-value.ts";
import { fitValue, type ValueFit } from "../analytics/value/fit-value.ts";
import { seasonalFactor } from "../analytics/value/seasonal-factor.ts";
import { valuedOf } from "./standing-columns.ts";

export interface ValueTask {
  /** All who have bought, with their value net of returns. */
  now: StandingColumns;
  /** On past days, the latest first, with the value of the `judgedDays` after it; both before returns. */
  past: readonly StandingColumns[];
  judgedDays: number;
  /** Purchases of each day without gaps, to the last one. */
  purchasesByDay: readonly number[];
  /** The purchase model that did best on past days; undefined where nothing was judged: the most trusted fit then. */
  chosen: ChosenModel | undefined;
}

export interface ChosenModel {
  model: PurchaseModelName;
  /** As it was fitted to the customers of today: where the search begins, not where it ends. */
  start: Record<string, number> | undefined;
}

/** A total as it was foretold on a past day, and as it came; both before returns, unlike the fit of today. */
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
  /**
   * Root mean square of how far the totals were off, before returns; undefined without any. It holds for a total net
   * of returns as far as the share that comes back stays what it is: how returns change has not been judged.
   */
  relativeError: number | undefined;
}

const YEAR_DAYS = 365;
/** Older ones tell of another shop. */
const JUDGED_WINDOWS = 2;

/** Fits expected value net of returns, and judges the same method on past days, before returns, by what it had not seen. */
export function fitAndJudgeValue(task: ValueTask): JudgedValue {
  const { now, past, judgedDays, purchasesByDay, chosen } = task;
  const judged = past.slice(0, JUDGED_WINDOWS).flatMap((columns, i) => {
    const daysBefore = (i + 1) * judgedDays;
    const known = purchasesByDay.slice(0, purchasesByDay.length - daysBefore);
    return judge(columns, { daysBefore, judgedDays, purchasesByDay: known, chosen }) ?? [];
  });
  const season = seasonalFactor(purchasesByDay, YEAR_DAYS) ?? 1;
  const customers = valuedOf(now);
  return {
    fit: fitValue(customers, { purchases: fitChosen(chosen, customers), seasonalFactor: season }),
    judged,
    relativeError: relativeErrorOfTotals(
      judged.map(({ expectedCents, actualCents }) => ({ expected: expectedCents, actual: actualCents })),
    ),
  };
}

function judge(
  columns: StandingColumns,
  at: Pick<ValueTask, "judgedDays" | "purchasesByDay" | "chosen"> & { daysBefore: number },
): JudgedTotal | undefined {
  const customers = valuedOf(columns);
  const fit = fitValue(customers, {
    purchases: fitChosen(at.chosen, customers),
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

function fitChosen(chosen: ChosenModel | undefined, customers: readonly PurchaseHistory[]) {
  if (!chosen) return undefined;
  const starts = { [chosen.model]: chosen.start } as PurchaseStarts;
  return fitCandidates(countHistories(customers), { only: [chosen.model], starts })[0];
}
