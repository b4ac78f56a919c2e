import { and, desc, eq } from "drizzle-orm";
import { buildOnce } from "./build-once.ts";
import type { Queryable } from "./database.ts";
import { modelRuns } from "./schema/models.ts";

/**
 * What a recompute fills, as a number that is raised whenever it fills more or otherwise: figures of another version
 * are computed anew at start, for a column that was added meanwhile holds 0 or nothing.
 */
export const FIGURES_VERSION = "5";

/** What the published figures of a shop rest on: written down when they were computed. */
export interface FiguresBasis {
  /** Null until figures were computed from at least one order. */
  asOf: Date | null;
  /** First and last day with an order, shop time; null without one. */
  period: { from: string; to: string } | null;
  /** Days ahead that the churn risk is about; null before the first computation. */
  horizonDays: number | null;
  /** Why nothing is said of churn; null where it is. */
  churnUnknownBecause: string | null;
  /** Whether they were made by another version of the product, which filled less, or otherwise. */
  isOutdated: boolean;
  orders: number;
  sales: number;
  customers: number;
  lines: number;
}

const selectNewest = buildOnce(
  ["tenantId"],
  {
    version: modelRuns.version,
    dataTo: modelRuns.dataTo,
    parameters: modelRuns.parameters,
    scores: modelRuns.scores,
  },
  (select, { tenantId }) =>
    select
      .from(modelRuns)
      .where(and(eq(modelRuns.tenantId, tenantId), eq(modelRuns.kind, "figures")))
      .orderBy(desc(modelRuns.modelRunId))
      .limit(1),
);

export async function readFiguresBasis(tx: Queryable, tenantId: number): Promise<FiguresBasis> {
  const [run] = await selectNewest(tx, { tenantId });
  const { firstDay, lastDay, horizonDays, churnUnknownBecause } = run?.parameters ?? {};
  const count = (name: string) => Number(run?.scores[name] ?? 0);
  return {
    asOf: run?.dataTo ?? null,
    period:
      typeof firstDay === "string" && typeof lastDay === "string" ? { from: firstDay, to: lastDay } : null,
    horizonDays: typeof horizonDays === "number" ? horizonDays : null,
    churnUnknownBecause: typeof churnUnknownBecause === "string" ? churnUnknownBecause : null,
    isOutdated: run !== undefined && run.version !== FIGURES_VERSION,
    orders: count("orders"),
    sales: count("sales"),
    customers: count("customers"),
    lines: count("lines"),
  };
}
