import type { Tokens } from "../../sources/claude/reply.ts";
import type { Tenant } from "../../store/tenants.ts";

/** What a shop may have Claude use in a day, and what it has used. */
export interface ClaudeBudget {
  /** False where the day's tokens or money are used up. Asked before each request. */
  mayAsk(tenant: Tenant, now: Date): Promise<boolean>;
  /** Told after each request, also of one that broke off. */
  record(tenant: Tenant, use: ModelUse, now: Date): Promise<void>;
}

export interface ModelUse {
  purpose: "question" | "draft";
  model: string;
  tokens: Tokens;
}
