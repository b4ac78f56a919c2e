import { date, doublePrecision, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { cents, tenantId, tenantPolicy } from "./columns.ts";

/** What each customer bought of each category: sales only, the category of the product, else of the order. */
export const customerCategories = pgTable(
  "customer_categories",
  {
    tenantId: tenantId(),
    customerId: text("customer_id").notNull(),
    category: text("category").notNull(),
    orders: integer("orders").notNull(),
    /** Distinct days with a purchase of it. */
    purchaseDays: integer("purchase_days").notNull(),
    units: doublePrecision("units").notNull(),
    /** In the shop's currency; null where none of it has a rate. */
    salesValueCents: cents("sales_value_cents"),
    firstBoughtOn: date("first_bought_on", { mode: "string" }).notNull(),
    lastBoughtOn: date("last_bought_on", { mode: "string" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.customerId, table.category] }),
    index("customer_categories_category").on(table.tenantId, table.category),
    tenantPolicy(),
  ],
);
