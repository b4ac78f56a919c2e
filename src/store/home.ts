import {
  and,
  asc,
  count,
  countDistinct,
  desc,
  eq,
  gt,
  gte,
  isNotNull,
  lte,
  max,
  min,
  sql,
} from "drizzle-orm";
import { shopDay } from "../analytics/calendar/shop-day.ts";
import { addDays } from "../analytics/forecast/periods.ts";
import { ARCHETYPE_MEMBERS_MIN } from "../analytics/segments/size.ts";
import type { Database, Queryable } from "./database.ts";
import { archetypes, dailySales, factCustomerCurrent } from "./schema/facts.ts";
import { importRejects, syncRuns } from "./schema/operations.ts";
import { combinedSales, customers } from "./schema/sales.ts";
import type { Tenant } from "./tenants.ts";

/** A figure over one window and the window before; null = unknown. */
export interface Compared {
  now: number | null;
  before: number | null;
}

/** What Home shows of a shop. Money in cents of the shop's currency. */
export type HomeFigures = Awaited<ReturnType<typeof readHome>>;

export const WINDOW_DAYS = 30;
const LISTED = 5;
const DAY_MS = 86_400_000;

/**
 * The first figures of a shop: the last 30 days with data against the 30 before, whom to look at, how fresh
 * it is. Days count back from the last day that has an order.
 */
export async function readHome(database: Database, tenant: Tenant, now: Date) {
  return database.withTenant(tenant.tenantId, async (tx) => {
    const period = await readPeriod(tx, shopDay(tenant.timeZone, now));
    return {
      shop: {
        name: tenant.name,
        currency: tenant.currency,
        timeZone: tenant.timeZone,
        isSynthetic: tenant.isSynthetic,
      },
      period,
      sales: period && (await readSales(tx, period, tenant.timeZone)),
      ...(await readRisk(tx)),
      archetypes: await readArchetypes(tx),
      lastRun: await readLastRun(tx),
    };
  });
}

async function readPeriod(tx: Queryable, today: string): Promise<{ from: string; to: string } | null> {
  const [found] = await tx
    .select({ from: min(dailySales.day), to: max(dailySales.day) })
    .from(dailySales)
    // An order dated ahead of its time must not move the window.
    .where(lte(dailySales.day, today));
  return found?.from && found.to ? { from: found.from, to: found.to } : null;
}

async function readSales(tx: Queryable, period: { from: string; to: string }, timeZone: string) {
  const from = addDays(period.to, 1 - WINDOW_DAYS);
  const beforeFrom = addDays(from, -WINDOW_DAYS);
  const days = await tx
    .select({ day: dailySales.day, orders: dailySales.orders, netValueCents: dailySales.netValueCents })
    .from(dailySales)
    .where(and(gt(dailySales.day, addDays(beforeFrom, -1)), lte(dailySales.day, period.to)))
    .orderBy(asc(dailySales.day));
  // A window that reaches back beyond the first order can't be compared.
  const isComparable = period.from <= beforeFrom;
  const compare = (read: (day: (typeof days)[number]) => number): Compared => ({
    now: sum(days.filter(({ day }) => day >= from).map(read)),
    before: isComparable ? sum(days.filter(({ day }) => day < from).map(read)) : null,
  });
  const active = async (first: string, last: string) => {
    const localDay = sql`(${combinedSales.orderDate} at time zone ${timeZone})::date`;
    const [found] = await tx
      .select({ customers: countDistinct(combinedSales.customerId) })
      .from(combinedSales)
      .where(
        and(
          eq(combinedSales.orderKind, "sale"),
          // Bounds on the column itself, a day wider, so that its index is used.
          gt(combinedSales.orderDate, new Date(Date.parse(first) - DAY_MS)),
          lte(combinedSales.orderDate, new Date(Date.parse(last) + 2 * DAY_MS)),
          sql`${localDay} between ${first}::date and ${last}::date`,
        ),
      );
    return found?.customers ?? 0;
  };
  const byDay = new Map(days.map(({ day, netValueCents }) => [day, netValueCents]));
  return {
    window: { from, to: period.to },
    revenueCents: compare(({ netValueCents }) => netValueCents),
    orders: compare(({ orders }) => orders),
    activeCustomers: {
      now: await active(from, period.to),
      before: isComparable ? await active(beforeFrom, addDays(from, -1)) : null,
    },
    dailyRevenueCents: Array.from(
      { length: WINDOW_DAYS },
      (_, index) => byDay.get(addDays(from, index)) ?? 0,
    ),
  };
}

async function readRisk(tx: Queryable) {
  const [total] = await tx
    .select({
      customers: count(),
      asOf: max(factCustomerCurrent.asOf),
      // As /churn-check counts it: the lapsed are gone already.
      valueAtRiskCents: sql<
        string | null
      >`sum(${factCustomerCurrent.valueAtRiskCents}) filter (where ${IS_AT_RISK})`,
    })
    .from(factCustomerCurrent);
  const atRisk = await tx
    .select({
      alias: customers.alias,
      churnRisk: factCustomerCurrent.churnRisk,
      churnLevel: factCustomerCurrent.churnLevel,
      valueAtRiskCents: factCustomerCurrent.valueAtRiskCents,
    })
    .from(factCustomerCurrent)
    .innerJoin(
      customers,
      and(
        eq(customers.tenantId, factCustomerCurrent.tenantId),
        eq(customers.customerId, factCustomerCurrent.customerId),
      ),
    )
    .where(and(isNotNull(factCustomerCurrent.valueAtRiskCents), IS_AT_RISK))
    .orderBy(desc(factCustomerCurrent.valueAtRiskCents), asc(customers.alias))
    .limit(LISTED);
  return {
    customers: total?.customers ?? 0,
    asOf: total?.asOf ?? null,
    valueAtRiskCents: total?.valueAtRiskCents == null ? null : Number(total.valueAtRiskCents),
    atRisk,
  };
}

const IS_AT_RISK = and(
  isNotNull(factCustomerCurrent.churnRisk),
  sql`${factCustomerCurrent.lifecycle} is distinct from 'lapsed'`,
);

async function readArchetypes(tx: Queryable) {
  return tx
    .select({
      id: archetypes.archetypeId,
      name: archetypes.name,
      customers: archetypes.customers,
      netValueCents: archetypes.netValueCents,
    })
    .from(archetypes)
    .where(and(eq(archetypes.level, 1), gte(archetypes.customers, ARCHETYPE_MEMBERS_MIN)))
    .orderBy(sql`${archetypes.netValueCents} desc nulls last`, asc(archetypes.archetypeId))
    .limit(LISTED);
}

async function readLastRun(tx: Queryable) {
  const [run] = await tx
    .select({
      syncRunId: syncRuns.syncRunId,
      kind: syncRuns.kind,
      source: syncRuns.source,
      status: syncRuns.status,
      startedAt: syncRuns.startedAt,
      finishedAt: syncRuns.finishedAt,
    })
    .from(syncRuns)
    .orderBy(desc(syncRuns.syncRunId))
    .limit(1);
  if (!run) return null;
  const [rejected] = await tx
    .select({ rows: count() })
    .from(importRejects)
    .where(eq(importRejects.syncRunId, run.syncRunId));
  return { ...run, rejectedRows: rejected?.rows ?? 0 };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
