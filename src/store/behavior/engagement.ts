import { and, eq, inArray, lt, or, sql } from "drizzle-orm";
import { type CustomerFilter, customerConditions } from "../customer-filter.ts";
import type { Queryable } from "../database.ts";
import { customerProfiles, factCustomerCurrent as facts } from "../schema/facts.ts";
import { groupSums, hasBought, notLapsed } from "./list.ts";

export const engagementSignals = ["both", "longer_gaps", "fewer_orders", "none", "unknown"] as const;
export type EngagementSignal = (typeof engagementSignals)[number];

const gapState = sql`${customerProfiles.behaviour} -> 'gapTrend' ->> 'state'`;
const ordersFewer = lt(facts.orders90, facts.ordersPrevious90);

/** Not lapsed, with gaps that lengthen or with fewer orders in the last 90 days than in the 90 before. */
export function isDeclining(tx: Queryable, tenantId: number) {
  const lengthening = tx
    .select({ customerId: customerProfiles.customerId })
    .from(customerProfiles)
    .where(and(eq(customerProfiles.tenantId, tenantId), sql`${gapState} = 'lengthening'`));
  return and(or(ordersFewer, inArray(facts.customerId, lengthening)), notLapsed);
}

/** How the buyers that fit spread over the signs of declining engagement, and who of them has lapsed already. */
export async function listEngagement(tx: Queryable, tenantId: number, filter: CustomerFilter) {
  const signal = sql<EngagementSignal>`case
    when ${gapState} = 'lengthening' and ${ordersFewer} then 'both'
    when ${gapState} = 'lengthening' then 'longer_gaps'
    when ${ordersFewer} then 'fewer_orders'
    when ${gapState} is null and ${facts.orders90} = 0 and ${facts.ordersPrevious90} = 0 then 'unknown'
    else 'none' end`;
  return tx
    .select({ signal: signal.as("signal"), isLapsed: lapsedColumn.as("is_lapsed"), ...groupSums })
    .from(facts)
    .leftJoin(
      customerProfiles,
      and(eq(customerProfiles.tenantId, facts.tenantId), eq(customerProfiles.customerId, facts.customerId)),
    )
    .where(and(customerConditions(tx, tenantId, filter), hasBought))
    .groupBy(sql`1`, sql`2`)
    .orderBy(sql`1`, sql`2`);
}

const lapsedColumn = sql<boolean>`${facts.lifecycle} is not distinct from 'lapsed'`;
