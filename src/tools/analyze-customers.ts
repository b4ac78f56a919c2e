import { z } from "zod";
import type { CustomerFilter } from "../store/customer-filter.ts";
import { listCustomers, summarizeCustomers } from "../store/customer-reads.ts";
import { readFiguresBasis } from "../store/provenance.ts";
import { summaryOf } from "./customer-summary.ts";
import { figuresMethod } from "./method.ts";
import { provenanceOf } from "./provenance.ts";
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
  /** Why nothing is said of churn, as a sentence; null where it is. */
  churnUnknownBecause: z.string().nullable(),
  provenance: provenanceSchema,
});

export type CustomerAnalysis = z.infer<typeof output>;

export const analyzeCustomers = defineTool({
  name: "analyze_customers",
  title: "Analyze customers",
  description: "Rank and filter customers by churn risk or value.",
  input,
  output,
  async run(asked, context) {
    const { tenant, database } = context;
    const sort = asked.sort ?? (asked.analysis === "churn_risk" ? "impact" : "ltv");
    const filter = filterOf(asked);
    return database.withTenant(tenant.tenantId, async (tx) => {
      const basis = await readFiguresBasis(tx, tenant.tenantId);
      const rows = await listCustomers(tx, tenant.tenantId, { filter, sort, limit: asked.limit });
      const levels = await summarizeCustomers(tx, tenant.tenantId, filter);
      const matching = levels.reduce((sum, level) => sum + level.customers, 0);
      const countAt = (level: string | null) => levels.find((row) => row.level === level)?.customers ?? 0;
      return {
        analysis: asked.analysis,
        sort,
        customers: rows.map((row) => summaryOf(row, basis)),
        matching,
        totals: {
          valueAtRiskCents: total(levels.map((level) => level.valueAtRiskCents)),
          netValueCents: total(levels.map((level) => level.netValueCents)),
          byLevel: {
            low: countAt("low"),
            medium: countAt("medium"),
            high: countAt("high"),
            critical: countAt("critical"),
            unknown: countAt(null),
          },
        },
        churnUnknownBecause: basis.churnUnknownBecause,
        provenance: provenanceOf(basis, context, {
          method: filter.withoutLapsed ? `${figuresMethod(basis)} ${LAPSED_NOTE}` : figuresMethod(basis),
          rows: { matching },
        }),
      };
    });
  },
});

const LAPSED_NOTE = "Lapsed customers are left out: they are gone already.";

function filterOf(asked: z.output<typeof input>): CustomerFilter {
  const cents = (units: number | undefined) => (units === undefined ? undefined : Math.round(units * 100));
  return {
    churnMin: asked.churn_min,
    churnMax: asked.churn_max,
    valueMinCents: cents(asked.ltv_min),
    valueMaxCents: cents(asked.ltv_max),
    ordersMin: asked.orders_min,
    ordersMax: asked.orders_max,
    recencyMinDays: asked.last_purchase_days_min,
    recencyMaxDays: asked.last_purchase_days_max,
    archetypeId: asked.archetype,
    // Whoever asks for a long silence or a high risk means those who are gone, too.
    withoutLapsed:
      asked.analysis === "churn_risk" &&
      asked.last_purchase_days_min === undefined &&
      asked.churn_min === undefined,
  };
}

/** Sum of what is known; null where nothing is. */
function total(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}
