import { totalOf } from "../analytics/churn/comparable.ts";
import { fitSilence, type SilenceTable } from "../analytics/churn/fit-silence.ts";
import { judgeSilence, type SilenceScores } from "../analytics/churn/judge-silence.ts";
import type { Queryable } from "../store/database.ts";
import { readCells } from "../store/figures/cells.ts";
import type { StagedSales } from "../store/figures/stage.ts";

/** Fewer customers known then say too little of those of today. */
const CUSTOMERS_MIN = 100;
const DAY_MS = 86_400_000;

/**
 * Learns the risk of silence from the last horizon that has passed whole, and judges the same method one
 * horizon earlier, on customers and days that it had not seen. Undefined where history is shorter than two
 * horizons, or too few customers were known.
 */
export async function fitChurn(
  tx: Queryable,
  staged: StagedSales,
  horizonDays: number,
): Promise<{ table: SilenceTable; scores: Partial<SilenceScores> } | undefined> {
  const historyDays = (Date.parse(staged.lastDay) - Date.parse(staged.firstDay)) / DAY_MS;
  if (historyDays < 2 * horizonDays) return undefined;
  const { lastDay } = staged;
  const latest = await readCells(tx, { lastDay, daysBefore: horizonDays, horizonDays });
  if (totalOf(latest).customers < CUSTOMERS_MIN) return undefined;
  const earlier = await readCells(tx, { lastDay, daysBefore: 2 * horizonDays, horizonDays });
  const before = totalOf(earlier);
  const scores =
    before.customers >= CUSTOMERS_MIN
      ? judgeSilence(fitSilence(earlier), latest, before.silent / before.customers)
      : undefined;
  return { table: fitSilence(latest), scores: scores ?? {} };
}
