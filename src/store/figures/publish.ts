import { sql } from "drizzle-orm";
import { AXES } from "../../analytics/segments/axes.ts";
import type { Queryable } from "../database.ts";
import { type ArchetypeText, insertArchetypes } from "./archetypes.ts";
import type { StagedSales } from "./stage.ts";

/** Replaces the shop's published figures of customers by the staged ones, all in the caller's transaction. */
export async function publishFigures(
  tx: Queryable,
  tenantId: number,
  staged: StagedSales,
  archetypes: readonly ArchetypeText[],
): Promise<void> {
  await clear(tx, tenantId, CUSTOMER_TABLES);
  await insertFacts(tx, tenantId, staged);
  await tx.execute(sql`
    insert into customer_profiles (tenant_id, customer_id, features, memberships, behaviour, archetype_id)
    select ${tenantId}, f.customer_id, features, memberships, behaviour, archetype_id
    from recompute_facts f join recompute_scores s using (customer)`);
  await insertArchetypes(tx, tenantId, archetypes);
  await insertDays(tx, tenantId);
  await insertSnapshot(tx, tenantId, staged.lastDay);
}

async function insertFacts(tx: Queryable, tenantId: number, staged: StagedSales): Promise<void> {
  const asOf = sql`${staged.asOf.toISOString()}::timestamptz`;
  await tx.execute(sql`
    insert into fact_customer_current (tenant_id, customer_id, as_of, first_order_at, last_order_at, orders,
      purchase_days, returns, net_value_cents, average_order_value_cents, discounted_orders, recency_days, tenure_days,
      interpurchase_mean_days, interpurchase_cv, orders_90, orders_previous_90, main_category,
      second_purchase_days, first_category, segments,
      rfm_recency, rfm_frequency, rfm_monetary, rfm_segment, b2b_likelihood, b2b_signals, momentum, momentum_state,
      discount_dependency, discount_state, cadence_state, overdue_days, churn_risk, churn_level, lifecycle, p_alive,
      expected_purchases_12m, expected_value_12m_cents, expected_value_12m_low_cents, expected_value_12m_high_cents,
      value_at_risk_cents, churn_reasons)
    select ${tenantId}, f.customer_id, ${asOf}, first_at, last_at, orders, purchase_days, returns, net,
      round(average)::bigint, f.discounted, recency, tenure, gap_mean, gap_cv, orders_90, orders_previous_90,
      main_category, second_gap, first_category, array[${sql.join(AXES.map(segmentOn), sql`, `)}],
      rfm_recency, rfm_frequency, rfm_monetary, rfm_segment, b2b_likelihood, b2b_signals, momentum, momentum_state,
      discount_dependency, discount_state, cadence_state, overdue_days, churn_risk, churn_level,
      lifecycle, p_alive, expected_purchases, expected, expected_low, expected_high, at_risk, reasons
    from recompute_facts f join recompute_scores s using (customer)`);
}

const segmentOn = (axis: string) => sql`memberships -> ${axis}::text ->> 'segment'`;

/** A day with returns alone has a row, too: its net value is below 0. */
async function insertDays(tx: Queryable, tenantId: number): Promise<void> {
  await tx.execute(sql`
    with newcomers as (
      select day, count(*)::int as customers from recompute_days where nth = 1 group by day
    )
    insert into daily_sales (tenant_id, day, orders, customers, new_customers, net_value_cents, sales_value_cents,
      valued_orders, customer_value_cents)
    select ${tenantId}, o.day, (count(*) filter (where kind = 'sale'))::int,
      (count(distinct customer) filter (where kind = 'sale'))::int, coalesce(n.customers, 0),
      coalesce(sum(value), 0)::bigint, coalesce(sum(value) filter (where kind = 'sale'), 0)::bigint,
      (count(value) filter (where kind = 'sale'))::int,
      coalesce(sum(value) filter (where customer is not null), 0)::bigint
    from recompute_orders o left join newcomers n on n.day = o.day
    group by o.day, n.customers`);
}

async function insertSnapshot(tx: Queryable, tenantId: number, day: string): Promise<void> {
  await tx.execute(sql`
    delete from fact_customer_history where tenant_id = ${tenantId} and snapshot_date >= ${day}::date`);
  await tx.execute(sql`
    insert into fact_customer_history (tenant_id, snapshot_date, customer_id, orders, net_value_cents, churn_risk,
      lifecycle, archetype_id, expected_value_12m_cents, value_at_risk_cents)
    select ${tenantId}, ${day}::date, f.customer_id, orders, net, churn_risk, lifecycle, archetype_id, expected, at_risk
    from recompute_facts f join recompute_scores s using (customer)`);
}

const CUSTOMER_TABLES = ["fact_customer_current", "customer_profiles", "archetypes", "daily_sales"] as const;

/** Filled by methods that replace their own rows. */
const OTHER_TABLES = [
  "campaign_scores",
  "category_figures",
  "category_groups",
  "category_pairs",
  "cohort_retention",
  "customer_categories",
  "category_days",
  "category_periods",
  "product_months",
  "daily_activity",
  "customer_periods",
  "archetype_transitions",
  "product_figures",
  "product_pairs",
  "customer_recommendations",
  "forecasts",
] as const;

/** Leaves no figure of the shop, history of snapshots apart. */
export async function clearFigures(tx: Queryable, tenantId: number): Promise<void> {
  await clear(tx, tenantId, [...CUSTOMER_TABLES, ...OTHER_TABLES]);
}

async function clear(tx: Queryable, tenantId: number, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    await tx.execute(sql`delete from ${sql.identifier(table)} where tenant_id = ${tenantId}`);
  }
}
