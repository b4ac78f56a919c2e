import { type SQL, sql } from "drizzle-orm";
import type { StandingColumns } from "../../analytics/churn/standing.ts";
import type { Queryable } from "../database.ts";
import type { StagedSales } from "./stage.ts";

const BATCH = 20_000;

/** @param at the day is `daysBefore` the last one, and the `daysAhead` after it are watched. */
export async function readStandings(
  tx: Queryable,
  at: { lastDay: string; daysBefore: number; daysAhead: number },
): Promise<StandingColumns> {
  const day = sql`(${at.lastDay}::date - ${at.daysBefore}::int)`;
  const isKnown = sql`day <= ${day}`;
  const isAhead = sql`day > ${day} and day <= ${day} + ${at.daysAhead}::int`;
  return readColumns(
    tx,
    (after) => sql`
      select customer, (count(*) filter (where ${isKnown}))::int - 1 as x,
        ((max(day) filter (where ${isKnown}) - min(day)) / 7.0)::float8 as tx, ((${day} - min(day)) / 7.0)::float8 as age,
        (avg(value) filter (where ${isKnown}))::float8 as mean, (count(*) filter (where ${isAhead}))::int as ahead,
        coalesce(sum(value) filter (where ${isAhead}), 0) + (count(*) filter (where ${isAhead} and value is null))
          * coalesce(avg(value) filter (where ${isAhead}), avg(value) filter (where ${isKnown}), 0) as "aheadCents"
      from recompute_days where customer > ${after}
      group by customer having min(day) <= ${day} order by customer limit ${BATCH}`,
  );
}

/** How the customers stand at the end of the data, with their value net of returns. After `stageFacts`. */
export async function readValued(tx: Queryable): Promise<StandingColumns> {
  return readColumns(
    tx,
    (after) => sql`
      select customer, purchase_days - 1 as x, ((tenure - recency) / 7.0)::float8 as tx, (tenure / 7.0)::float8 as age,
        net_per_day as mean, 0 as ahead, 0::float8 as "aheadCents"
      from recompute_facts where customer > ${after} and purchase_days > 0 order by customer limit ${BATCH}`,
  );
}

/** Purchases (customer-days) of each calendar day from the first to the last, without gaps. */
export async function readPurchasesByDay(
  tx: Queryable,
  { firstDay, lastDay }: Pick<StagedSales, "firstDay" | "lastDay">,
): Promise<number[]> {
  const rows = await tx.execute<{ purchases: number }>(sql`
    select coalesce(bought.purchases, 0)::int as purchases
    from generate_series(${firstDay}::date::timestamp, ${lastDay}::date::timestamp, interval '1 day') as calendar(day)
    left join (select day, count(*) as purchases from recompute_days group by day) bought
      on bought.day = calendar.day::date
    order by calendar.day`);
  return rows.map(({ purchases }) => purchases);
}

/** @param batchAfter asks for the next rows, in the order of the customers' numbers, of those above one. */
async function readColumns(tx: Queryable, batchAfter: (customer: number) => SQL): Promise<StandingColumns> {
  const rows: StandingRow[] = [];
  for (let after = 0; ; ) {
    const batch = await tx.execute<StandingRow>(batchAfter(after));
    rows.push(...batch);
    const last = batch.at(-1);
    if (!last || batch.length < BATCH) return columnsOf(rows);
    after = last.customer;
  }
}

interface StandingRow extends Record<string, unknown> {
  customer: number;
  x: number;
  tx: number;
  age: number;
  mean: number | null;
  ahead: number;
  aheadCents: number;
}

function columnsOf(rows: readonly StandingRow[]): StandingColumns {
  return {
    x: Int32Array.from(rows, (row) => row.x),
    tx: Float64Array.from(rows, (row) => row.tx),
    T: Float64Array.from(rows, (row) => row.age),
    meanCents: Float64Array.from(rows, (row) => row.mean ?? Number.NaN),
    ahead: Int32Array.from(rows, (row) => row.ahead),
    aheadCents: Float64Array.from(rows, (row) => row.aheadCents),
  };
}
