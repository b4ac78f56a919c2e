import {
  type Bounds,
  type RfmThresholds,
  rfmScores,
  type Score,
} from "../../../src/analytics/behaviour/rfm.ts";
import { dayNumber } from "../../support/cdnow.ts";
import { onlineRetailCustomers } from "../../support/online-retail.ts";
import { readShared } from "../../support/shared-data.ts";

/** Scores of a customer as text, "555" the best. */
type Cell = string;

/**
 * Cells of the customers of Online Retail II: sizes as the reference has them, cells by the reference's rule, which
 * ranks customers by their number where values tie, and cells by ours, which never parts equal values.
 */
export async function onlineRetailRfm() {
  const customers = [...(await onlineRetailCustomers())]
    .map(([id, days]) => ({
      id: Number(id),
      recencyDays: dayNumber("2011-12-09") - Math.max(...days.keys()),
      purchaseDays: days.size,
      netCents: 100 * [...days.values()].reduce((sum, spend) => sum + spend, 0),
    }))
    .sort((one, other) => one.id - other.id);
  const column = (key: "recencyDays" | "purchaseDays" | "netCents") => customers.map((of) => of[key]);
  const thresholds: RfmThresholds = {
    recencyDays: quintiles(column("recencyDays")),
    purchaseDays: quintiles(column("purchaseDays")),
    netCents: quintiles(column("netCents")),
  };
  // Ranked by the days since, then turned round: of equally recent customers the later number scores lower.
  const recency = byRank(column("recencyDays")).map((score) => 6 - score);
  const frequency = byRank(column("purchaseDays"));
  const monetary = byRank(column("netCents"));
  return {
    sizes: JSON.parse(readShared("expected/online_retail_segmentation_reference.json"))
      .rfm_quintile_cell_sizes as Record<Cell, number>,
    byTheirRule: customers.map((_, i): Cell => `${recency[i]}${frequency[i]}${monetary[i]}`),
    byOurs: customers.map((of): Cell => {
      const scores = rfmScores(of, thresholds);
      return scores ? `${scores.recency}${scores.frequency}${scores.monetary}` : "";
    }),
  };
}

export function countCells(cells: readonly Cell[]): Record<Cell, number> {
  const sizes: Record<Cell, number> = {};
  for (const cell of cells) sizes[cell] = (sizes[cell] ?? 0) + 1;
  return sizes;
}

/** As `percentile_disc` has them. */
function quintiles(values: readonly number[]): Bounds {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
  return [at(0.2), at(0.4), at(0.6), at(0.8)];
}

/** Cuts at the quantiles of the ranks themselves, by linear interpolation; ties are ranked as they come. */
function byRank(values: readonly number[]): Score[] {
  const scores: Score[] = [];
  const order = values.map((_, i) => i).sort((one, other) => (values[one] ?? 0) - (values[other] ?? 0));
  for (const [rank, i] of order.entries()) {
    scores[i] = (1 +
      [0.2, 0.4, 0.6, 0.8].filter((share) => rank > share * (values.length - 1)).length) as Score;
  }
  return scores;
}
