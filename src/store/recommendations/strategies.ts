import { and, count, inArray, sql } from "drizzle-orm";
import { groupSums, hasBought } from "../behavior/list.ts";
import { type CustomerFilter, customerConditions } from "../customer-filter.ts";
import type { Queryable } from "../database.ts";
import { customerProfiles, factCustomerCurrent as facts } from "../schema/facts.ts";

/** Customers with a purchase who fit, and of how many their value and what of it is at risk is known. */
export async function countBuyers(tx: Queryable, tenantId: number, filter: CustomerFilter) {
  const [row] = await tx
    .select({ customers: count(), ...known })
    .from(facts)
    .where(and(customerConditions(tx, tenantId, filter), hasBought));
  return row ?? { customers: 0, valued: 0, atRiskKnown: 0 };
}

const known = { valued: count(facts.netValueCents), atRiskKnown: count(facts.valueAtRiskCents) };

/** Gone or about to go: whom winning back is about. */
export const isSilent = inArray(facts.lifecycle, ["at_risk", "lapsed"]);
/** Those who are about to go before those who have gone. */
export const atRiskFirst = sql`case when ${facts.lifecycle} = 'at_risk' then 0 else 1 end`;
/** Still there: whom keeping is about. */
export const isPresent = inArray(facts.lifecycle, ["new", "active", "cooling"]);

export const winbackTiers = ["at_risk_high_value", "at_risk", "lapsed_high_value", "lapsed"] as const;
export type WinbackTier = (typeof winbackTiers)[number];

/** Of the silent, those with more value at risk than four in five of them count as of high value. */
const HIGH_VALUE_QUANTILE = 0.8;

/** Value at risk from which a silent customer counts as of high value, in a group; null where none is known. */
export async function readHighValue(tx: Queryable, tenantId: number, filter: CustomerFilter) {
  const [row] = await tx
    .select({
      silent: count(),
      ...known,
      fromCents: sql<
        number | null
      >`percentile_cont(${HIGH_VALUE_QUANTILE}::float8) within group (order by ${facts.valueAtRiskCents}::float8)`,
    })
    .from(facts)
    .where(and(customerConditions(tx, tenantId, filter), isSilent));
  return row ?? { silent: 0, valued: 0, atRiskKnown: 0, fromCents: null };
}

/** Those who fell silent, by how much they are worth winning back. */
export async function listWinbackTiers(
  tx: Queryable,
  tenantId: number,
  { filter, fromCents }: { filter: CustomerFilter; fromCents: number | null },
) {
  const isHigh = sql`coalesce(${facts.valueAtRiskCents} > 0 and ${facts.valueAtRiskCents} >= ${fromCents}::float8, false)`;
  const tier = sql<WinbackTier>`${facts.lifecycle} || case when ${isHigh} then '_high_value' else '' end`;
  return tx
    .select({
      tier: tier.as("tier"),
      ...groupSums,
      averageChance: sql<number | null>`avg(1 - ${facts.churnRisk})`,
      medianSilentDays: sql<number | null>`percentile_cont(0.5) within group (order by ${facts.recencyDays})`,
    })
    .from(facts)
    .where(and(customerConditions(tx, tenantId, filter), isSilent))
    .groupBy(sql`1`)
    .orderBy(sql`1`);
}

export const retentionActions = [
  "care_personally",
  "remind_of_purchase",
  "ask_what_changed",
  "resolve_returns",
  "invite_second_purchase",
  "widen_basket",
  "hold_back_discounts",
  "check_category",
] as const;
export type RetentionAction = (typeof retentionActions)[number];

const changed = (kind: string, sign: "<" | ">") =>
  sql.raw(`(behaviour -> 'changes') @? '$[*] ? (@.kind == "${kind}" && @.z ${sign} 0)'`);

/** When each action is called for; the same as `retentionActionsFor` says of a single customer. */
const CALLED_FOR = {
  care_personally: sql`${facts.churnLevel} in ('high', 'critical')`,
  remind_of_purchase: sql`${facts.overdueDays} > 0`,
  ask_what_changed: sql`(${facts.orders90} < ${facts.ordersPrevious90} or ${customerProfiles.behaviour} -> 'gapTrend' ->> 'state' = 'lengthening')`,
  resolve_returns: sql`(${facts.returns} > 0 and ${facts.returns} * 3 >= ${facts.orders})`,
  invite_second_purchase: sql`${facts.purchaseDays} = 1`,
  widen_basket: changed("basket", "<"),
  hold_back_discounts: changed("discounts", ">"),
  check_category: changed("category", "<"),
} as const satisfies Record<RetentionAction, unknown>;

/** For how many of those who still buy each action is called for, and what is at stake with them. */
export async function countRetentionActions(tx: Queryable, tenantId: number, filter: CustomerFilter) {
  const rows = await tx.execute<Record<string, number | null>>(sql`
    select count(*)::int as present, count(${facts.valueAtRiskCents})::int as known, ${sql.join(
      retentionActions.flatMap((action) => [
        sql`(count(*) filter (where ${CALLED_FOR[action]}))::int as ${sql.identifier(action)}`,
        sql`(sum(${facts.valueAtRiskCents}) filter (where ${CALLED_FOR[action]}))::float8 as ${sql.identifier(`${action}_cents`)}`,
      ]),
      sql`, `,
    )}
    from ${facts} left join ${customerProfiles} on ${customerProfiles.tenantId} = ${facts.tenantId}
      and ${customerProfiles.customerId} = ${facts.customerId}
    where ${and(customerConditions(tx, tenantId, filter), isPresent)}`);
  const row = rows[0] ?? {};
  return {
    present: row.present ?? 0,
    atRiskKnown: row.known ?? 0,
    actions: retentionActions.map((action) => ({
      action,
      customers: row[action] ?? 0,
      valueAtRiskCents: row[`${action}_cents`] ?? null,
    })),
  };
}

/** Buyers by how much they hang on discounts, with their orders and their chance to buy again. */
export async function listDiscountGroups(tx: Queryable, tenantId: number, filter: CustomerFilter) {
  return tx
    .select({
      state: facts.discountState,
      ...groupSums,
      orders: sql<number>`sum(${facts.orders})::int`,
      discountedOrders: sql<number>`sum(${facts.discountedOrders})::int`,
      averageOrderValueCents: sql<number | null>`round(avg(${facts.averageOrderValueCents}))::float8`,
      averageChance: sql<number | null>`avg(1 - ${facts.churnRisk})`,
    })
    .from(facts)
    .where(and(customerConditions(tx, tenantId, filter), hasBought))
    .groupBy(facts.discountState)
    .orderBy(facts.discountState);
}
