import { z } from "zod";
import { countBusinesses } from "../../store/customer-distributions.ts";
import { listCustomers } from "../../store/customer-reads.ts";
import { summaryOf } from "../customer-summary.ts";
import { centsSchema, customerSummarySchema } from "../shared.ts";
import { withoutSmall } from "../withheld.ts";
import { boundedShare, fittingShape, listShape, summarizeFitting, sumOf } from "./fitting.ts";
import type { AnalysisScope } from "./question.ts";

export const b2bShape = {
  analysis: z.literal("b2b_identification"),
  ...fittingShape,
  ...listShape,
  listed: z.enum(["business", "person"]).describe("Whom the list is of"),
  customers: z.array(
    customerSummarySchema.extend({
      b2b: z
        .object({
          likelihood: z.number().min(0).max(1).describe("0 to 1; from 0.5 on counted as a business"),
          signals: z.array(z.string()).describe("What speaks for a business, in words, strongest first"),
        })
        .nullable()
        .describe("null = unknown: under three orders"),
    }),
  ),
  kinds: z
    .array(
      z.object({
        kind: z.enum(["business", "person", "unknown"]),
        customers: z.number().int(),
        share: z.number().min(0).max(1).describe("Of all customers who fit the filters"),
        netValueCents: centsSchema,
        shareOfValue: z.number().nullable(),
        averageOrders: z.number().nullable(),
      }),
    )
    .describe("All who fit the filters, by what they probably are"),
};

/** Who is likely a business, by how they order. Lists businesses unless `is_b2b` asks for persons. */
export async function analyzeBusinesses(scope: AnalysisScope) {
  const { question, tx, context, basis } = scope;
  const { tenantId } = context.tenant;
  const filter = { ...scope.filter, isB2b: question.is_b2b ?? true };
  const sort = question.sort ?? ("b2b_likelihood" as const);
  const { limit, offset } = question;
  const rows = await listCustomers(tx, tenantId, { filter, sort, limit, offset });
  const counted = await countBusinesses(tx, { tenantId, filter: scope.filter });
  const { shown, unknown } = withoutSmall(counted, {
    min: context.groupMin,
    one: "kind",
    many: "kinds",
    sizeOf: ({ customers }) => customers,
    nameOf: ({ kind }) => kind,
  });
  const all = sumOf(counted.map(({ customers }) => customers)) ?? 0;
  const value = sumOf(counted.map(({ netValueCents }) => netValueCents));
  const unjudged = shown.find(({ kind }) => kind === "unknown")?.customers ?? 0;
  return {
    analysis: "b2b_identification" as const,
    listed: filter.isB2b ? ("business" as const) : ("person" as const),
    sort,
    offset,
    customers: rows.map((row) => ({
      ...summaryOf(row, basis),
      b2b: row.b2bLikelihood === null ? null : { likelihood: row.b2bLikelihood, signals: row.b2bSignals },
    })),
    fitting: await summarizeFitting(scope, filter),
    kinds: shown.map(({ orders, ...kind }) => ({
      ...kind,
      share: kind.customers / all,
      shareOfValue: boundedShare(kind.netValueCents, value),
      averageOrders: orders / kind.customers,
    })),
    unknown: [
      ...unknown,
      ...(unjudged > 0 ? [`Of ${unjudged} customers it is unknown: it takes three orders to tell.`] : []),
    ],
  };
}

export const B2B_METHOD =
  "Business or person is judged by how somebody orders (times, regularity, values, quantities) with fixed weights, no names or addresses; read it as an order in which to look, not as a proof.";
