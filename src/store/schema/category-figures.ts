import { doublePrecision, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { cents, tenantId, tenantPolicy } from "./columns.ts";

/**
 * What the customers of the whole shop bought of each category: the sums of `customer_categories`, made beforehand,
 * since most questions are about everybody.
 */
export const categoryFigures = pgTable(
  "category_figures",
  {
    tenantId: tenantId(),
    category: text("category").notNull(),
    buyers: integer("buyers").notNull(),
    /** Of them, those who bought of it on a second day, and the median of the days until then. */
    buyersAgain: integer("buyers_again").notNull(),
    secondPurchaseDaysMedian: doublePrecision("second_purchase_days_median"),
    orders: integer("orders").notNull(),
    valuedOrders: integer("valued_orders").notNull(),
    units: doublePrecision("units").notNull(),
    /** Buyers whose value is known, and what they spent on it; null where nobody's is. */
    valuedBuyers: integer("valued_buyers").notNull(),
    salesValueCents: cents("sales_value_cents"),
    /** What came back from them. */
    returnedValueCents: cents("returned_value_cents"),
    orderValueCents: cents("order_value_cents"),
    /** Means over the buyers of whom they are known, and the number of these. */
    expectedValue12mMeanCents: doublePrecision("expected_value_12m_mean_cents"),
    expectedKnown: integer("expected_known").notNull(),
    churnRiskMean: doublePrecision("churn_risk_mean"),
    churnKnown: integer("churn_known").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.category] }), tenantPolicy()],
);

/** Buyers of each category by group of customers; those in no group have no row. */
export const categoryGroups = pgTable(
  "category_groups",
  {
    tenantId: tenantId(),
    /** archetype, or the axis whose segments are the groups. */
    groupBy: text("group_by").notNull(),
    /** Id of the archetype of level 1, or name of the segment. */
    memberGroup: text("member_group").notNull(),
    category: text("category").notNull(),
    buyers: integer("buyers").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.groupBy, table.memberGroup, table.category] }),
    tenantPolicy(),
  ],
);
