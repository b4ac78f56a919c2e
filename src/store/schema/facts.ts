import { sql } from "drizzle-orm";
import {
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
} from "drizzle-orm/pg-core";
import { cents, instant, tenantId, tenantPolicy } from "./columns.ts";

/** What is known of each customer as of the last recompute. Money is in the shop's currency. */
export const factCustomerCurrent = pgTable(
  "fact_customer_current",
  {
    tenantId: tenantId(),
    customerId: text("customer_id").notNull(),
    asOf: instant("as_of").notNull(),
    firstOrderAt: instant("first_order_at"),
    lastOrderAt: instant("last_order_at"),
    /** Orders of kind `sale`. */
    orders: integer("orders").notNull(),
    /** Distinct days in the shop's time zone with a sale: the purchases of the buy-till-you-die models. */
    purchaseDays: integer("purchase_days").notNull(),
    returns: integer("returns").notNull(),
    /** Net of refunds and returns; unknown (null) when all orders are in a currency without a rate. */
    netValueCents: cents("net_value_cents"),
    /** Mean value of the sales; null without sales. */
    averageOrderValueCents: cents("average_order_value_cents"),
    discountedOrders: integer("discounted_orders").notNull(),
    /** Days since the last and the first purchase day, and mean and coefficient of variation of the days between. */
    recencyDays: doublePrecision("recency_days"),
    tenureDays: doublePrecision("tenure_days"),
    interpurchaseMeanDays: doublePrecision("interpurchase_mean_days"),
    interpurchaseCv: doublePrecision("interpurchase_cv"),
    /** Sales of the last 90 and the 90 days before. */
    orders90: integer("orders_90").notNull(),
    ordersPrevious90: integer("orders_previous_90").notNull(),
    mainCategory: text("main_category"),
    /** The dominant segment on each of the eight axes, in their order; null where unknown. */
    segments: text("segments").array().$type<(string | null)[]>().notNull().default(sql`'{}'::text[]`),
    /** Days from the first purchase day to the second; null for who has not come back. */
    secondPurchaseDays: integer("second_purchase_days"),
    /** Category of the first order; null where the source names none. */
    firstCategory: text("first_category"),
    /** Scores from 1 to 5 against the shop's own customers, and the name of their combination; null without a purchase. */
    rfmRecency: smallint("rfm_recency"),
    rfmFrequency: smallint("rfm_frequency"),
    rfmMonetary: smallint("rfm_monetary"),
    rfmSegment: text("rfm_segment"),
    /** How likely a business buys here rather than a person, 0 to 1, with what speaks for it in words. */
    b2bLikelihood: doublePrecision("b2b_likelihood"),
    b2bSignals: jsonb("b2b_signals").$type<string[]>().notNull().default(sql`'[]'::jsonb`),
    /** Orders and value of late against those before, as a ratio less 1, and its name; null where too little is known. */
    momentum: doublePrecision("momentum"),
    momentumState: text("momentum_state"),
    /** How much buying hangs on discounts, 0 to 1, and its name; null where the source names none. */
    discountDependency: doublePrecision("discount_dependency"),
    discountState: text("discount_state"),
    /** How regular the days between purchases are, in a word; days by which the next purchase is late (negative: to come). */
    cadenceState: text("cadence_state"),
    overdueDays: doublePrecision("overdue_days"),
    /** Probability of no purchase in the next H days; null where history is too short to say. */
    churnRisk: doublePrecision("churn_risk"),
    /** low | medium | high | critical, from one table; null with the risk. */
    churnLevel: text("churn_level"),
    /** new | active | cooling | at_risk | lapsed; null without a purchase. */
    lifecycle: text("lifecycle"),
    /** Probability of not having dropped out, as an explanation only; null without a purchase model. */
    pAlive: doublePrecision("p_alive"),
    /** Purchase days and net value expected in the next twelve months, the value with its 80 % interval. */
    expectedPurchases12m: doublePrecision("expected_purchases_12m"),
    expectedValue12mCents: cents("expected_value_12m_cents"),
    expectedValue12mLowCents: cents("expected_value_12m_low_cents"),
    expectedValue12mHighCents: cents("expected_value_12m_high_cents"),
    valueAtRiskCents: cents("value_at_risk_cents"),
    /** Reasons of the churn risk, in words: a list of sentences without personal data. */
    churnReasons: jsonb("churn_reasons").$type<string[]>().notNull().default(sql`'[]'::jsonb`),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.customerId] }),
    index("fact_customer_value_at_risk").on(table.tenantId, table.valueAtRiskCents),
    index("fact_customer_net_value").on(table.tenantId, table.netValueCents),
    tenantPolicy(),
  ],
);

/** One snapshot of the changing figures per customer and day of recompute. */
export const factCustomerHistory = pgTable(
  "fact_customer_history",
  {
    tenantId: tenantId(),
    snapshotDate: date("snapshot_date", { mode: "string" }).notNull(),
    customerId: text("customer_id").notNull(),
    orders: integer("orders").notNull(),
    netValueCents: cents("net_value_cents"),
    churnRisk: doublePrecision("churn_risk"),
    lifecycle: text("lifecycle"),
    archetypeId: text("archetype_id"),
    expectedValue12mCents: cents("expected_value_12m_cents"),
    valueAtRiskCents: cents("value_at_risk_cents"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.snapshotDate, table.customerId] }),
    tenantPolicy(),
  ],
);

/** The dominant segment, how strongly (0 to 1), and the memberships in all segments of the axis. */
export type SegmentMembership = {
  segment: string;
  strength: number;
  clarity?: "strong" | "balanced" | "weak";
  shares?: Record<string, number>;
} | null;
export type AxisMemberships = Record<string, SegmentMembership>;

/** Features and memberships on the eight axes; an axis that can't be known from the history is null. */
export const customerProfiles = pgTable(
  "customer_profiles",
  {
    tenantId: tenantId(),
    customerId: text("customer_id").notNull(),
    features: jsonb("features").$type<Record<string, number | null>>().notNull(),
    memberships: jsonb("memberships").$type<AxisMemberships>().notNull(),
    /** How their buying changes: gaps that lengthen, and basket, discounts and category between its halves. */
    behaviour: jsonb("behaviour").$type<Record<string, unknown>>().notNull().default(sql`'{}'::jsonb`),
    archetypeId: text("archetype_id"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.customerId] }),
    index("customer_profiles_archetype").on(table.tenantId, table.archetypeId),
    tenantPolicy(),
  ],
);

export const archetypes = pgTable(
  "archetypes",
  {
    tenantId: tenantId(),
    /** Deterministic from the content: the same segments give the same id in every run. */
    archetypeId: text("archetype_id").notNull(),
    /** 1: the set of dominant segments; 2: refined by how strong they are. */
    level: smallint("level").notNull().default(1),
    /** The archetype of level 1 that this one refines; null on level 1. */
    parentId: text("parent_id"),
    name: text("name").notNull(),
    description: text("description").notNull(),
    /** Dominant segment per axis; null where unknown. */
    segments: jsonb("segments").$type<Record<string, string | null>>().notNull(),
    customers: integer("customers").notNull(),
    netValueCents: cents("net_value_cents"),
    averageNetValueCents: cents("average_net_value_cents"),
    /** What rankings go by: a lone large account does not move it. */
    medianNetValueCents: cents("median_net_value_cents"),
    averageOrders: doublePrecision("average_orders"),
    averageChurnRisk: doublePrecision("average_churn_risk"),
    averageRecencyDays: doublePrecision("average_recency_days"),
    /** Net value of the last 90 days and of the 90 days before, of the members of whom both are known. */
    netValue90Cents: cents("net_value_90_cents"),
    netValuePrevious90Cents: cents("net_value_previous_90_cents"),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.archetypeId] }), tenantPolicy()],
);

/** Sales of one calendar day in the shop's time zone; the series behind forecasts. Days without sales have no row. */
export const dailySales = pgTable(
  "daily_sales",
  {
    tenantId: tenantId(),
    day: date("day", { mode: "string" }).notNull(),
    orders: integer("orders").notNull(),
    customers: integer("customers").notNull(),
    newCustomers: integer("new_customers").notNull(),
    /** Net: returns of the day are in it. */
    netValueCents: cents("net_value_cents").notNull(),
    /** Value of the day's sales, before later returns, and the sales of which it is known: the average order value. */
    salesValueCents: cents("sales_value_cents").notNull(),
    valuedOrders: integer("valued_orders").notNull().default(0),
    /** Of the net value, that of orders whose customer is known: what customers' lifetime values are summed from. */
    customerValueCents: cents("customer_value_cents").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.day] }), tenantPolicy()],
);
