import { inactivityRules } from "./inactivity-rules.ts";
import { type FittedStandings, riskPerCustomer } from "./model-fits.ts";
import { learnPool, poolRisks } from "./pool.ts";
import { type ChurnScores, churnScores } from "./scores.ts";
import { lifted, spendLift } from "./spend-lift.ts";
import type { ObservedCustomer } from "./standing.ts";

/** How every candidate did on the days after one past day. */
export interface JudgedWindow {
  daysBefore: number;
  candidates: { name: string; kind: "model" | "pool" | "rule"; words: string; scores: ChurnScores }[];
}

export const POOL = "mixture";
export const POOL_WITH_SPEND = "mixture with spend";

/**
 * Judges every candidate on each window but the oldest, by customers and days that it had not seen: models are
 * fitted to what came before the window, weights and the slope of spend learnt and rules calibrated on the
 * windows before it.
 *
 * @param windows the latest first.
 */
export function judgeChurn(
  windows: readonly FittedStandings<ObservedCustomer>[],
  judgedDays: number,
): JudgedWindow[] {
  return windows.slice(0, -1).map((window, i) => ({
    daysBefore: (i + 1) * judgedDays,
    candidates: judgeWindow(window, windows.slice(i + 1)),
  }));
}

/** Mean over the windows of a score of the candidate. */
export function meanScore(
  judged: readonly JudgedWindow[],
  name: string,
  score: "brier" | "logLoss" | "calibrationError",
): number {
  const values = judged.flatMap(({ candidates }) =>
    candidates.filter((candidate) => candidate.name === name).map(({ scores }) => scores[score]),
  );
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function judgeWindow(
  window: FittedStandings<ObservedCustomer>,
  before: readonly FittedStandings<ObservedCustomer>[],
): JudgedWindow["candidates"] {
  const { customers, groups, models } = window;
  const silent = customers.map((customer) => customer.silent);
  const judged = (name: string, kind: "model" | "pool" | "rule", words: string, risks: number[]) => {
    const scores = churnScores(risks, silent);
    return scores ? [{ name, kind, words, scores }] : [];
  };
  const pool = learnPool(window, before);
  const pooled = poolRisks(pool.members, window);
  const lift = spendLift(pool.slope, {
    risks: pooled,
    meanValues: customers.map(({ meanValue }) => meanValue),
  });
  const withSpend = lift
    ? pooled.map((risk, i) => lifted(risk, customers[i]?.meanValue ?? null, lift))
    : pooled;
  return [
    ...judged(POOL_WITH_SPEND, "pool", "the models together, with spend", withSpend),
    ...judged(POOL, "pool", "the models together", pooled),
    ...models.flatMap(({ name, risks }) =>
      judged(name, "model", `the model ${name}`, riskPerCustomer(groups, risks)),
    ),
    ...inactivityRules(before[0]?.customers ?? []).flatMap(({ name, words, risksOf }) =>
      judged(name, "rule", words, risksOf(customers)),
    ),
  ];
}
