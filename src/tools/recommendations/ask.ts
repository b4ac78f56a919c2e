import type { BehavingCustomer } from "../../store/behavior/list.ts";
import type { CustomerFilter } from "../../store/customer-filter.ts";
import type { Queryable } from "../../store/database.ts";
import type { FiguresBasis } from "../../store/provenance.ts";
import { lastDayOf } from "../behavior/ask.ts";
import { money } from "../behavior/change-words.ts";
import type { BuyersMeant } from "../buyers-meant.ts";
import type { CustomerSummary } from "../shared.ts";
import type { ToolContext } from "../tool.ts";

export const recommendations = [
  "upsell",
  "cross_sell",
  "expansion",
  "winback_strategy",
  "retention_actions",
  "discount_strategy",
] as const;
export type Recommendation = (typeof recommendations)[number];

export interface Ask {
  tx: Queryable;
  context: ToolContext;
  basis: FiguresBasis;
  page: { limit: number; offset: number };
}

/** What to recommend to one customer. */
export interface CustomerAsk extends Ask {
  one: BehavingCustomer;
  customer: CustomerSummary;
}

/** What to recommend to a group. */
export interface GroupAsk extends Ask, BuyersMeant {
  filter: CustomerFilter;
  /** Without any filter. */
  isAll: boolean;
}

/** Advice, with what it rests on. */
export interface Advised<Advice> {
  advice: Advice;
  /** Why there is nothing to recommend, as a sentence; null where there is something. */
  nothingBecause: string | null;
  method: string;
  rows?: Record<string, number>;
  unknown?: string[];
}

/** The page that tells how many rows there are, where the one asked for has none. */
export const FIRST = { limit: 1, offset: 0 };

export function shopOf({ context, basis }: Pick<Ask, "context" | "basis">) {
  return { tenantId: context.tenant.tenantId, lastDay: lastDayOf({ context, basis }) };
}

export function moneyOf({ context }: Pick<Ask, "context">): (cents: number) => string {
  return (cents) => money(cents, context.tenant.currency);
}
