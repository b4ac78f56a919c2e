import type { Viewer } from "../../privacy/roles.ts";
import type { ToolContext } from "../../tools/tool.ts";
import type { HealthReport } from "../health.ts";

/** What the routes need of the rest of the product. */
export interface ApiServices {
  /** A context for one piece of work, with the shop as it is now. */
  toolContext(viewer: Viewer): Promise<ToolContext>;
  /** The customer at a place from 0 to 1 among all, in an order that means nothing; undefined where there is none. */
  findCustomerAt(context: ToolContext, place: number): Promise<string | undefined>;
  readHealth(): Promise<HealthReport>;
  /** Begins a sync of the configured source, unless one is running; the status tells how it goes on. */
  startSync(): Promise<"started" | "running" | "no_source">;
  /** Sees to it that no remembered answer is given again. */
  forgetAnswers(): Promise<void>;
  listTenants(): Promise<TenantFacts[]>;
  /** From 0 to 1: who a random customer is. */
  random(): number;
}

export interface TenantFacts {
  tenantId: number;
  slug: string;
  name: string;
  currency: string;
  timeZone: string;
  dataVersion: number;
}
