import { sql } from "drizzle-orm";
import { AXES } from "../../analytics/segments/axes.ts";
import type { Queryable } from "../database.ts";
import { stage } from "./stage.ts";

/**
 * Replaces what the customers of the whole shop bought of each category, and how many of each group; after
 * `stageCategories`, and once the facts and the archetypes are published.
 */
export async function publishCategoryFigures(tx: Queryable, tenantId: number): Promise<void> {
  await stage(
    tx,
    "recompute_members",
    sql`
      select c.customer, f.expected_value_12m_cents as expected, f.churn_risk, f.segments,
        coalesce(a.parent_id, a.archetype_id) as archetype
      from recompute_customers c
      join fact_customer_current f on f.tenant_id = ${tenantId} and f.customer_id = c.customer_id
      left join customer_profiles p on p.tenant_id = f.tenant_id and p.customer_id = f.customer_id
      left join archetypes a on a.tenant_id = p.tenant_id and a.archetype_id = p.archetype_id`,
  );
  await publishFigures(tx, tenantId);
  await publishGroups(tx, tenantId);
}

async function publishFigures(tx: Queryable, tenantId: number): Promise<void> {
  await tx.execute(sql`delete from category_figures where tenant_id = ${tenantId}`);
  await tx.execute(sql`
    with waits as (
      select category, second_day - first_day as days, count(*) as buyers
      from recompute_category_buyers where second_day is not null group by 1, 2
    ), placed as (
      select category, days, sum(buyers) over (partition by category order by days) as up_to,
        sum(buyers) over (partition by category) as total
      from waits
    ), median as (
      select category,
        (min(days) filter (where 2 * up_to >= total) + min(days) filter (where 2 * up_to > total)) / 2.0 as days
      from placed group by category
    )
    insert into category_figures (tenant_id, category, buyers, buyers_again, second_purchase_days_median, orders,
      valued_orders, units, valued_buyers, sales_value_cents, returned_value_cents, order_value_cents,
      expected_value_12m_mean_cents, expected_known, churn_risk_mean, churn_known)
    select ${tenantId}, n.name, count(*), count(b.second_day), m.days, sum(b.orders), sum(b.valued), sum(b.units),
      count(b.value), sum(b.value), sum(b.returned) filter (where b.value is not null), sum(b.order_value),
      avg(f.expected), count(f.expected), avg(f.churn_risk), count(f.churn_risk)
    from recompute_category_buyers b
    join recompute_category_numbers n using (category)
    left join median m using (category)
    join recompute_members f using (customer)
    group by n.name, m.days`);
}

const GROUPINGS = ["archetype", ...AXES];

async function publishGroups(tx: Queryable, tenantId: number): Promise<void> {
  const columns = GROUPINGS.map((name) => sql.identifier(name));
  const segments = AXES.map(
    (axis, at) => sql`segments[${sql.raw(String(at + 1))}] as ${sql.identifier(axis)}`,
  );
  const sets = columns.map((column) => sql`(category, ${column})`);
  const named = GROUPINGS.map((name, at) => sql`(${name}::text, ${columns[at]})`);
  await tx.execute(sql`delete from category_groups where tenant_id = ${tenantId}`);
  await tx.execute(sql`
    with members as materialized (
      select customer, archetype, ${sql.join(segments, sql`, `)} from recompute_members
    ), counted as (
      select category, count(*)::int as buyers, ${sql.join(columns, sql`, `)}
      from recompute_category_buyers join members using (customer)
      group by grouping sets (${sql.join(sets, sql`, `)})
    )
    insert into category_groups (tenant_id, group_by, member_group, category, buyers)
    select ${tenantId}, group_by, member_group, name, buyers
    from counted
    join recompute_category_numbers using (category)
    -- A row is about one grouping: the columns of the others are null.
    cross join lateral (values ${sql.join(named, sql`, `)}) as named(group_by, member_group)
    where member_group is not null`);
}
