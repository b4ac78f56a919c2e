import { inactivityRules } from "./inactivity-rules.ts";
import { type FittedStandings, riskPerCustomer } from "./model-fits.ts";
import { type Among, learnPool, poolRisks } from "./pool.ts";
import { type ChurnScores, churnScores } from "./scores.ts";
import { lifted, spendLift } from "./spend-lift.ts";
import type { ObservedCustomer } from "./standing.ts";

/** How every candidate did on the days after one past day. */
export interface JudgedWindow {
  daysBefore: number;
  candidates: { name: string; kind: "model" | "pool" | "rule"; words: string; scores: ChurnScores }[];
}

/** A way to make the mixture: of which models, and with regard to spend or without. */
export interface PoolKind {
  name: string;
  words: string;
  among: Among;
  hasSpend: boolean;
}

export const POOLS: readonly PoolKind[] = [
  { name: "mixture", words: "the models together", among: "settled", hasSpend: false },
  { name: "mixture with spend", words: "the models together, with spend", among: "settled", hasSpend: true },
  { name: "mixture of all", words: "all models together", among: "all", hasSpend: false },
  {
    name: "mixture of all with spend",
    words: "all models together, with spend",
    among: "all",
    hasSpend: true,
  },
];

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
  return [
    ...POOLS.flatMap((kind) => judged(kind.name, "pool", kind.words, risksUnder(kind, window, before))),
    ...models.flatMap(({ name, risks }) =>
      judged(name, "model", `the model ${name}`, riskPerCustomer(groups, risks)),
    ),
    ...inactivityRules(before[0]?.customers ?? []).flatMap(({ name, words, risksOf }) =>
      judged(name, "rule", words, risksOf(customers)),
    ),
  ];
}

function risksUnder(
  { among, hasSpend }: PoolKind,
  window: FittedStandings<ObservedCustomer>,
  before: readonly FittedStandings<ObservedCustomer>[],
): number[] {
  const pool = learnPool(window, before, among);
  const pooled = poolRisks(pool.members, window);
  const meanValues = window.customers.map(({ meanValue }) => meanValue);
  const lift = hasSpend ? spendLift(pool.slope, { risks: pooled, meanValues }) : undefined;
  return lift ? pooled.map((risk, i) => lifted(risk, meanValues[i] ?? null, lift)) : pooled;
}
