import type { Database } from "../../src/store/database.ts";
import type { Tenant } from "../../src/store/tenants.ts";
import type { ToolContext } from "../../src/tools/tool.ts";

/** What a tool is called with, asked by an analyst. */
export function aToolContext(
  database: Database,
  tenant: Tenant,
  now: Date,
  facts: Partial<ToolContext> = {},
): ToolContext {
  return {
    ...{ database, tenant, now },
    churnHorizonDays: 180,
    groupMin: 5,
    viewer: { kind: "person", id: "U0TEST", role: "analyst" },
    ...facts,
  };
}
