import { sql } from "drizzle-orm";
import { AXES, type Axis } from "../analytics/segments/axes.ts";
import type { Queryable } from "./database.ts";
import { type GroupedCustomers, membersOf } from "./segment-groups.ts";

/** How many of each group are in each segment of each axis, the most common first. */
export async function countBySegment(
  tx: Queryable,
  asked: GroupedCustomers,
): Promise<{ group: string; axis: Axis; segment: string; customers: number }[]> {
  const rows = await tx.execute<{ group: string; place: number; segment: string; customers: number }>(sql`
    with sets as (
      select member_group, segments, count(*) as customers from (${membersOf(tx, asked)}) members group by 1, 2
    )
    select member_group as "group", place::int, segment, sum(customers)::int as customers
    from sets cross join lateral unnest(segments) with ordinality as s(segment, place)
    where segment is not null
    group by 1, 2, 3 order by 1, 2, customers desc, 3`);
  return rows.flatMap(({ place, ...row }) => {
    const axis = AXES[place - 1];
    return axis ? [{ ...row, axis }] : [];
  });
}

/** How many of each group have bought of each category; those who bought of none that is known are in no row. */
export async function countByCategory(
  tx: Queryable,
  asked: GroupedCustomers,
): Promise<{ group: string; category: string; customers: number }[]> {
  return tx.execute<{ group: string; category: string; customers: number }>(sql`
    with members as (${membersOf(tx, asked)})
    select member_group as "group", c.category, count(*)::int as customers
    from members join customer_categories c on c.tenant_id = ${asked.tenantId} and c.customer_id = members.customer_id
    group by 1, 2 order by 1, customers desc, 2`);
}
