import { sql } from "drizzle-orm";
import { arrayLiteral } from "../array-literal.ts";
import type { Queryable } from "../database.ts";
import type { StagedSales } from "./stage.ts";

/** What the methods say of one customer. Lists and objects as JSON text. */
export interface CustomerScore {
  customer: number;
  churnRisk: number | null;
  churnLevel: string | null;
  lifecycle: string | null;
  expectedCents: number | null;
  atRiskCents: number | null;
  reasons: readonly string[];
  features: Readonly<Record<string, number | null>>;
  memberships: Readonly<Record<string, { segment: string; strength: number } | null>>;
  archetypeId: string | null;
}

export interface ArchetypeText {
  archetypeId: string;
  name: string;
  description: string;
  segments: Readonly<Record<string, string | null>>;
}

export async function prepareScores(tx: Queryable): Promise<void> {
  await tx.execute(sql`drop table if exists pg_temp.recompute_scores`);
  await tx.execute(sql`
    create temporary table recompute_scores (
      customer int, churn_risk float8, churn_level text, lifecycle text, expected bigint, at_risk bigint,
      reasons jsonb, features jsonb, memberships jsonb, archetype_id text
    ) on commit drop`);
}

export async function stageScores(tx: Queryable, scores: readonly CustomerScore[]): Promise<void> {
  const column = (value: (score: CustomerScore) => string | number | null) => arrayLiteral(scores.map(value));
  await tx.execute(sql`
    insert into recompute_scores select * from unnest(
      ${column((score) => score.customer)}::int[], ${column((score) => score.churnRisk)}::float8[],
      ${column((score) => score.churnLevel)}::text[], ${column((score) => score.lifecycle)}::text[],
      ${column((score) => score.expectedCents)}::bigint[], ${column((score) => score.atRiskCents)}::bigint[],
      ${column((score) => JSON.stringify(score.reasons))}::jsonb[],
      ${column((score) => JSON.stringify(score.features))}::jsonb[],
      ${column((score) => JSON.stringify(score.memberships))}::jsonb[],
      ${column((score) => score.archetypeId)}::text[])`);
}

/** Moves customers from archetypes that were rolled up into those they went into. */
export async function moveArchetypes(
  tx: Queryable,
  moves: readonly { from: string; to: string }[],
): Promise<void> {
  if (moves.length === 0) return;
  await tx.execute(sql`
    update recompute_scores s set archetype_id = m.into_id
    from unnest(${arrayLiteral(moves.map(({ from }) => from))}::text[],
      ${arrayLiteral(moves.map(({ to }) => to))}::text[]) as m(from_id, into_id)
    where s.archetype_id = m.from_id`);
}

/** Replaces the shop's published figures by the staged ones, all in the caller's transaction. */
export async function publishFigures(
  tx: Queryable,
  tenantId: number,
  staged: StagedSales,
  archetypes: readonly ArchetypeText[],
): Promise<void> {
  await tx.execute(sql`analyze recompute_scores`);
  await clearFigures(tx, tenantId);
  const asOf = sql`${staged.asOf.toISOString()}::timestamptz`;
  await tx.execute(sql`
    insert into fact_customer_current (tenant_id, customer_id, as_of, first_order_at, last_order_at, orders,
      purchase_days, returns, net_value_cents, average_order_value_cents, discounted_orders, recency_days, tenure_days,
      interpurchase_mean_days, interpurchase_cv, orders_90, orders_previous_90, main_category, churn_risk, churn_level,
      lifecycle, expected_value_12m_cents, value_at_risk_cents, churn_reasons)
    select ${tenantId}, f.customer_id, ${asOf}, first_at, last_at, orders, purchase_days, returns, net,
      round(average)::bigint, discounted, recency, tenure, gap_mean, gap_cv, orders_90,
      orders_previous_90, main_category, churn_risk, churn_level, lifecycle, expected, at_risk, reasons
    from recompute_facts f join recompute_scores s using (customer)`);
  await tx.execute(sql`
    insert into customer_profiles (tenant_id, customer_id, features, memberships, archetype_id)
    select ${tenantId}, f.customer_id, features, memberships, archetype_id
    from recompute_facts f join recompute_scores s using (customer)`);
  await insertArchetypes(tx, tenantId, archetypes);
  await insertDays(tx, tenantId);
  await tx.execute(sql`
    delete from fact_customer_history where tenant_id = ${tenantId} and snapshot_date = ${staged.lastDay}::date`);
  await tx.execute(sql`
    insert into fact_customer_history (tenant_id, snapshot_date, customer_id, orders, net_value_cents, churn_risk,
      lifecycle, archetype_id)
    select ${tenantId}, ${staged.lastDay}::date, f.customer_id, orders, net, churn_risk, lifecycle, archetype_id
    from recompute_facts f join recompute_scores s using (customer)`);
}

/** A day with returns alone has a row, too: its net value is below 0. */
async function insertDays(tx: Queryable, tenantId: number): Promise<void> {
  await tx.execute(sql`
    with newcomers as (
      select day, count(*)::int as customers from recompute_days where nth = 1 group by day
    )
    insert into daily_sales (tenant_id, day, orders, customers, new_customers, net_value_cents, sales_value_cents)
    select ${tenantId}, o.day, (count(*) filter (where kind = 'sale'))::int,
      (count(distinct customer) filter (where kind = 'sale'))::int, coalesce(n.customers, 0),
      coalesce(sum(value), 0)::bigint, coalesce(sum(value) filter (where kind = 'sale'), 0)::bigint
    from recompute_orders o left join newcomers n on n.day = o.day
    group by o.day, n.customers`);
}

/** Leaves no figure of the shop, history of snapshots apart. */
export async function clearFigures(tx: Queryable, tenantId: number): Promise<void> {
  for (const table of ["fact_customer_current", "customer_profiles", "archetypes", "daily_sales"]) {
    await tx.execute(sql`delete from ${sql.identifier(table)} where tenant_id = ${tenantId}`);
  }
}

async function insertArchetypes(
  tx: Queryable,
  tenantId: number,
  texts: readonly ArchetypeText[],
): Promise<void> {
  if (texts.length === 0) return;
  const column = (value: (text: ArchetypeText) => string) => arrayLiteral(texts.map(value));
  await tx.execute(sql`
    insert into archetypes (tenant_id, archetype_id, name, description, segments, customers, net_value_cents,
      average_net_value_cents, average_orders, average_churn_risk, average_recency_days, net_value_90_cents,
      net_value_previous_90_cents)
    select ${tenantId}, t.id, t.name, t.description, t.segments, count(*)::int, sum(f.net)::bigint,
      round(avg(f.net))::bigint, avg(f.orders)::float8, avg(s.churn_risk), avg(f.recency)::float8,
      sum(f.net_90)::bigint, sum(f.net_previous_90)::bigint
    from unnest(${column((text) => text.archetypeId)}::text[], ${column((text) => text.name)}::text[],
      ${column((text) => text.description)}::text[], ${column((text) => JSON.stringify(text.segments))}::jsonb[])
      as t(id, name, description, segments)
    join recompute_scores s on s.archetype_id = t.id
    join recompute_facts f on f.customer = s.customer
    group by t.id, t.name, t.description, t.segments`);
}
