import { sql } from "drizzle-orm";
import type { Queryable } from "./database.ts";

/** All that an import or a recompute replaces as a whole. */
const TABLES = [
  ...["combined_sales", "sales_lines", "customers", "products"],
  ...[
    "fact_customer_current",
    "fact_customer_history",
    "customer_profiles",
    "archetypes",
    "archetype_transitions",
  ],
  ...["customer_categories", "category_days", "category_periods"],
  ...["category_figures", "category_groups", "category_pairs"],
  ...["product_figures", "product_months", "product_pairs", "customer_recommendations", "campaign_scores"],
  ...["daily_sales", "daily_activity", "customer_periods", "cohort_retention"],
];

/**
 * Counts anew what the planner goes by. A table that was filled a moment ago counts as empty until then, and a
 * question that joins two of those is answered in a loop within a loop.
 */
export async function refreshStatistics(db: Queryable): Promise<void> {
  await db.execute(sql.raw(`analyze ${TABLES.join(", ")}`));
}
