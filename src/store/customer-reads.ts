import { and, asc, count, eq, type SQL, sql, sum } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { arrayLiteral } from "./array-literal.ts";
import { buildOnce } from "./build-once.ts";
import { type CustomerFilter, customerConditions } from "./customer-filter.ts";
import type { Queryable } from "./database.ts";
import { archetypes, customerProfiles, factCustomerCurrent as facts } from "./schema/facts.ts";
import { customers } from "./schema/sales.ts";

export type CustomerRow = Awaited<ReturnType<typeof selectCustomers>>[number];

const shown = alias(archetypes, "shown");

const selectCustomers = buildOnce(
  ["tenantId", "ids"],
  {
    customerId: facts.customerId,
    alias: customers.alias,
    orders: facts.orders,
    returns: facts.returns,
    purchaseDays: facts.purchaseDays,
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
    pAlive: facts.pAlive,
    overdueDays: facts.overdueDays,
    expectedPurchases12m: facts.expectedPurchases12m,
    expectedValue12mCents: facts.expectedValue12mCents,
    expectedLowCents: facts.expectedValue12mLowCents,
    expectedHighCents: facts.expectedValue12mHighCents,
    rfmRecency: facts.rfmRecency,
    rfmFrequency: facts.rfmFrequency,
    rfmMonetary: facts.rfmMonetary,
    rfmSegment: facts.rfmSegment,
    valueAtRiskCents: facts.valueAtRiskCents,
    cadenceState: facts.cadenceState,
    momentumState: facts.momentumState,
    discountState: facts.discountState,
    b2bLikelihood: facts.b2bLikelihood,
    b2bSignals: facts.b2bSignals,
    // Of level 1, as the rankings have it: the refinements are too fine for a name in passing.
    archetypeId: shown.archetypeId,
    archetypeName: shown.name,
  },
  (select, { tenantId, ids }) =>
    select
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
        and(
          eq(archetypes.tenantId, facts.tenantId),
          eq(archetypes.archetypeId, customerProfiles.archetypeId),
        ),
      )
      .leftJoin(
        shown,
        and(
          eq(shown.tenantId, facts.tenantId),
          sql`${shown.archetypeId} = coalesce(${archetypes.parentId}, ${archetypes.archetypeId})`,
        ),
      )
      .where(and(eq(facts.tenantId, tenantId), sql`${facts.customerId} = any(${ids}::text[])`)),
);

/** The orders of customers that can be asked for. */
export const customerSorts = [
  "ltv",
  "churn_risk",
  "impact",
  "frequency",
  "recency",
  "orders",
  "expected_value",
] as const;
export type AskedSort = (typeof customerSorts)[number];

/** Those, and the ones that an analysis has by itself. */
export type CustomerSort = AskedSort | "b2b_likelihood" | "rfm_score";

/** Highest first; most recent first; shortest time between purchases first. Unknown comes last. */
export const ORDERINGS: Record<CustomerSort, SQL> = {
  ltv: sql`${facts.netValueCents} desc nulls last`,
  churn_risk: sql`${facts.churnRisk} desc nulls last`,
  impact: sql`${facts.valueAtRiskCents} desc nulls last`,
  frequency: sql`${facts.interpurchaseMeanDays} asc nulls last`,
  recency: sql`${facts.recencyDays} asc nulls last`,
  orders: sql`${facts.orders} desc`,
  expected_value: sql`${facts.expectedValue12mCents} desc nulls last`,
  b2b_likelihood: sql`${facts.b2bLikelihood} desc nulls last`,
  // Of equal sums, who is worth more.
  rfm_score: sql`${facts.rfmRecency} + ${facts.rfmFrequency} + ${facts.rfmMonetary} desc nulls last, ${facts.netValueCents} desc nulls last`,
};

export async function listCustomers(
  tx: Queryable,
  tenantId: number,
  options: { filter: CustomerFilter; sort: CustomerSort; limit: number; offset?: number },
) {
  // Ranked on the facts alone: sorting what the joins give takes ten times as long.
  const ranked = await tx
    .select({ customerId: facts.customerId })
    .from(facts)
    .where(customerConditions(tx, tenantId, options.filter))
    // The id settles ties, so that the same question has the same answer.
    .orderBy(ORDERINGS[options.sort], asc(facts.customerId))
    .limit(options.limit)
    .offset(options.offset ?? 0);
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
  const rows = await selectCustomers(tx, { tenantId, ids: arrayLiteral(ids) });
  return ids.flatMap((id) => rows.find((row) => row.customerId === id) ?? []);
}

/** How many customers fit, what they are worth, and how many stand at each level of risk. */
export async function summarizeCustomers(tx: Queryable, tenantId: number, filter: CustomerFilter) {
  const rows = await tx
    .select({
      level: facts.churnLevel,
      customers: count(),
      /** Of them, those whose value is known. */
      valued: count(facts.netValueCents),
      atRiskKnown: count(facts.valueAtRiskCents),
      valueAtRiskCents: sum(facts.valueAtRiskCents).mapWith(Number),
      netValueCents: sum(facts.netValueCents).mapWith(Number),
    })
    .from(facts)
    .where(customerConditions(tx, tenantId, filter))
    .groupBy(facts.churnLevel);
  return rows;
}
