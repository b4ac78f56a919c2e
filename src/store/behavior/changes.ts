import { and, count, eq, inArray, sql } from "drizzle-orm";
import { type CustomerFilter, customerConditions } from "../customer-filter.ts";
import type { Queryable } from "../database.ts";
import { customerProfiles, factCustomerCurrent as facts } from "../schema/facts.ts";
import { type GroupSums, hasBought, notLapsed } from "./list.ts";

export interface ChangeRow extends GroupSums {
  kind: "basket" | "discounts" | "category";
  direction: "up" | "down";
}

const changes = sql`${customerProfiles.behaviour} -> 'changes'`;

/** Who does something else than before, and is not gone. */
export function hasChanged(tx: Queryable, tenantId: number) {
  const changed = tx
    .select({ customerId: customerProfiles.customerId })
    .from(customerProfiles)
    .where(
      and(
        eq(customerProfiles.tenantId, tenantId),
        sql`jsonb_typeof(${changes}) = 'array'`,
        sql`${changes} <> '[]'::jsonb`,
      ),
    );
  return and(inArray(facts.customerId, changed), notLapsed);
}

/** The changes by kind and direction (a customer may be in several), and of how many customers it can be told. */
export async function readChanges(tx: Queryable, tenantId: number, filter: CustomerFilter) {
  const judged = tx.$with("judged").as(
    tx
      .select({
        netValueCents: facts.netValueCents,
        valueAtRiskCents: facts.valueAtRiskCents,
        isGone: sql<boolean>`${facts.lifecycle} is not distinct from 'lapsed'`.as("is_gone"),
        // In a case, since a condition beside it may be looked at after the elements are taken.
        changes: sql`case when jsonb_typeof(${changes}) = 'array' then ${changes} end`.as("changes"),
      })
      .from(facts)
      .leftJoin(
        customerProfiles,
        and(eq(customerProfiles.tenantId, facts.tenantId), eq(customerProfiles.customerId, facts.customerId)),
      )
      .where(and(customerConditions(tx, tenantId, filter), hasBought)),
  );
  const [totals] = await tx
    .with(judged)
    .select({
      buyers: count(),
      judged: sql<number>`count(changes)::int`,
      changed: sql<number>`(count(*) filter (where changes <> '[]'::jsonb))::int`,
      changedAndGone: sql<number>`(count(*) filter (where changes <> '[]'::jsonb and is_gone))::int`,
    })
    .from(judged);
  const kinds = await tx
    .with(judged)
    .select({
      kind: sql<ChangeRow["kind"]>`change ->> 'kind'`,
      direction: sql<
        ChangeRow["direction"]
      >`case when (change ->> 'z')::float8 > 0 then 'up' else 'down' end`,
      customers: count(),
      netValueCents: sql<number | null>`sum(net_value_cents)::float8`,
      valueAtRiskCents: sql<number | null>`sum(value_at_risk_cents)::float8`,
    })
    .from(sql`${judged} cross join lateral jsonb_array_elements(changes) as change`)
    .groupBy(sql`1`, sql`2`)
    .orderBy(sql`1`, sql`2`);
  return { totals: totals ?? { buyers: 0, judged: 0, changed: 0, changedAndGone: 0 }, kinds };
}
