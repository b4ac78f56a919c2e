import {
  and,
  asc,
  count,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  lte,
  ne,
  or,
  type SQL,
  sql,
  sum,
} from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Queryable } from "./database.ts";
import { archetypes, customerProfiles, factCustomerCurrent as facts } from "./schema/facts.ts";
import { combinedSales, customers } from "./schema/sales.ts";

export type CustomerRow = Awaited<ReturnType<typeof selectCustomers>>[number];

/** Bounds on customers, all optional; money in cents. A bound on an unknown value is not met. */
export interface CustomerFilter {
  churnMin?: number | undefined;
  churnMax?: number | undefined;
  valueMinCents?: number | undefined;
  valueMaxCents?: number | undefined;
  ordersMin?: number | undefined;
  ordersMax?: number | undefined;
  recencyMinDays?: number | undefined;
  recencyMaxDays?: number | undefined;
  archetypeId?: string | undefined;
  /** Leaves out those long gone: they are nobody's risk any more. */
  withoutLapsed?: boolean | undefined;
}

export type CustomerSort = "ltv" | "churn_risk" | "impact" | "frequency" | "recency" | "orders";

/** Highest first; most recent first; shortest time between purchases first. Unknown comes last. */
const ORDERINGS: Record<CustomerSort, SQL> = {
  ltv: sql`${facts.netValueCents} desc nulls last`,
  churn_risk: sql`${facts.churnRisk} desc nulls last`,
  impact: sql`${facts.valueAtRiskCents} desc nulls last`,
  frequency: sql`${facts.interpurchaseMeanDays} asc nulls last`,
  recency: sql`${facts.recencyDays} asc nulls last`,
  orders: sql`${facts.orders} desc`,
};

export async function listCustomers(
  tx: Queryable,
  tenantId: number,
  options: { filter: CustomerFilter; sort: CustomerSort; limit: number },
) {
  // Ranked on the facts alone: sorting what the joins give takes ten times as long.
  const ranked = await tx
    .select({ customerId: facts.customerId })
    .from(facts)
    .where(conditions(tx, tenantId, options.filter))
    // The id settles ties, so that the same question has the same answer.
    .orderBy(ORDERINGS[options.sort], asc(facts.customerId))
    .limit(options.limit);
  return findCustomers(
    tx,
    tenantId,
    ranked.map(({ customerId }) => customerId),
  );
}

/** Customers by id, in the order of the ids. */
export async function findCustomers(
  tx: Queryable,
  tenantId: number,
  ids: readonly string[],
): Promise<CustomerRow[]> {
  if (ids.length === 0) return [];
  const rows = await selectCustomers(tx).where(
    and(eq(facts.tenantId, tenantId), inArray(facts.customerId, [...ids])),
  );
  return ids.flatMap((id) => rows.find((row) => row.customerId === id) ?? []);
}

/** How many customers fit, what they are worth, and how many stand at each level of risk. */
export async function summarizeCustomers(tx: Queryable, tenantId: number, filter: CustomerFilter) {
  const rows = await tx
    .select({
      level: facts.churnLevel,
      customers: count(),
      valueAtRiskCents: sum(facts.valueAtRiskCents).mapWith(Number),
      netValueCents: sum(facts.netValueCents).mapWith(Number),
    })
    .from(facts)
    .where(conditions(tx, tenantId, filter))
    .groupBy(facts.churnLevel);
  return rows;
}

/** A customer's newest orders first. */
export async function listRecentOrders(tx: Queryable, tenantId: number, customerId: string, limit: number) {
  return tx
    .select({
      orderId: combinedSales.orderId,
      kind: combinedSales.orderKind,
      at: combinedSales.orderDate,
      valueCents: combinedSales.orderValueCents,
      currency: combinedSales.currency,
      items: combinedSales.itemCount,
      category: combinedSales.productCategory,
      fulfillmentStatus: combinedSales.fulfillmentStatus,
    })
    .from(combinedSales)
    .where(and(eq(combinedSales.tenantId, tenantId), eq(combinedSales.customerId, customerId)))
    .orderBy(desc(combinedSales.orderDate), desc(combinedSales.orderId))
    .limit(limit);
}

const shown = alias(archetypes, "shown");

function selectCustomers(tx: Queryable) {
  return tx
    .select({
      customerId: facts.customerId,
      alias: customers.alias,
      orders: facts.orders,
      returns: facts.returns,
      netValueCents: facts.netValueCents,
      averageOrderValueCents: facts.averageOrderValueCents,
      firstOrderAt: facts.firstOrderAt,
      lastOrderAt: facts.lastOrderAt,
      recencyDays: facts.recencyDays,
      interpurchaseMeanDays: facts.interpurchaseMeanDays,
      mainCategory: facts.mainCategory,
      churnRisk: facts.churnRisk,
      churnLevel: facts.churnLevel,
      churnReasons: facts.churnReasons,
      lifecycle: facts.lifecycle,
      expectedValue12mCents: facts.expectedValue12mCents,
      expectedLowCents: facts.expectedValue12mLowCents,
      expectedHighCents: facts.expectedValue12mHighCents,
      rfmRecency: facts.rfmRecency,
      rfmFrequency: facts.rfmFrequency,
      rfmMonetary: facts.rfmMonetary,
      rfmSegment: facts.rfmSegment,
      valueAtRiskCents: facts.valueAtRiskCents,
      // Of level 1, as the rankings have it: the refinements are too fine for a name in passing.
      archetypeId: shown.archetypeId,
      archetypeName: shown.name,
    })
    .from(facts)
    .innerJoin(
      customers,
      and(eq(customers.tenantId, facts.tenantId), eq(customers.customerId, facts.customerId)),
    )
    .leftJoin(
      customerProfiles,
      and(eq(customerProfiles.tenantId, facts.tenantId), eq(customerProfiles.customerId, facts.customerId)),
    )
    .leftJoin(
      archetypes,
      and(eq(archetypes.tenantId, facts.tenantId), eq(archetypes.archetypeId, customerProfiles.archetypeId)),
    )
    .leftJoin(
      shown,
      and(
        eq(shown.tenantId, facts.tenantId),
        sql`${shown.archetypeId} = coalesce(${archetypes.parentId}, ${archetypes.archetypeId})`,
      ),
    )
    .$dynamic();
}

function conditions(tx: Queryable, tenantId: number, filter: CustomerFilter): SQL | undefined {
  const bound = <T>(value: T | undefined, condition: (value: T) => SQL | undefined) =>
    value === undefined ? undefined : condition(value);
  return and(
    eq(facts.tenantId, tenantId),
    bound(filter.churnMin, (value) => gte(facts.churnRisk, value)),
    bound(filter.churnMax, (value) => lte(facts.churnRisk, value)),
    bound(filter.valueMinCents, (value) => gte(facts.netValueCents, value)),
    bound(filter.valueMaxCents, (value) => lte(facts.netValueCents, value)),
    bound(filter.ordersMin, (value) => gte(facts.orders, value)),
    bound(filter.ordersMax, (value) => lte(facts.orders, value)),
    bound(filter.recencyMinDays, (value) => gte(facts.recencyDays, value)),
    bound(filter.recencyMaxDays, (value) => lte(facts.recencyDays, value)),
    bound(filter.archetypeId, (value) =>
      inArray(
        facts.customerId,
        tx
          .select({ customerId: customerProfiles.customerId })
          .from(customerProfiles)
          .where(
            and(
              eq(customerProfiles.tenantId, tenantId),
              inArray(customerProfiles.archetypeId, withRefinements(tx, tenantId, value)),
            ),
          ),
      ),
    ),
    filter.withoutLapsed ? and(isNotNull(facts.churnRisk), ne(facts.lifecycle, "lapsed")) : undefined,
  );
}

/** An archetype and those that refine it: its members are in either. */
function withRefinements(tx: Queryable, tenantId: number, archetypeId: string) {
  return tx
    .select({ archetypeId: archetypes.archetypeId })
    .from(archetypes)
    .where(
      and(
        eq(archetypes.tenantId, tenantId),
        or(eq(archetypes.archetypeId, archetypeId), eq(archetypes.parentId, archetypeId)),
      ),
    );
}
