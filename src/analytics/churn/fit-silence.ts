import { type Cell, gridOf, totalOf } from "./comparable.ts";
import { poolAdjacentViolators } from "./pool-adjacent-violators.ts";

/** Probability of no purchase in the days ahead, `risk[group][bin]`: never falls as silence goes on. */
export type SilenceTable = number[][];

/** A rate is pulled to the one above it with the weight of this many customers. */
export const PULL_CUSTOMERS = 20;

/** Where nobody stood, the neighbours decide: enough weight to be defined, too little to be felt. */
const EMPTY_WEIGHT = 1e-6;

/**
 * The share of comparable customers who stayed silent, smoothed.
 *
 * A cell is pulled towards what its group and its bin would give if they acted independently (their
 * log-odds added up), these are pulled towards the overall rate, and the risk is made non-decreasing in
 * silence within each group. All risks lie strictly between 0 and 1.
 */
export function fitSilence(cells: readonly Cell[]): SilenceTable {
  const grid = gridOf(cells);
  const total = totalOf(cells);
  // Half a customer on either side keeps the overall rate, and with it every other, off 0 and 1.
  const overall = (total.silent + 0.5) / (total.customers + 1);
  const byBin = (grid[0] ?? []).map((_, bin) =>
    pulledRate(
      grid.flatMap((row) => row[bin] ?? []),
      overall,
    ),
  );

  return grid.map((row) => {
    const ofGroup = pulledRate(row, overall);
    const rates = row.map((cell, bin) =>
      pulledRate([cell], fromLogit(logit(ofGroup) + logit(byBin[bin] ?? overall) - logit(overall))),
    );
    return poolAdjacentViolators(
      rates,
      row.map((cell) => cell.customers + EMPTY_WEIGHT),
    );
  });
}

function pulledRate(cells: readonly Cell[], towards: number): number {
  const { customers, silent } = totalOf(cells);
  return (silent + PULL_CUSTOMERS * towards) / (customers + PULL_CUSTOMERS);
}

function logit(p: number): number {
  return Math.log(p) - Math.log1p(-p);
}

function fromLogit(x: number): number {
  const p = 1 / (1 + Math.exp(-x));
  // A sum of extreme log-odds may round to 0 or 1, which no later step could come back from.
  return Math.min(1 - 1e-9, Math.max(1e-9, p));
}
