import { and, eq, gte, inArray, isNotNull, lt, lte, ne, or, type SQL, sql } from "drizzle-orm";
import { AXES, type Axis } from "../analytics/segments/axes.ts";
import type { Queryable } from "./database.ts";
import { customerCategories } from "./schema/categories.ts";
import { archetypes, customerProfiles, factCustomerCurrent as facts } from "./schema/facts.ts";

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
  /** Id or whole name; of level 1, with all that refine it, or of level 2. */
  archetypeId?: string | undefined;
  /** The dominant segment on one axis. */
  segment?: { axis: Axis; name: string } | undefined;
  /** Has ever bought of it; whatever its case. */
  category?: string | undefined;
  /** The first purchase is of this day of the shop's calendar or later. */
  firstBoughtFrom?: { day: string; timeZone: string } | undefined;
  /** Business or person, as far as it can be told. */
  isB2b?: boolean | undefined;
  /** Leaves out those long gone: they are nobody's risk any more. */
  withoutLapsed?: boolean | undefined;
}

/** From this likelihood on a customer counts as a business. */
export const B2B_FROM = 0.5;

/** Who fits: conditions on `fact_customer_current`, the tenant among them. */
export function customerConditions(tx: Queryable, tenantId: number, filter: CustomerFilter): SQL | undefined {
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
      inArray(facts.customerId, membersOfArchetypes(tx, tenantId, isCalled(value))),
    ),
    bound(filter.segment, isOfSegment),
    bound(filter.category, (value) => inArray(facts.customerId, buyersOf(tx, tenantId, value))),
    bound(filter.firstBoughtFrom, ({ day, timeZone }) =>
      gte(facts.firstOrderAt, sql`${day}::timestamp at time zone ${timeZone}`),
    ),
    bound(filter.isB2b, (value) => (value ? gte : lt)(facts.b2bLikelihood, B2B_FROM)),
    filter.withoutLapsed ? and(isNotNull(facts.churnRisk), ne(facts.lifecycle, "lapsed")) : undefined,
  );
}

export function isOfSegment({ axis, name }: { axis: Axis; name: string }): SQL {
  const place = AXES.indexOf(axis) + 1;
  return sql`${facts.segments}[${sql.raw(String(place))}] = ${name}`;
}

/**
 * The members of an archetype are in it or in one that refines it. The ids are brought into an array first: the
 * planner then expects some archetypes and reads their members by the index, where else it expects most customers.
 */
export function membersOfArchetypes(tx: Queryable, tenantId: number, which: SQL) {
  const meant = tx
    .select({ archetypeId: archetypes.archetypeId })
    .from(archetypes)
    .where(and(eq(archetypes.tenantId, tenantId), which));
  const withRefinements = tx
    .select({ archetypeId: archetypes.archetypeId })
    .from(archetypes)
    .where(
      and(
        eq(archetypes.tenantId, tenantId),
        or(inArray(archetypes.archetypeId, meant), inArray(archetypes.parentId, meant)),
      ),
    );
  return tx
    .select({ customerId: customerProfiles.customerId })
    .from(customerProfiles)
    .where(
      and(
        eq(customerProfiles.tenantId, tenantId),
        sql`${customerProfiles.archetypeId} = any(array(${withRefinements}))`,
      ),
    );
}

/** By id, or by the whole name whatever its case. */
export function isCalled(called: string): SQL {
  return sql`(${archetypes.archetypeId} = ${called} or lower(${archetypes.name}) = lower(${called}))`;
}

function buyersOf(tx: Queryable, tenantId: number, category: string) {
  return tx
    .select({ customerId: customerCategories.customerId })
    .from(customerCategories)
    .where(
      and(
        eq(customerCategories.tenantId, tenantId),
        sql`lower(${customerCategories.category}) = lower(${category})`,
      ),
    );
}
