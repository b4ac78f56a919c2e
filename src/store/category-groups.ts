import { type SQL, sql } from "drizzle-orm";
import { AXES, type Axis } from "../analytics/segments/axes.ts";
import { type Buyers, makeRoom } from "./category-reads.ts";
import { customerConditions } from "./customer-filter.ts";
import type { Queryable } from "./database.ts";

export interface CellRow extends Record<string, unknown> {
  category: string;
  /** Archetype id, or name of the segment; null where a customer is in none. */
  group: string | null;
  buyers: number;
}

/** Buyers of each category by group of customers. */
export async function countCategoryCells(
  tx: Queryable,
  { tenantId, filter, group }: Buyers & { group: CustomerGroups },
): Promise<CellRow[]> {
  if (filter === undefined) {
    return tx.execute<CellRow>(sql`
      with counted as (
        select category, member_group, buyers from category_groups
        where tenant_id = ${tenantId} and group_by = ${group.by === "archetype" ? "archetype" : group.axis}
      ), grouped as (
        select category, sum(buyers)::int as buyers from counted group by category
      )
      select category, member_group as "group", buyers from counted
      union all
      select category, null, f.buyers - coalesce(g.buyers, 0)
      from category_figures f left join grouped g using (category)
      where f.tenant_id = ${tenantId} and f.buyers > coalesce(g.buyers, 0)`);
  }
  await makeRoom(tx);
  return tx.execute<CellRow>(sql`
    with members as (${groupedCustomers(tx, { tenantId, filter, group })})
    select c.category, m.member_group as "group", count(*)::int as buyers
    from members m join customer_categories c on c.tenant_id = ${tenantId} and c.customer_id = m.customer_id
    group by c.category, m.member_group`);
}

/** How many customers with a purchase are in each group. */
export async function countMembers(
  tx: Queryable,
  { tenantId, filter, group }: Buyers & { group: CustomerGroups },
): Promise<{ group: string | null; customers: number }[]> {
  return tx.execute<{ group: string | null; customers: number }>(sql`
    with members as (${groupedCustomers(tx, { tenantId, filter, group })})
    select member_group as "group", count(*)::int as customers from members group by member_group`);
}

/** Archetypes of level 1, or the segments of an axis. */
export type CustomerGroups = { by: "archetype" } | { by: "segment"; axis: Axis };

function groupedCustomers(
  tx: Queryable,
  { tenantId, filter, group }: Buyers & { group: CustomerGroups },
): SQL {
  const name =
    group.by === "archetype"
      ? sql`coalesce(a.parent_id, a.archetype_id)`
      : sql`fact_customer_current.segments[${sql.raw(String(AXES.indexOf(group.axis) + 1))}]`;
  return sql`
    select fact_customer_current.customer_id, ${name} as member_group
    from fact_customer_current
    left join customer_profiles p
      on p.tenant_id = fact_customer_current.tenant_id and p.customer_id = fact_customer_current.customer_id
    left join archetypes a on a.tenant_id = p.tenant_id and a.archetype_id = p.archetype_id
    where fact_customer_current.orders > 0 and ${customerConditions(tx, tenantId, filter ?? {})}`;
}
