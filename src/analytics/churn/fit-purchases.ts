import { type Cell, gridOf, totalOf } from "./comparable.ts";
import { PULL_CUSTOMERS } from "./fit-silence.ts";
import { poolAdjacentViolators } from "./pool-adjacent-violators.ts";

/** Expected purchase days in the days ahead, `expected[group][bin]`: never rises as silence goes on. */
export type PurchaseTable = number[][];

const EMPTY_WEIGHT = 1e-6;

/**
 * The mean number of purchase days of comparable customers, smoothed as `fitSilence` smooths shares, with
 * ratios in the place of odds. Nowhere below 0.
 */
export function fitPurchases(cells: readonly Cell[]): PurchaseTable {
  const grid = gridOf(cells);
  const total = totalOf(cells);
  const overall = total.purchases / Math.max(1, total.customers);
  if (overall === 0) return grid.map((row) => row.map(() => 0));
  const byBin = (grid[0] ?? []).map((_, bin) =>
    pulledMean(
      grid.flatMap((row) => row[bin] ?? []),
      overall,
    ),
  );

  return grid.map((row) => {
    const ofGroup = pulledMean(row, overall);
    const means = row.map((cell, bin) => pulledMean([cell], (ofGroup * (byBin[bin] ?? overall)) / overall));
    // Pooling makes a sequence non-decreasing; silence must not raise what is expected.
    return poolAdjacentViolators(
      means.map((mean) => -mean),
      row.map((cell) => cell.customers + EMPTY_WEIGHT),
    ).map((negative) => Math.max(0, -negative));
  });
}

function pulledMean(cells: readonly Cell[], towards: number): number {
  const { customers, purchases } = totalOf(cells);
  return (purchases + PULL_CUSTOMERS * towards) / (customers + PULL_CUSTOMERS);
}
