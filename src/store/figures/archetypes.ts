import { sql } from "drizzle-orm";
import { arrayLiteral } from "../array-literal.ts";
import type { Queryable } from "../database.ts";

export interface ArchetypeText {
  archetypeId: string;
  level: 1 | 2;
  parentId: string | null;
  name: string;
  description: string;
  segments: Readonly<Record<string, string | null>>;
}

/** Writes the archetypes with the figures of their members; those of level 1 have those of their refinements, too. */
export async function insertArchetypes(
  tx: Queryable,
  tenantId: number,
  texts: readonly ArchetypeText[],
): Promise<void> {
  if (texts.length === 0) return;
  const column = (value: (text: ArchetypeText) => string | number | null) => arrayLiteral(texts.map(value));
  await tx.execute(sql`
    with texts as (
      select * from unnest(${column((text) => text.archetypeId)}::text[], ${column((text) => text.level)}::int[],
        ${column((text) => text.parentId)}::text[], ${column((text) => text.name)}::text[],
        ${column((text) => text.description)}::text[], ${column((text) => JSON.stringify(text.segments))}::jsonb[])
        as t(id, level, parent_id, name, description, segments)
    ), members as (
      select t.id, s.customer, s.churn_risk from recompute_scores s join texts t on t.id = s.archetype_id
      union all
      select t.parent_id, s.customer, s.churn_risk from recompute_scores s
      join texts t on t.id = s.archetype_id where t.parent_id is not null
    )
    insert into archetypes (tenant_id, archetype_id, level, parent_id, name, description, segments, customers,
      net_value_cents, average_net_value_cents, median_net_value_cents, average_orders, average_churn_risk,
      average_recency_days, net_value_90_cents, net_value_previous_90_cents)
    select ${tenantId}, t.id, t.level, t.parent_id, t.name, t.description, t.segments, count(*)::int,
      sum(f.net)::bigint, round(avg(f.net))::bigint,
      round(percentile_cont(0.5) within group (order by f.net))::bigint, avg(f.orders)::float8, avg(m.churn_risk),
      avg(f.recency)::float8, (sum(f.net_90) filter (where f.net_previous_90 is not null))::bigint,
      (sum(f.net_previous_90) filter (where f.net_90 is not null))::bigint
    from texts t join members m using (id) join recompute_facts f using (customer)
    group by t.id, t.level, t.parent_id, t.name, t.description, t.segments`);
}

/** Names of the shop's archetypes by id, as they stand. */
export async function readArchetypeNames(tx: Queryable, tenantId: number): Promise<Map<string, string>> {
  const rows = await tx.execute<{ id: string; name: string }>(sql`
    select archetype_id as id, name from archetypes where tenant_id = ${tenantId}`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
