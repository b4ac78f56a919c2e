import { z } from "zod";
import { findCustomers } from "../store/customer-reads.ts";
import { resolveCustomer } from "../store/identity.ts";
import { readFiguresBasis } from "../store/provenance.ts";
import { summaryOf } from "./customer-summary.ts";
import { lookUpChurn, lookupChurnShape } from "./lookup/churn-risk.ts";
import { lookUpLtv, ltvForecastShape } from "./lookup/ltv-forecast.ts";
import { lookUpProfile, profileShape } from "./lookup/profile.ts";
import { lookUpPurchases, purchaseHistoryShape } from "./lookup/purchase-history.ts";
import { type LookupScope, lookupSchema, refuseMisfits } from "./lookup/question.ts";
import { lookUpOffers, lookupOffersShape } from "./lookup/recommendations.ts";
import { lookUpSegment, lookupSegmentShape } from "./lookup/segment.ts";
import { figuresMethod } from "./method.ts";
import { provenanceOf } from "./provenance.ts";
import { customerSummarySchema, provenanceSchema } from "./shared.ts";
import { defineTool } from "./tool.ts";

const found = {
  kind: z.literal("found"),
  customer: customerSummarySchema,
  provenance: provenanceSchema,
};

const output = z.discriminatedUnion("kind", [
  z.discriminatedUnion("info", [
    z.object({ ...found, ...profileShape }),
    z.object({ ...found, ...ltvForecastShape }),
    z.object({ ...found, ...lookupChurnShape }),
    z.object({ ...found, ...lookupSegmentShape }),
    z.object({ ...found, ...purchaseHistoryShape }),
    z.object({ ...found, ...lookupOffersShape }),
  ]),
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
  description:
    "Everything known of one customer: profile, expected value, churn risk, archetype and segments, orders with products (did they buy …?), what to offer.",
  input: lookupSchema,
  output,
  answers: {
    kindFor: ({ info }) => (info === "ltv_forecast" || info === "churn_risk" ? "prediction" : "profile"),
  },
  async run(question, context) {
    refuseMisfits(question);
    const { tenant, database } = context;
    const { tenantId } = tenant;
    return database.withTenant(tenantId, async (tx) => {
      const [rows, basis] = await Promise.all([
        resolveCustomer(tx, tenant, question.customer).then((ids) => findCustomers(tx, tenantId, ids)),
        readFiguresBasis(tx, tenantId),
      ]);
      const provenance = (unknown: readonly string[] = []) =>
        provenanceOf(basis, context, { method: figuresMethod(basis), unknown });
      const candidates = rows.map((row) => summaryOf(row, basis));
      const [customer] = candidates;
      const [row] = rows;
      if (!customer || !row) return { kind: "not_found" as const, provenance: provenance() };
      if (candidates.length > 1) {
        return { kind: "ambiguous" as const, candidates, provenance: provenance() };
      }
      const one = { tenantId, customerId: row.customerId };
      const { unknown, ...info } = await lookUp({ question, customer, row, one, tx, context, basis });
      return { kind: "found" as const, customer, ...info, provenance: provenance(unknown) };
    });
  },
});

function lookUp(scope: LookupScope) {
  const { info } = scope.question;
  switch (info) {
    case "profile":
      return lookUpProfile(scope);
    case "ltv_forecast":
      return lookUpLtv(scope);
    case "churn_risk":
      return lookUpChurn(scope);
    case "segment":
      return lookUpSegment(scope);
    case "purchase_history":
      return lookUpPurchases(scope);
    case "recommendations":
      return lookUpOffers(scope);
    default:
      return info satisfies never;
  }
}
