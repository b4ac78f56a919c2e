import { type Cell, totalOf } from "./comparable.ts";
import type { SilenceTable } from "./fit-silence.ts";

/** How a table did on customers and days that it was not fitted on. */
export interface SilenceScores {
  customers: number;
  /** Share who did not buy. */
  silentShare: number;
  /** Mean squared error of the probabilities, and of saying the fitted days' overall share to everybody. */
  brier: number;
  brierOfBaseRate: number;
  /** Probability that a silent customer had the higher risk; null where all or none were silent. */
  auc: number | null;
  /** Mean distance between foretold and seen shares, by cell, weighted by customers. */
  calibrationError: number;
}

/** Judges a table by what became of later customers. Undefined without any. */
export function judgeSilence(
  table: SilenceTable,
  later: readonly Cell[],
  baseRate: number,
): SilenceScores | undefined {
  const total = totalOf(later);
  if (total.customers === 0) return undefined;
  const risks = later.map((cell) => ({ ...cell, risk: table[cell.group]?.[cell.bin] ?? baseRate }));
  const mean = (errorOf: (cell: (typeof risks)[number]) => number) =>
    risks.reduce((sum, cell) => sum + errorOf(cell), 0) / total.customers;
  const squared = (cell: Cell, risk: number) =>
    cell.silent * (1 - risk) ** 2 + (cell.customers - cell.silent) * risk ** 2;
  return {
    customers: total.customers,
    silentShare: total.silent / total.customers,
    brier: mean((cell) => squared(cell, cell.risk)),
    brierOfBaseRate: mean((cell) => squared(cell, baseRate)),
    auc: areaUnderCurve(risks),
    calibrationError: mean((cell) => Math.abs(cell.silent - cell.customers * cell.risk)),
  };
}

/** Whether a table is worth more than telling everybody the same. */
export function beatsBaseRate(scores: SilenceScores): boolean {
  return scores.brier < scores.brierOfBaseRate;
}

/** Mann-Whitney over groups of equal risk; ties count one half. */
function areaUnderCurve(cells: readonly (Cell & { risk: number })[]): number | null {
  const { customers, silent } = totalOf(cells);
  const buyers = customers - silent;
  if (silent === 0 || buyers === 0) return null;
  let buyersBelow = 0;
  let ordered = 0;
  const sorted = cells.toSorted((a, b) => a.risk - b.risk);
  for (let i = 0; i < sorted.length; ) {
    const risk = sorted[i]?.risk;
    const tied = sorted.slice(i).filter((cell) => cell.risk === risk);
    const level = totalOf(tied);
    ordered += level.silent * (buyersBelow + (level.customers - level.silent) / 2);
    buyersBelow += level.customers - level.silent;
    i += tied.length;
  }
  return ordered / (silent * buyers);
}
