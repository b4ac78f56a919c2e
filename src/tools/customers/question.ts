import { z } from "zod";
import type { CustomerFilter } from "../../store/customer-filter.ts";
import { customerSorts } from "../../store/customer-reads.ts";
import type { Queryable } from "../../store/database.ts";
import type { FiguresBasis } from "../../store/provenance.ts";
import { customerFilterShape } from "../customer-filter.ts";
import { limitInput, offsetInput } from "../shared.ts";
import type { ToolContext } from "../tool.ts";

export const customerAnalyses = [
  "churn_risk",
  "high_value",
  "b2b_identification",
  "behavioral",
  "product_affinity",
  "rfm_score",
] as const;
export type CustomerAnalysisName = (typeof customerAnalyses)[number];

export const questionSchema = z.strictObject({
  analysis: z
    .enum(customerAnalyses)
    .describe(
      "churn_risk: who may not return, and what is at stake; high_value: who is worth most, and how much of all value the best hold; b2b_identification: who is likely a business; behavioral: how customers spread over the segments of the eight axes of behaviour; product_affinity: which categories and products they prefer; rfm_score: recency, frequency and monetary scores, their segments and who scores best",
    ),
  ...customerFilterShape,
  sort: z
    .enum(customerSorts)
    .optional()
    .describe(
      "Order of the customers. ltv: most valuable first; churn_risk: likeliest to leave first; impact: most value at risk first; frequency: shortest time between purchases first; recency: latest purchase first; orders: most orders first; expected_value: most expected in the next twelve months first. Left out: impact for churn_risk, ltv for high_value and behavioral, likelihood for b2b_identification, sum of the scores for rfm_score. Not for product_affinity",
    ),
  limit: limitInput(10),
  offset: offsetInput,
});

export type CustomerQuestion = z.output<typeof questionSchema>;

/** What an analysis works with: the question, the customers that it is about, and where to read of them. */
export interface AnalysisScope {
  question: CustomerQuestion;
  filter: CustomerFilter;
  tx: Queryable;
  context: ToolContext;
  basis: FiguresBasis;
}
