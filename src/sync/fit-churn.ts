import { type Cell, gridOf, totalOf } from "../analytics/churn/comparable.ts";
import { fitSilence, type SilenceTable } from "../analytics/churn/fit-silence.ts";
import { beatsBaseRate, judgeSilence, type SilenceScores } from "../analytics/churn/judge-silence.ts";
import type { Queryable } from "../store/database.ts";
import { readCells } from "../store/figures/cells.ts";
import type { StagedSales } from "../store/figures/stage.ts";

export type ChurnFit =
  | { kind: "fitted"; table: SilenceTable; observed: Cell[][]; scores: SilenceScores | undefined }
  /** `reason` is a sentence for a person. */
  | { kind: "unknown"; reason: string; scores: SilenceScores | undefined };

/** Fewer customers known then say too little of those of today. */
const CUSTOMERS_MIN = 100;
const DAY_MS = 86_400_000;

/**
 * Learns the risk of silence from the last horizon that has passed whole, and judges the same method fitted one
 * horizon earlier by what it had not seen. Unknown where history is shorter than two horizons, where too few
 * customers were known, or where the method did no better than telling everybody the shop's average.
 */
export async function fitChurn(tx: Queryable, staged: StagedSales, horizonDays: number): Promise<ChurnFit> {
  const days = historyDays(staged);
  if (days < 2 * horizonDays) {
    const reason = `The orders reach back ${days} days, and ${2 * horizonDays} are needed.`;
    return { kind: "unknown", reason, scores: undefined };
  }
  const { lastDay } = staged;
  const latest = await readCells(tx, { lastDay, daysBefore: horizonDays, horizonDays });
  const { customers } = totalOf(latest);
  if (customers < CUSTOMERS_MIN) {
    const reason = `${customers} customers had bought by ${horizonDays} days ago, and ${CUSTOMERS_MIN} are needed.`;
    return { kind: "unknown", reason, scores: undefined };
  }
  const scores = judge(latest, await readCells(tx, { lastDay, daysBefore: 2 * horizonDays, horizonDays }));
  if (scores && !beatsBaseRate(scores)) {
    const reason = `Over the last ${horizonDays} days the estimate did no better than the shop's average, so it is not shown.`;
    return { kind: "unknown", reason, scores };
  }
  return { kind: "fitted", table: fitSilence(latest), observed: gridOf(latest), scores };
}

export function historyDays(staged: { firstDay: string; lastDay: string }): number {
  return Math.round((Date.parse(staged.lastDay) - Date.parse(staged.firstDay)) / DAY_MS);
}

function judge(latest: readonly Cell[], earlier: readonly Cell[]): SilenceScores | undefined {
  const before = totalOf(earlier);
  if (before.customers < CUSTOMERS_MIN) return undefined;
  return judgeSilence(fitSilence(earlier), latest, before.silent / before.customers);
}
