import {
  bigint,
  date,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import { cents, tenantId, tenantPolicy } from "./columns.ts";

/** What became of those who first bought in a month, by whole months since; shop time. */
export const cohortRetention = pgTable(
  "cohort_retention",
  {
    tenantId: tenantId(),
    /** First day of the month of the first purchase. */
    cohort: date("cohort", { mode: "string" }).notNull(),
    /** 0 = the month itself. */
    monthsSince: integer("months_since").notNull(),
    /** Size of the cohort. */
    customers: integer("customers").notNull(),
    /** Of them, those with a sale in that month. */
    active: integer("active").notNull(),
    orders: integer("orders").notNull(),
    netValueCents: cents("net_value_cents").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.cohort, table.monthsSince] }), tenantPolicy()],
);

/**
 * Customers by calendar day, shop time, without gaps: a customer is active for H days from each purchase, and
 * has lapsed on the day on which H days have passed without one.
 */
export const dailyActivity = pgTable(
  "daily_activity",
  {
    tenantId: tenantId(),
    day: date("day", { mode: "string" }).notNull(),
    /** At the end of the day. */
    active: integer("active").notNull(),
    lapsed: integer("lapsed").notNull(),
    /** Lapsed customers who bought again. */
    returned: integer("returned").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.day] }), tenantPolicy()],
);

/** Customers with a sale in a week or a month, shop time: who buys on two days of it counts once. */
export const customerPeriods = pgTable(
  "customer_periods",
  {
    tenantId: tenantId(),
    /** week | month; by day they are in `daily_sales`. */
    granularity: text("granularity").notNull(),
    /** First day of the period; a week begins on Monday. */
    start: date("start", { mode: "string" }).notNull(),
    customers: integer("customers").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.granularity, table.start] }), tenantPolicy()],
);

/** How many customers went from one archetype to another between two snapshots; null: none, or not yet a customer. */
export const archetypeTransitions = pgTable(
  "archetype_transitions",
  {
    tenantId: tenantId(),
    transitionId: bigint("transition_id", { mode: "number" }).generatedAlwaysAsIdentity(),
    fromDate: date("from_date", { mode: "string" }).notNull(),
    toDate: date("to_date", { mode: "string" }).notNull(),
    fromArchetypeId: text("from_archetype_id"),
    toArchetypeId: text("to_archetype_id"),
    customers: integer("customers").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.transitionId] }),
    index("archetype_transitions_dates").on(table.tenantId, table.toDate, table.fromDate),
    tenantPolicy(),
  ],
);

/** How well a customer fits a campaign of each goal, 0 to 1; null where the goal is not for them. */
export const campaignScores = pgTable(
  "campaign_scores",
  {
    tenantId: tenantId(),
    customerId: text("customer_id").notNull(),
    retention: doublePrecision("retention"),
    growth: doublePrecision("growth"),
    winback: doublePrecision("winback"),
    seasonal: doublePrecision("seasonal"),
    loyalty: doublePrecision("loyalty"),
    acquisition: doublePrecision("acquisition"),
    /** Where the customer stands in the shop: share of its customers with no more of it. */
    expectedValueRank: doublePrecision("expected_value_rank"),
    valueAtRiskRank: doublePrecision("value_at_risk_rank"),
    netValueRank: doublePrecision("net_value_rank"),
    /** Share of their purchases, and of all, that fall in the season ahead; null under two purchases or a year. */
    seasonShare: doublePrecision("season_share"),
    shopSeasonShare: doublePrecision("shop_season_share"),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.customerId] }), tenantPolicy()],
);
