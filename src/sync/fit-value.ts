import { totalOf } from "../analytics/churn/comparable.ts";
import { fitPurchases, type PurchaseTable } from "../analytics/churn/fit-purchases.ts";
import { fitSilence, type SilenceTable } from "../analytics/churn/fit-silence.ts";
import type { Queryable } from "../store/database.ts";
import { readCells } from "../store/figures/cells.ts";
import type { StagedSales } from "../store/figures/stage.ts";
import { historyDays } from "./fit-churn.ts";

export interface ValueFit {
  /** Expected purchase days of the next twelve months. */
  purchases: PurchaseTable;
  /** Probability of no purchase in the days that were watched. */
  silence: SilenceTable;
  /** Days that were watched for it. */
  windowDays: number;
}

const YEAR_DAYS = 365;
const CUSTOMERS_MIN = 100;

/**
 * Learns how often comparable customers bought in a year. Two years of history show a whole year, with every
 * season in it; two horizons show one horizon, which is then drawn out to a year. Undefined below that.
 */
export async function fitValue(
  tx: Queryable,
  staged: StagedSales,
  horizonDays: number,
): Promise<ValueFit | undefined> {
  const days = historyDays(staged);
  const windowDays = [YEAR_DAYS, horizonDays].find((window) => days >= 2 * window);
  if (windowDays === undefined) return undefined;
  const cells = await readCells(tx, {
    lastDay: staged.lastDay,
    daysBefore: windowDays,
    horizonDays: windowDays,
  });
  if (totalOf(cells).customers < CUSTOMERS_MIN) return undefined;
  const purchases = fitPurchases(cells).map((row) => row.map((mean) => (mean * YEAR_DAYS) / windowDays));
  return { purchases, silence: fitSilence(cells), windowDays };
}
