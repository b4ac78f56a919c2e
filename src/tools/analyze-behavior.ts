import { z } from "zod";
import { customerSorts } from "../store/customer-reads.ts";
import { readFiguresBasis } from "../store/provenance.ts";
import type { BehaviorAsk } from "./behavior/ask.ts";
import { behaviorChange, behaviorChangeSchema } from "./behavior/behavior-change.ts";
import { decliningEngagement, decliningEngagementSchema } from "./behavior/declining-engagement.ts";
import { discountDependency, discountDependencySchema } from "./behavior/discount-dependency.ts";
import { momentum, momentumSchema } from "./behavior/momentum.ts";
import { oneTimeBuyers, oneTimeBuyersSchema } from "./behavior/one-time-buyers.ts";
import { purchaseCadence, purchaseCadenceSchema } from "./behavior/purchase-cadence.ts";
import { buyersMeant } from "./buyers-meant.ts";
import { customerFilterShape, filterOf, isFiltered, refuseUnknownNames } from "./customer-filter.ts";
import { limitInput, offsetInput, provenanceSchema } from "./shared.ts";
import { defineTool } from "./tool.ts";

export const patterns = [
  "one_time_buyers",
  "momentum",
  "declining_engagement",
  "behavior_change",
  "purchase_cadence",
  "discount_dependency",
] as const;
export type Pattern = (typeof patterns)[number];

const input = z.strictObject({
  pattern: z
    .enum(patterns)
    .describe(
      "one_time_buyers: who bought once and whether such customers come back; momentum: who buys more or less of late; declining_engagement: who comes more seldom; behavior_change: whose basket, discounts or main category changed; purchase_cadence: how regularly they buy and whose purchase is late; discount_dependency: who buys only at a discount and what discounts cost",
    ),
  ...customerFilterShape,
  sort: z
    .enum(customerSorts)
    .optional()
    .describe(
      "Order of the list of customers: ltv, churn_risk, impact (value at risk), orders, expected_value: highest first; frequency: shortest time between purchases first; recency: latest purchase first. Left out: what fits the pattern",
    ),
  limit: limitInput(10),
  offset: offsetInput,
});

const source = { provenance: provenanceSchema };
const output = z.discriminatedUnion("pattern", [
  oneTimeBuyersSchema.extend(source),
  momentumSchema.extend(source),
  decliningEngagementSchema.extend(source),
  behaviorChangeSchema.extend(source),
  purchaseCadenceSchema.extend(source),
  discountDependencySchema.extend(source),
]);

export type BehaviorAnalysis = z.infer<typeof output>;

export const analyzeBehavior = defineTool({
  name: "analyze_behavior",
  title: "Analyze behavior",
  description:
    "How customers buy and how that changes: one-time buyers and whether they return, momentum, declining engagement, changed habits, rhythm and overdue purchases, dependency on discounts; each with whom to act on and what to do.",
  input,
  output,
  async run(asked, context) {
    const filter = filterOf(asked, context);
    const { sort, limit, offset } = asked;
    const { tenantId } = context.tenant;
    return context.database.withTenant(tenantId, async (tx) => {
      const basis = await readFiguresBasis(tx, tenantId);
      if (basis.asOf !== null) await refuseUnknownNames(tx, tenantId, filter);
      const meant = await buyersMeant(tx, context, { filter, isAll: !isFiltered(asked) });
      return analyze(asked.pattern, { tx, context, basis, filter, meant, page: { sort, limit, offset } });
    });
  },
});

function analyze(pattern: Pattern, ask: BehaviorAsk) {
  switch (pattern) {
    case "one_time_buyers":
      return oneTimeBuyers(ask);
    case "momentum":
      return momentum(ask);
    case "declining_engagement":
      return decliningEngagement(ask);
    case "behavior_change":
      return behaviorChange(ask);
    case "purchase_cadence":
      return purchaseCadence(ask);
    case "discount_dependency":
      return discountDependency(ask);
    default:
      return pattern satisfies never;
  }
}
