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
    /** Orders of which the value is known, and what those orders came to, all their categories together. */
    valuedOrders: integer("valued_orders").notNull().default(0),
    orderValueCents: cents("order_value_cents"),
    /** What came back of it, as far as it is known; counted above 0. */
    returnedValueCents: cents("returned_value_cents").notNull().default(0),
    /** Days from the first purchase to the second; null for who has not come back. */
    secondPurchaseDays: integer("second_purchase_days"),
    /** The days after the second, null where there are none: who bought in a period is asked of no other table. */
    laterBoughtOn: date("later_bought_on", { mode: "string" }).array(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.customerId, table.category] }),
    // By the name as it is written: row-level security keeps functions, such as lower(), from being looked up in an
    // index. The customer is not in it: an index of so few values is small, and written in a fraction of the time.
    index("customer_categories_category").on(table.tenantId, table.category),
    tenantPolicy(),
  ],
);

/** What a sum of sales says beside its value: guests' sales are in it, but guests are nobody's customers. */
const sold = () => ({
  orders: integer("orders").notNull(),
  customers: integer("customers").notNull(),
  units: doublePrecision("units").notNull(),
  /** In the shop's currency, of the orders of which it is known. */
  salesValueCents: cents("sales_value_cents").notNull(),
  valuedOrders: integer("valued_orders").notNull(),
});

/** Sales of a category by calendar day, shop time; days without have no row. */
export const categoryDays = pgTable(
  "category_days",
  {
    tenantId: tenantId(),
    category: text("category").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    ...sold(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.category, table.day] }), tenantPolicy()],
);

/** The same by month and by quarter: a customer who buys on two days of a month counts once. */
export const categoryPeriods = pgTable(
  "category_periods",
  {
    tenantId: tenantId(),
    /** month | quarter. */
    granularity: text("granularity").notNull(),
    category: text("category").notNull(),
    /** First day of the period. */
    start: date("start", { mode: "string" }).notNull(),
    ...sold(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.granularity, table.category, table.start] }),
    tenantPolicy(),
  ],
);

/**
 * Sales of a product by calendar month, shop time: a row per product with a list for each figure, in the order of its
 * months. A row per month takes ten times as long to write, and each recompute writes all of them.
 */
export const productMonths = pgTable(
  "product_months",
  {
    tenantId: tenantId(),
    productId: text("product_id").notNull(),
    /** First days of the months with a sale. */
    months: date("months", { mode: "string" }).array().notNull(),
    orders: integer("orders").array().notNull(),
    salesValueCents: cents("sales_value_cents").array().notNull(),
    valuedOrders: integer("valued_orders").array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.productId] }), tenantPolicy()],
);
