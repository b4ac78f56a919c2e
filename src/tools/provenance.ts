import type { Queryable } from "../store/database.ts";
import { readExtent } from "../store/provenance.ts";
import type { Provenance } from "./shared.ts";
import type { ToolContext } from "./tool.ts";

/** Where an answer comes from: the extent of the data, with the row counts that are the answer's own. */
export async function provenanceOf(
  tx: Queryable,
  context: ToolContext,
  answer: { method: string; rows?: Record<string, number> },
): Promise<Provenance> {
  const { tenant, now } = context;
  const extent = await readExtent(tx, tenant.tenantId);
  return {
    asOf: (extent.asOf ?? now).toISOString(),
    period: extent.firstDay && extent.lastDay ? { from: extent.firstDay, to: extent.lastDay } : null,
    timeZone: tenant.timeZone,
    currency: tenant.currency,
    synthetic: tenant.isSynthetic,
    dataVersion: tenant.dataVersion,
    rows: { orders: extent.orders, customers: extent.customers, ...answer.rows },
    method: answer.method,
  };
}
