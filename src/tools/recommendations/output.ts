import { z } from "zod";
import { customerSummarySchema, provenanceSchema } from "../shared.ts";
import { crossSellSchema } from "./cross-sell.ts";
import { discountForGroupSchema, discountForOneSchema } from "./discount-strategy.ts";
import { expansionSchema } from "./expansion.ts";
import { retentionForGroupSchema, retentionForOneSchema } from "./retention-actions.ts";
import { upsellSchema } from "./upsell.ts";
import { winbackForGroupSchema, winbackForOneSchema } from "./winback-strategy.ts";

const said = {
  nothingBecause: z.string().nullable().describe("Why there is nothing to recommend; null where there is"),
  provenance: provenanceSchema,
};

export const recommendationsSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("customer"),
    customer: customerSummarySchema,
    advice: z.discriminatedUnion("recommendation", [
      upsellSchema,
      crossSellSchema,
      expansionSchema,
      winbackForOneSchema,
      retentionForOneSchema,
      discountForOneSchema,
    ]),
    ...said,
  }),
  z.object({
    kind: z.literal("group"),
    group: z.object({
      customers: z.number().int().describe("Customers with a purchase who are meant"),
      text: z.string(),
    }),
    advice: z.discriminatedUnion("recommendation", [
      upsellSchema,
      crossSellSchema,
      expansionSchema,
      winbackForGroupSchema,
      retentionForGroupSchema,
      discountForGroupSchema,
    ]),
    ...said,
  }),
  z.object({
    kind: z.literal("ambiguous"),
    candidates: z.array(customerSummarySchema),
    provenance: provenanceSchema,
  }),
  z.object({ kind: z.literal("not_found"), provenance: provenanceSchema }),
]);

export type Recommendations = z.infer<typeof recommendationsSchema>;
