import { and, asc, count, eq, gt, inArray, type SQL, sql } from "drizzle-orm";
import type { BehaviourChange } from "../../analytics/behaviour/behaviour-change.ts";
import type { GapTrend } from "../../analytics/behaviour/gap-trend.ts";
import { type CustomerFilter, customerConditions } from "../customer-filter.ts";
import { type CustomerRow, type CustomerSort, findCustomers, ORDERINGS } from "../customer-reads.ts";
import type { Queryable } from "../database.ts";
import { customerProfiles, factCustomerCurrent as facts } from "../schema/facts.ts";

export interface BehavingPage {
  filter: CustomerFilter;
  /** Who of those that fit the filter; a condition on `fact_customer_current`. */
  who: SQL | undefined;
  sort: CustomerSort;
  /** What goes before the sort: some come first. */
  first?: SQL;
  limit: number;
  offset: number;
}

/** What is stored of a customer's behaviour beside what every list shows. */
export type BehaviourRow = Awaited<ReturnType<typeof selectBehaviour>>[number];
export type BehavingCustomer = { row: CustomerRow; behaviour: BehaviourRow };

/** Customers who behave in a way, ranked, and how many there are. */
export async function listBehaving(tx: Queryable, tenantId: number, page: BehavingPage) {
  const who = and(customerConditions(tx, tenantId, page.filter), page.who);
  const ranked = await tx
    .select({ customerId: facts.customerId, matching: sql<number>`(count(*) over ())::int` })
    .from(facts)
    .where(who)
    .orderBy(...(page.first ? [page.first] : []), ORDERINGS[page.sort], asc(facts.customerId))
    .limit(page.limit)
    .offset(page.offset);
  const ids = ranked.map(({ customerId }) => customerId);
  const matching = ranked[0]?.matching ?? (await countBehaving(tx, who, page));
  return { matching, customers: await findBehaving(tx, tenantId, ids) };
}

/** A page after the last one has no row to tell how many there are. */
async function countBehaving(tx: Queryable, who: SQL | undefined, { offset }: BehavingPage): Promise<number> {
  if (offset === 0) return 0;
  const [counted] = await tx.select({ matching: count() }).from(facts).where(who);
  return counted?.matching ?? 0;
}

/** Customers by id with their behaviour, in the order of the ids. */
export async function findBehaving(
  tx: Queryable,
  tenantId: number,
  ids: readonly string[],
): Promise<BehavingCustomer[]> {
  const rows = await findCustomers(tx, tenantId, ids);
  const behaviours = ids.length === 0 ? [] : await selectBehaviour(tx, tenantId, ids);
  const byId = new Map(behaviours.map((behaviour) => [behaviour.customerId, behaviour]));
  return rows.flatMap((row) => {
    const behaviour = byId.get(row.customerId);
    return behaviour ? [{ row, behaviour }] : [];
  });
}

function selectBehaviour(tx: Queryable, tenantId: number, ids: readonly string[]) {
  return tx
    .select({
      customerId: facts.customerId,
      purchaseDays: facts.purchaseDays,
      tenureDays: facts.tenureDays,
      orders90: facts.orders90,
      ordersPrevious90: facts.ordersPrevious90,
      momentum: facts.momentum,
      momentumState: facts.momentumState,
      discountedOrders: facts.discountedOrders,
      discountDependency: facts.discountDependency,
      discountState: facts.discountState,
      cadenceState: facts.cadenceState,
      overdueDays: facts.overdueDays,
      firstCategory: facts.firstCategory,
      // As `scoreRow` writes them; null where they can't be told.
      gapTrend: sql<GapTrend | null>`nullif(${customerProfiles.behaviour} -> 'gapTrend', 'null'::jsonb)`,
      changes: sql<
        BehaviourChange[] | null
      >`nullif(${customerProfiles.behaviour} -> 'changes', 'null'::jsonb)`,
    })
    .from(facts)
    .leftJoin(
      customerProfiles,
      and(eq(customerProfiles.tenantId, facts.tenantId), eq(customerProfiles.customerId, facts.customerId)),
    )
    .where(and(eq(facts.tenantId, tenantId), inArray(facts.customerId, [...ids])));
}

/** Those who have bought at all. */
export const hasBought = gt(facts.purchaseDays, 0);

/** Those who are not gone; where that is not known, too. */
export const notLapsed = sql`${facts.lifecycle} is distinct from 'lapsed'`;
export const isLapsed = sql`${facts.lifecycle} = 'lapsed'`;

/** Sums as every distribution gives them; null where nothing is known. */
export const groupSums = {
  customers: count(),
  netValueCents: sql<number | null>`sum(${facts.netValueCents})::float8`,
  valueAtRiskCents: sql<number | null>`sum(${facts.valueAtRiskCents})::float8`,
};
export interface GroupSums {
  customers: number;
  netValueCents: number | null;
  valueAtRiskCents: number | null;
}
