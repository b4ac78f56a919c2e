import type { FiguresBasis } from "../store/provenance.ts";
import type { Provenance } from "./shared.ts";
import type { ToolContext } from "./tool.ts";

/** Where an answer comes from: what the figures rest on, with the row counts that are the answer's own. */
export function provenanceOf(
  basis: FiguresBasis,
  { tenant, now }: ToolContext,
  answer: { method: string; rows?: Record<string, number>; unknown?: readonly string[] },
): Provenance {
  return {
    asOf: (basis.asOf ?? now).toISOString(),
    period: basis.period,
    timeZone: tenant.timeZone,
    currency: tenant.currency,
    synthetic: tenant.isSynthetic,
    dataVersion: tenant.dataVersion,
    rows: { orders: basis.orders, customers: basis.customers, ...answer.rows },
    method: answer.method,
    unknown: [...(basis.isOutdated ? [OUTDATED] : []), ...(answer.unknown ?? [])],
  };
}

const OUTDATED = "These figures were made by an earlier version and are being made anew.";
