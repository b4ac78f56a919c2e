import { date, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { cents, tenantId, tenantPolicy } from "./columns.ts";

/** A product to offer, by how well it fits, and what the reason is made of (counts, days, the products it follows from). */
export interface RecommendedProduct {
  productId: string;
  score: number;
  because: Record<string, number | string | null>;
}

/** What to offer a customer: products to buy again, and products new to them; best first. */
export const customerRecommendations = pgTable(
  "customer_recommendations",
  {
    tenantId: tenantId(),
    customerId: text("customer_id").notNull(),
    again: jsonb("again").$type<RecommendedProduct[]>().notNull(),
    discover: jsonb("discover").$type<RecommendedProduct[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.customerId] }), tenantPolicy()],
);

/** Products bought in one order more often than chance would have it, by their counts. */
export const productPairs = pgTable(
  "product_pairs",
  {
    tenantId: tenantId(),
    productId: text("product_id").notNull(),
    otherProductId: text("other_product_id").notNull(),
    basketsBoth: integer("baskets_both").notNull(),
    basketsProduct: integer("baskets_product").notNull(),
    basketsOther: integer("baskets_other").notNull(),
    basketsTotal: integer("baskets_total").notNull(),
    support: doublePrecision("support").notNull(),
    /** Of the baskets with the product, the share with the other. */
    confidence: doublePrecision("confidence").notNull(),
    lift: doublePrecision("lift").notNull(),
    /** Probability of so many baskets by chance. */
    pValue: doublePrecision("p_value").notNull(),
    /** Shrunken cosine over baskets: what pairs are ranked by. */
    similarity: doublePrecision("similarity").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.productId, table.otherProductId] }),
    index("product_pairs_similarity").on(table.tenantId, table.productId, table.similarity),
    tenantPolicy(),
  ],
);

/** What is known of each product that was ever sold. */
export const productFigures = pgTable(
  "product_figures",
  {
    tenantId: tenantId(),
    productId: text("product_id").notNull(),
    baskets: integer("baskets").notNull(),
    customers: integer("customers").notNull(),
    /** Customers who bought it on more than one day, and the median of their days between. */
    customersAgain: integer("customers_again").notNull(),
    daysBetweenMedian: doublePrecision("days_between_median"),
    units: doublePrecision("units").notNull(),
    salesValueCents: cents("sales_value_cents").notNull(),
    /** Baskets of which the value is known. */
    valuedBaskets: integer("valued_baskets").notNull().default(0),
    /** Of the last 90 days and of the 90 before. */
    baskets90: integer("baskets_90").notNull(),
    basketsPrevious90: integer("baskets_previous_90").notNull().default(0),
    salesValue90Cents: cents("sales_value_90_cents").notNull().default(0),
    salesValuePrevious90Cents: cents("sales_value_previous_90_cents").notNull().default(0),
    firstSoldOn: date("first_sold_on", { mode: "string" }).notNull(),
    lastSoldOn: date("last_sold_on", { mode: "string" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.productId] }), tenantPolicy()],
);
