import type { ToolRequest } from "../../../tools/ask.ts";
import type { Measure } from "../ranking.ts";
import type { Reading } from "../reading.ts";
import { filtersOf, limitOf } from "./filters.ts";

type CustomersRequest = ToolRequest<"analyze_customers">;
type Analysis = CustomersRequest["input"]["analysis"];
type Sort = NonNullable<CustomersRequest["input"]["sort"]>;

export const CUSTOMER_SORTS: Partial<Record<Measure, Sort>> = {
  value: "ltv",
  expected: "expected_value",
  risk: "churn_risk",
  impact: "impact",
  orders: "orders",
  frequency: "frequency",
  recency: "recency",
};

export function customersCall(reading: Reading, analysis: Analysis): CustomersRequest {
  const { is_b2b, ...others } = filtersOf(reading);
  const isSubject = analysis === "b2b_identification";
  return {
    tool: "analyze_customers",
    input: {
      analysis,
      ...sortOf(reading, analysis),
      ...others,
      ...(is_b2b === undefined || isSubject ? {} : { is_b2b }),
      ...limitOf(reading),
    },
  };
}

function sortOf({ measure, text }: Reading, analysis: Analysis): { sort?: Sort } {
  if (analysis === "product_affinity") return {};
  const sort = measure && CUSTOMER_SORTS[measure];
  if (sort) return { sort };
  // VIPs who may leave are those whose leaving costs most.
  return analysis === "churn_risk" && /\bvips?\b|\bwhales?\b/.test(text) ? { sort: "impact" } : {};
}
