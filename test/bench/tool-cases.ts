import { and, asc, desc, eq, gte, sql } from "drizzle-orm";
import type { Database } from "../../src/store/database.ts";
import { archetypes, factCustomerCurrent as facts } from "../../src/store/schema/facts.ts";
import { products } from "../../src/store/schema/sales.ts";
import type { ToolName } from "../../src/tools/registry.ts";

/** Whom and what to ask about: always the same of the same shop. */
export interface Sample {
  /** Customers of all sorts, the most loyal among them. */
  customers: string[];
  archetypes: string[];
  categories: string[];
}

export interface ToolCase {
  tool: ToolName;
  value: string;
  /** About one customer: held against the bare statements. */
  isLookUp?: boolean;
  inputs(sample: Sample, run: number): unknown;
}

const LOOKED_UP = 40;

export async function sampleOfShop(database: Database, tenantId: number): Promise<Sample> {
  return database.withTenant(tenantId, async (tx) => {
    const spread = await tx
      .select({ id: facts.customerId })
      .from(facts)
      .where(eq(facts.tenantId, tenantId))
      .orderBy(sql`md5(${facts.customerId})`)
      .limit(LOOKED_UP / 2);
    const loyal = await tx
      .select({ id: facts.customerId })
      .from(facts)
      .where(and(eq(facts.tenantId, tenantId), gte(facts.orders, 5)))
      .orderBy(desc(facts.orders), asc(facts.customerId))
      .limit(LOOKED_UP / 2);
    const kinds = await tx
      .select({ id: archetypes.archetypeId })
      .from(archetypes)
      .where(and(eq(archetypes.tenantId, tenantId), eq(archetypes.level, 1)))
      .orderBy(desc(archetypes.customers), asc(archetypes.archetypeId))
      .limit(10);
    const categories = await tx
      .selectDistinct({ name: products.category })
      .from(products)
      .where(eq(products.tenantId, tenantId))
      .orderBy(asc(products.category))
      .limit(10);
    return {
      customers: [...spread, ...loyal].map(({ id }) => id),
      archetypes: kinds.map(({ id }) => id),
      categories: categories.flatMap(({ name }) => name ?? []),
    };
  });
}

const pick = <T>(items: readonly T[], run: number) => items[run % items.length];

function cases(
  tool: ToolName,
  argument: string,
  values: readonly string[],
  rest: ToolCase["inputs"],
): ToolCase[] {
  return values.map((value) => ({
    tool,
    value,
    inputs: (sample, run) => ({ [argument]: value, ...(rest(sample, run) as object) }),
  }));
}

const nothing = () => ({});

export const TOOL_CASES: readonly ToolCase[] = [
  ...cases(
    "lookup_customer",
    "info",
    ["profile", "ltv_forecast", "churn_risk", "segment", "purchase_history", "recommendations"],
    ({ customers }, run) => ({ customer: pick(customers, run) }),
  ).map((one) => ({ ...one, isLookUp: true })),
  ...cases(
    "analyze_customers",
    "analysis",
    ["churn_risk", "high_value", "b2b_identification", "behavioral", "product_affinity", "rfm_score"],
    nothing,
  ),
  ...cases(
    "analyze_customers",
    "analysis",
    ["churn_risk", "behavioral", "product_affinity"],
    ({ archetypes: ids, categories }, run) => ({
      ...{ archetype: pick(ids, run), category: pick(categories, run) },
      ...{ orders_min: 2, ltv_min: 50, last_purchase_days_max: 400 },
    }),
  ).map((one) => ({ ...one, value: `${one.value} filtered` })),
  ...cases("analyze_segments", "analysis", ["overview", "growth"], nothing),
  ...cases("analyze_segments", "analysis", ["seasonal"], () => ({ event: "christmas" })),
  ...cases("analyze_segments", "analysis", ["comparison"], ({ archetypes: [first, second] }) => ({
    ...{ archetype: first, compare_with: second },
  })),
  ...cases(
    "analyze_products",
    "analysis",
    [
      ...["revenue_by_category", "category_repurchase_rate", "category_popularity", "category_by_segment"],
      ...["category_trends", "category_value", "bundles", "product_performance"],
    ],
    nothing,
  ),
  ...cases("analyze_products", "analysis", ["seasonal_performance"], () => ({ event: "christmas" })),
  ...cases(
    "forecast_metrics",
    "metric",
    [
      ...["revenue", "orders", "customer_count", "new_customers", "average_order_value", "average_ltv"],
      "churn_rate",
    ],
    nothing,
  ),
  ...cases("forecast_metrics", "metric", ["revenue", "average_ltv"], () => ({
    granularity: "month",
    horizon: 5,
  })).map((one) => ({ ...one, value: `${one.value} not made ahead` })),
  ...cases(
    "target_campaign",
    "campaign",
    ["retention", "growth", "winback", "seasonal", "loyalty", "acquisition"],
    nothing,
  ),
  ...cases(
    "analyze_behavior",
    "pattern",
    [
      ...["one_time_buyers", "momentum", "declining_engagement", "behavior_change", "purchase_cadence"],
      "discount_dependency",
    ],
    nothing,
  ),
  ...recommendations("for one customer", ({ customers }, run) => ({ customer: pick(customers, run) })),
  ...recommendations("for a segment", ({ archetypes: ids }, run) => ({ archetype: pick(ids, run) })),
];

function recommendations(whom: string, of: ToolCase["inputs"]): ToolCase[] {
  return cases(
    "get_recommendations",
    "recommendation",
    ["upsell", "cross_sell", "expansion", "winback_strategy", "retention_actions", "discount_strategy"],
    of,
  ).map((one) => ({ ...one, value: `${one.value} ${whom}` }));
}
