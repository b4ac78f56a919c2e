import { z } from "zod";
import { centsSchema, churnLevels, customerSummarySchema, limitInput, provenanceSchema } from "./shared.ts";
import { defineTool } from "./tool.ts";

const input = z.object({
  analysis: z
    .enum(["churn_risk", "high_value"])
    .describe("churn_risk: who may not return; high_value: who is worth most"),
  sort: z.enum(["ltv", "churn_risk", "impact", "frequency", "recency", "orders"]).optional(),
  churn_min: z.number().min(0).max(1).optional(),
  churn_max: z.number().min(0).max(1).optional(),
  ltv_min: z.number().min(0).optional().describe("Least net value so far, in the shop's currency"),
  ltv_max: z.number().min(0).optional(),
  orders_min: z.number().int().min(0).optional(),
  orders_max: z.number().int().min(0).optional(),
  last_purchase_days_min: z
    .number()
    .min(0)
    .optional()
    .describe("At least this many days since the last purchase"),
  last_purchase_days_max: z.number().min(0).optional(),
  archetype: z.string().optional().describe("Archetype id"),
  limit: limitInput(10),
});

const output = z.object({
  analysis: z.enum(["churn_risk", "high_value"]),
  sort: z.enum(["ltv", "churn_risk", "impact", "frequency", "recency", "orders"]),
  customers: z.array(customerSummarySchema),
  /** Customers who fit the filters, of whom `customers` are the first. */
  matching: z.number().int(),
  totals: z.object({
    valueAtRiskCents: centsSchema,
    netValueCents: centsSchema,
    /** How many of those matching stand at each level; customers without a known risk are in `unknown`. */
    byLevel: z.record(z.enum([...churnLevels, "unknown"]), z.number().int()),
  }),
  provenance: provenanceSchema,
});

export type CustomerAnalysis = z.infer<typeof output>;

export const analyzeCustomers = defineTool({
  name: "analyze_customers",
  title: "Analyze customers",
  description: "Rank and filter customers by churn risk or value.",
  input,
  output,
  async run(_input, _context) {
    throw new Error("analyze_customers has no body yet");
  },
});
