import { integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { tenantId, tenantPolicy } from "./columns.ts";

/** How many customers bought of two categories: what buyers of one may buy next. One row for each direction. */
export const categoryPairs = pgTable(
  "category_pairs",
  {
    tenantId: tenantId(),
    category: text("category").notNull(),
    otherCategory: text("other_category").notNull(),
    customersBoth: integer("customers_both").notNull(),
    customersCategory: integer("customers_category").notNull(),
    customersOther: integer("customers_other").notNull(),
    /** Customers who bought of any category. */
    customersTotal: integer("customers_total").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.category, table.otherCategory] }), tenantPolicy()],
);
