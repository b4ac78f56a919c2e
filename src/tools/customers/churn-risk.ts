import { z } from "zod";
import { fittingShape, listFitting, listShape, summarizeFitting } from "./fitting.ts";
import type { AnalysisScope } from "./question.ts";

export const churnRiskShape = { analysis: z.literal("churn_risk"), ...fittingShape, ...listShape };

/** Who may not return, with what is at stake. */
export async function analyzeChurnRisk(scope: AnalysisScope) {
  const { question } = scope;
  // Whoever asks for a long silence or a high risk means those who are gone, too.
  const withoutLapsed = question.last_purchase_days_min === undefined && question.churn_min === undefined;
  const filter = { ...scope.filter, withoutLapsed };
  return {
    analysis: "churn_risk" as const,
    ...(await listFitting(scope, filter, question.sort ?? "impact")),
    fitting: await summarizeFitting(scope, filter),
    unknown: withoutLapsed ? [LAPSED_NOTE] : [],
  };
}

const LAPSED_NOTE =
  "Lapsed customers, and those whose risk is unknown, are left out: ask by churn_min or last_purchase_days_min to see the lapsed.";
