import { z } from "zod";
import { UserError } from "../../errors.ts";
import type { CustomerRow } from "../../store/customer-reads.ts";
import type { Queryable } from "../../store/database.ts";
import type { FiguresBasis } from "../../store/provenance.ts";
import { dayInput } from "../inputs.ts";
import { type CustomerSummary, customerInput, limitInput, offsetInput } from "../shared.ts";
import type { ToolContext } from "../tool.ts";

export const lookupInfos = [
  "profile",
  "ltv_forecast",
  "churn_risk",
  "segment",
  "purchase_history",
  "recommendations",
] as const;

export const lookupSchema = z.strictObject({
  customer: customerInput,
  info: z
    .enum(lookupInfos)
    .default("profile")
    .describe(
      "profile: the customer card; ltv_forecast: what they will likely bring in within twelve months; churn_risk: whether they may not return, why, what to do; segment: archetype and where they stand on the eight axes; purchase_history: orders with their products, also by date or product; recommendations: what to offer, with reasons",
    ),
  product: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe(
      "purchase_history only: did they buy this? A product's title, id or category; typos are forgiven",
    ),
  from: dayInput.optional().describe("purchase_history only: orders from this day on, such as 2026-03-01"),
  to: dayInput.optional().describe("purchase_history only: orders up to and on this day"),
  limit: limitInput(10).describe("How many orders to list, or offers of each kind"),
  offset: offsetInput.describe("purchase_history only: how many orders to pass over, 0 for the newest"),
});

export type LookupQuestion = z.output<typeof lookupSchema>;

export const pAliveSchema = z
  .number()
  .min(0)
  .max(1)
  .nullable()
  .describe("Probability that they are still a customer at all, as an explanation; not the churn risk");

/** What a look-up works with: the customer that was found, and where to read of them. */
export interface LookupScope {
  question: LookupQuestion;
  customer: CustomerSummary;
  row: CustomerRow;
  one: { tenantId: number; customerId: string };
  tx: Queryable;
  context: ToolContext;
  basis: FiguresBasis;
}

/** @throws UserError where arguments come with an `info` that they say nothing to, or contradict each other. */
export function refuseMisfits({ info, product, from, to, offset }: LookupQuestion): void {
  const isNarrowed = product !== undefined || from !== undefined || to !== undefined || offset > 0;
  if (info !== "purchase_history" && isNarrowed) {
    throw new UserError(
      `product, from, to and offset are about orders: ask for info purchase_history, not ${info}.`,
    );
  }
  if (from !== undefined && to !== undefined && from > to) {
    throw new UserError(`No day lies from ${from} to ${to}: from must not be after to.`);
  }
}
