import { z } from "zod";
import { customerInput, customerSummarySchema, provenanceSchema } from "./shared.ts";
import { defineTool } from "./tool.ts";

const input = z.object({
  customer: customerInput,
  info: z.enum(["profile", "churn_risk", "segment", "purchase_history"]).default("profile"),
});

const output = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("found"),
    info: z.enum(["profile", "churn_risk", "segment", "purchase_history"]),
    customer: customerSummarySchema,
    /** What to do about this customer, most useful first; empty where nothing is called for. */
    advice: z.array(z.string()),
    /** The newest orders, at most 10; empty unless asked for by profile or purchase_history. */
    recentOrders: z.array(
      z.object({
        orderId: z.string(),
        kind: z.enum(["sale", "return", "cancelled"]),
        at: z.iso.datetime(),
        valueCents: z.number().int(),
        currency: z.string(),
        items: z.number().int(),
        category: z.string().nullable(),
        fulfillmentStatus: z.string().nullable(),
      }),
    ),
    /** What is not known of this customer, said as such. */
    unknown: z.array(z.string()),
    provenance: provenanceSchema,
  }),
  z.object({
    kind: z.literal("ambiguous"),
    candidates: z.array(customerSummarySchema),
    provenance: provenanceSchema,
  }),
  z.object({ kind: z.literal("not_found"), provenance: provenanceSchema }),
]);

export type CustomerLookup = z.infer<typeof output>;

export const lookupCustomer = defineTool({
  name: "lookup_customer",
  title: "Look up a customer",
  description: "Everything known of one customer: profile, churn risk, archetype, orders.",
  input,
  output,
  async run(_input, _context) {
    throw new Error("lookup_customer has no body yet");
  },
});
