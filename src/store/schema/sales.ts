import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import {
  bigint,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { cents, instant, tenantId, tenantPolicy } from "./columns.ts";

/**
 * Who buys. Contact data is kept as keyed hashes, for matching only: names, e-mails and phones are not
 * stored at all.
 */
export const customers = pgTable(
  "customers",
  {
    tenantId: tenantId(),
    /** The shop's own id, or one derived from the hashed e-mail where the source has none. */
    customerId: text("customer_id").notNull(),
    /** `C-XXXXXXXX`, the only name a surface shows. */
    alias: text("alias").notNull(),
    emailHash: text("email_hash"),
    phoneHash: text("phone_hash"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.customerId] }),
    uniqueIndex("customers_alias").on(table.tenantId, table.alias),
    index("customers_email_hash").on(table.tenantId, table.emailHash),
    index("customers_phone_hash").on(table.tenantId, table.phoneHash),
    tenantPolicy(),
  ],
);

/** One row per order. Returns and cancellations are orders of their own with negative values, so sums are net. */
export const combinedSales = pgTable(
  "combined_sales",
  {
    tenantId: tenantId(),
    orderId: text("order_id").notNull(),
    /**
     * What a person says of it. A column, for an index over the expression would not serve: row-level security
     * lets a condition with such functions in it look at no row before its own.
     */
    orderNumber: text("order_number").generatedAlwaysAs((): SQL => orderNumberOf(combinedSales.orderId)),
    /** Null where the source names no customer (guest sales). */
    customerId: text("customer_id"),
    /** sale | return | cancelled. Only a `sale` is a purchase. */
    orderKind: text("order_kind").notNull(),
    orderDate: instant("order_date").notNull(),
    sourceUpdatedAt: instant("source_updated_at"),
    currency: text("currency").notNull(),
    /** What the customer owes for the goods: lines less discounts, without shipping and tax, less refunds. */
    orderValueCents: cents("order_value_cents").notNull(),
    /** The same in the shop's currency; null where the order's currency has no rate. Figures use this one. */
    reportingValueCents: cents("reporting_value_cents"),
    shippingCostCents: cents("shipping_cost_cents"),
    discountAmountCents: cents("discount_amount_cents"),
    taxAmountCents: cents("tax_amount_cents"),
    refundedAmountCents: cents("refunded_amount_cents"),
    /** The category with the largest value among the lines. */
    productCategory: text("product_category"),
    lineCount: integer("line_count").notNull(),
    itemCount: integer("item_count").notNull(),
    paymentMethod: text("payment_method"),
    financialStatus: text("financial_status"),
    fulfillmentStatus: text("fulfillment_status"),
    country: text("country"),
    /** Digest of the order as the source gave it: a re-import of the same order changes nothing. */
    contentHash: text("content_hash").notNull(),
    syncRunId: bigint("sync_run_id", { mode: "number" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.orderId] }),
    index("combined_sales_number").on(table.tenantId, table.orderNumber),
    index("combined_sales_customer").on(table.tenantId, table.customerId, table.orderDate),
    index("combined_sales_date").on(table.tenantId, table.orderDate),
    tenantPolicy(),
  ],
);

/** The number within an order's id: `1042`, `#1042`, `Shop#1042` and `SHOP # 1042` are one. */
export function orderNumberOf(orderId: SQLWrapper | string): SQL<string> {
  return sql`lower(regexp_replace(${orderId}, '^.*#\\s*(.+)$', '\\1'))`;
}

/** One row per order line. */
export const salesLines = pgTable(
  "sales_lines",
  {
    tenantId: tenantId(),
    orderId: text("order_id").notNull(),
    /** Position within the order as the source gave it, from 1. */
    lineNo: integer("line_no").notNull(),
    productId: text("product_id").notNull(),
    quantity: doublePrecision("quantity").notNull(),
    unitPrice: doublePrecision("unit_price").notNull(),
    /** Quantity times price less the line's discount, rounded once. */
    lineValueCents: cents("line_value_cents").notNull(),
    discountCents: cents("discount_cents"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.orderId, table.lineNo] }),
    index("sales_lines_product").on(table.tenantId, table.productId),
    tenantPolicy(),
  ],
);

export const products = pgTable(
  "products",
  {
    tenantId: tenantId(),
    /** SKU or stock code. */
    productId: text("product_id").notNull(),
    title: text("title"),
    category: text("category"),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.productId] }), tenantPolicy()],
);
