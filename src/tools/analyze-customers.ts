import { z } from "zod";
import { countUnknown } from "../store/customer-distributions.ts";
import { readFiguresBasis } from "../store/provenance.ts";
import { filterOf, refuseUnknownNames } from "./customer-filter.ts";
import { analyzeBusinesses, B2B_METHOD, b2bShape } from "./customers/b2b-identification.ts";
import { analyzeBehavioral, behavioralShape } from "./customers/behavioral.ts";
import { analyzeChurnRisk, churnRiskShape } from "./customers/churn-risk.ts";
import { analyzeHighValue, highValueShape } from "./customers/high-value.ts";
import { leftOutByFilters } from "./customers/left-out.ts";
import { AFFINITY_METHOD, affinityShape, analyzeAffinity } from "./customers/product-affinity.ts";
import { type AnalysisScope, type CustomerAnalysisName, questionSchema } from "./customers/question.ts";
import { analyzeRfm, RFM_METHOD, rfmShape } from "./customers/rfm-score.ts";
import { figuresMethod } from "./method.ts";
import { notInSums } from "./not-in-sums.ts";
import { provenanceOf } from "./provenance.ts";
import { provenanceSchema } from "./shared.ts";
import { defineTool } from "./tool.ts";

const common = {
  /** Why nothing is said of churn, as a sentence; null where it is. */
  churnUnknownBecause: z.string().nullable(),
  provenance: provenanceSchema,
};

const output = z.discriminatedUnion("analysis", [
  z.object({ ...churnRiskShape, ...common }),
  z.object({ ...highValueShape, ...common }),
  z.object({ ...b2bShape, ...common }),
  z.object({ ...behavioralShape, ...common }),
  z.object({ ...affinityShape, ...common }),
  z.object({ ...rfmShape, ...common }),
]);

export type CustomerAnalysis = z.infer<typeof output>;

export const analyzeCustomers = defineTool({
  name: "analyze_customers",
  title: "Analyze customers",
  description:
    "Rank, filter and describe customers: who may leave, who is worth most, who is a business, how they behave, what they prefer, how they score by recency, frequency and value. Filters combine.",
  input: questionSchema,
  output,
  async run(question, context) {
    const { tenant, database } = context;
    const filter = filterOf(question, context);
    return database.withTenant(tenant.tenantId, async (tx) => {
      const basis = await readFiguresBasis(tx, tenant.tenantId);
      if (basis.asOf !== null) await refuseUnknownNames(tx, tenant.tenantId, filter);
      const missing = await countUnknown(tx, tenant.tenantId, filter);
      const analysed = await analyse({ question, filter, tx, context, basis });
      const { fitting, unknown, ...answer } = analysed;
      return {
        ...answer,
        matching: fitting.matching,
        totals: fitting.totals,
        churnUnknownBecause: basis.churnUnknownBecause,
        provenance: provenanceOf(basis, context, {
          method: METHODS[question.analysis] ?? figuresMethod(basis),
          rows: { matching: fitting.matching },
          unknown: [...unknown, ...notInSums(fitting.missing), ...leftOutByFilters(missing)],
        }),
      };
    });
  },
});

function analyse(scope: AnalysisScope) {
  const { analysis } = scope.question;
  switch (analysis) {
    case "churn_risk":
      return analyzeChurnRisk(scope);
    case "high_value":
      return analyzeHighValue(scope);
    case "b2b_identification":
      return analyzeBusinesses(scope);
    case "behavioral":
      return analyzeBehavioral(scope);
    case "product_affinity":
      return analyzeAffinity(scope);
    case "rfm_score":
      return analyzeRfm(scope);
    default:
      return analysis satisfies never;
  }
}

const METHODS: Partial<Record<CustomerAnalysisName, string>> = {
  b2b_identification: B2B_METHOD,
  product_affinity: AFFINITY_METHOD,
  rfm_score: RFM_METHOD,
};
