import { count, type SQL, sql, sum } from "drizzle-orm";
import { B2B_FROM, type CustomerFilter, customerConditions } from "./customer-filter.ts";
import type { Queryable } from "./database.ts";
import { factCustomerCurrent as facts } from "./schema/facts.ts";

interface Group {
  tenantId: number;
  filter: CustomerFilter;
}

const netValueCents = sum(facts.netValueCents).mapWith(Number);
const average = (column: SQL | typeof facts.churnRisk) => sql<number | null>`avg(${column})::float8`;

/**
 * The value of those who fit, in a hundred steps from who is worth most to who is worth least: step 1 is the first
 * per cent of them. What is worth less than nothing (more came back than was bought) counts as nothing.
 */
export async function readValueSteps(tx: Queryable, { tenantId, filter }: Group) {
  const ranked = tx.$with("ranked").as(
    tx
      .select({
        value: sql<number>`greatest(${facts.netValueCents}, 0)`.as("value"),
        place: sql<number>`row_number() over (order by ${facts.netValueCents} desc, ${facts.customerId})`.as(
          "place",
        ),
        customers: sql<number>`count(*) over ()`.as("customers"),
      })
      .from(facts)
      .where(sql`${customerConditions(tx, tenantId, filter)} and ${facts.netValueCents} is not null`),
  );
  const step = sql<number>`((${ranked.place} * 100 + ${ranked.customers} - 1) / ${ranked.customers})::int`;
  return tx
    .with(ranked)
    .select({ step, customers: count(), valueCents: sum(ranked.value).mapWith(Number) })
    .from(ranked)
    .groupBy(step)
    .orderBy(step);
}

/** How many are likely businesses, likely persons, or neither as far as can be told. */
export async function countBusinesses(tx: Queryable, { tenantId, filter }: Group) {
  const kind = sql<"business" | "person" | "unknown">`case
    when ${facts.b2bLikelihood} >= ${sql.raw(String(B2B_FROM))} then 'business'
    when ${facts.b2bLikelihood} is null then 'unknown' else 'person' end`;
  return tx
    .select({ kind, customers: count(), netValueCents, orders: sum(facts.orders).mapWith(Number) })
    .from(facts)
    .where(customerConditions(tx, tenantId, filter))
    .groupBy(kind);
}

/** How many stand at each point of the way of a customer; null without a purchase. */
export async function countLifecycles(tx: Queryable, { tenantId, filter }: Group) {
  return tx
    .select({
      lifecycle: facts.lifecycle,
      customers: count(),
      netValueCents,
      averageChurnRisk: average(facts.churnRisk),
    })
    .from(facts)
    .where(customerConditions(tx, tenantId, filter))
    .groupBy(facts.lifecycle);
}

/** How many have each of the 125 combinations of RFM scores; null without a purchase or a known value. */
export async function countRfm(tx: Queryable, { tenantId, filter }: Group) {
  return tx
    .select({
      recency: facts.rfmRecency,
      frequency: facts.rfmFrequency,
      segment: facts.rfmSegment,
      customers: count(),
      netValueCents,
      recencyKnown: count(facts.recencyDays),
      recencyDays: sum(facts.recencyDays).mapWith(Number),
      orders: sum(facts.orders).mapWith(Number),
    })
    .from(facts)
    .where(customerConditions(tx, tenantId, filter))
    .groupBy(facts.rfmRecency, facts.rfmFrequency, facts.rfmSegment);
}

/**
 * What can't be judged: customers of whom the figure that a filter goes by is not known, and who fit the other
 * filters. Of a filter that is not set: 0.
 */
export async function countUnknown(tx: Queryable, tenantId: number, filter: CustomerFilter) {
  const isSet = (column: Judged) => BOUNDS[column].some((bound) => filter[bound] !== undefined);
  const none = { churn: 0, value: 0, recency: 0, business: 0 };
  if (!JUDGED.some(isSet)) return none;
  const missing = (column: Judged) => {
    const others = { ...filter, ...Object.fromEntries(BOUNDS[column].map((bound) => [bound, undefined])) };
    return isSet(column)
      ? sql<number>`(count(*) filter (where ${facts[column]} is null and ${customerConditions(tx, tenantId, others)}))::int`
      : sql<number>`0`;
  };
  const [row] = await tx
    .select({
      churn: missing("churnRisk"),
      value: missing("netValueCents"),
      recency: missing("recencyDays"),
      business: missing("b2bLikelihood"),
    })
    .from(facts)
    .where(customerConditions(tx, tenantId, {}));
  return row ?? none;
}

type Judged = keyof typeof BOUNDS;

const BOUNDS = {
  churnRisk: ["churnMin", "churnMax"],
  netValueCents: ["valueMinCents", "valueMaxCents"],
  recencyDays: ["recencyMinDays", "recencyMaxDays"],
  b2bLikelihood: ["isB2b"],
} as const satisfies Partial<Record<keyof typeof facts, readonly (keyof CustomerFilter)[]>>;

const JUDGED = Object.keys(BOUNDS) as Judged[];
