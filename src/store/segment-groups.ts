import { type SQL, sql } from "drizzle-orm";
import { AXES, type Axis } from "../analytics/segments/axes.ts";
import { arrayLiteral } from "./array-literal.ts";
import { type CustomerFilter, customerConditions } from "./customer-filter.ts";
import type { Queryable } from "./database.ts";

/** What customers are put into groups by. `archetypes` are some of either level, of which none is part of another. */
export type Grouping =
  | { by: "archetype"; level: 1 | 2 }
  | { by: "archetypes"; ids: readonly string[] }
  | { by: "segment"; axis: Axis; only?: readonly string[] };

/** Which customers are meant, and in which groups. */
export interface GroupedCustomers {
  tenantId: number;
  grouping: Grouping;
  filter: CustomerFilter;
}

export interface GroupRow extends Record<string, unknown> {
  /** Archetype id, or name of the segment; null where a customer is in none. */
  group: string | null;
  customers: number;
  netValueCents: number | null;
  averageNetValueCents: number | null;
  medianNetValueCents: number | null;
  averageOrders: number | null;
  averageChurnRisk: number | null;
  averageRecencyDays: number | null;
  averageExpected12mCents: number | null;
  averageOrderValueCents: number | null;
  /** Of orders, how many had a discount. */
  discountedShare: number | null;
  /** Of members with a purchase, how many bought on more than one day. */
  repeatShare: number | null;
}

/** Figures of each group of those who fit, by group. */
export async function summarizeGroups(tx: Queryable, asked: GroupedCustomers): Promise<GroupRow[]> {
  return tx.execute<GroupRow>(sql`
    with members as (${membersOf(tx, asked)})
    select member_group as "group", count(*)::int as customers, sum(net_value_cents)::float8 as "netValueCents",
      round(avg(net_value_cents))::float8 as "averageNetValueCents",
      round(percentile_cont(0.5) within group (order by net_value_cents))::float8 as "medianNetValueCents",
      avg(orders)::float8 as "averageOrders", avg(churn_risk) as "averageChurnRisk",
      avg(recency_days) as "averageRecencyDays",
      round(avg(expected_value_12m_cents))::float8 as "averageExpected12mCents",
      round(avg(average_order_value_cents))::float8 as "averageOrderValueCents",
      sum(discounted_orders)::float8 / nullif(sum(orders), 0) as "discountedShare",
      avg((purchase_days > 1)::int) filter (where purchase_days > 0)::float8 as "repeatShare"
    from members group by member_group order by member_group nulls last`);
}

/** Only how many customers each group has. */
export async function countGroups(
  tx: Queryable,
  asked: GroupedCustomers,
): Promise<{ group: string | null; customers: number }[]> {
  return tx.execute<{ group: string | null; customers: number }>(sql`
    with members as (${membersOf(tx, asked)})
    select member_group as "group", count(*)::int as customers
    from members group by member_group order by member_group nulls last`);
}

/** Each customer who fits once, with all facts and `member_group`. */
export function membersOf(tx: Queryable, { tenantId, grouping, filter }: GroupedCustomers): SQL {
  const { group, condition } = groupOf(tenantId, grouping);
  return sql`
    select fact_customer_current.*, ${group} as member_group
    from fact_customer_current
    left join customer_profiles p
      on p.tenant_id = fact_customer_current.tenant_id and p.customer_id = fact_customer_current.customer_id
    left join archetypes a on a.tenant_id = p.tenant_id and a.archetype_id = p.archetype_id
    where ${customerConditions(tx, tenantId, filter)} and ${condition}`;
}

const ANY = sql`true`;

function groupOf(tenantId: number, grouping: Grouping): { group: SQL; condition: SQL } {
  switch (grouping.by) {
    case "archetype": {
      // Who is in no refinement is in the archetype itself.
      const whole = sql`coalesce(a.parent_id, a.archetype_id)`;
      return {
        group: grouping.level === 1 ? whole : sql`case when a.level = 2 then a.archetype_id end`,
        condition: ANY,
      };
    }
    case "archetypes": {
      const ids = sql`${arrayLiteral(grouping.ids)}::text[]`;
      return {
        group: sql`case when a.archetype_id = any(${ids}) then a.archetype_id else a.parent_id end`,
        // In an array, so that members are read by the index.
        condition: sql`p.archetype_id = any(array(select archetype_id from archetypes
          where tenant_id = ${tenantId} and (archetype_id = any(${ids}) or parent_id = any(${ids}))))`,
      };
    }
    case "segment": {
      const place = sql.raw(String(AXES.indexOf(grouping.axis) + 1));
      const segment = sql`fact_customer_current.segments[${place}]`;
      return {
        group: segment,
        condition: grouping.only ? sql`${segment} = any(${arrayLiteral(grouping.only)}::text[])` : ANY,
      };
    }
    default:
      return grouping satisfies never;
  }
}
