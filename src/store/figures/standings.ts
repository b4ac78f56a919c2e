import { sql } from "drizzle-orm";
import type { Queryable } from "../database.ts";
import type { StagedSales } from "./stage.ts";

/**
 * How the customers stood at the end of a day, column by column: those who had bought by then. Times in weeks, a
 * purchase is a customer-day; what is not known is NaN, since the columns cross into a thread as they are.
 */
export interface Standings {
  /** Repeat purchase days, weeks from the first to the last purchase, weeks from the first to the day. */
  x: Int32Array;
  tx: Float64Array;
  T: Float64Array;
  /** Mean value in cents of those purchase days of which it is known, before returns. */
  meanCents: Float64Array;
  /**
   * Purchase days in the days after it, and what they brought in before returns: a day of unknown value counts as
   * the mean of the known ones of the customer, those after it if there are any.
   */
  ahead: Int32Array;
  aheadCents: Float64Array;
}

const BATCH = 20_000;

/** @param at the day is `daysBefore` the last one, and the `daysAhead` after it are watched. */
export async function readStandings(
  tx: Queryable,
  at: { lastDay: string; daysBefore: number; daysAhead: number },
): Promise<Standings> {
  const day = sql`(${at.lastDay}::date - ${at.daysBefore}::int)`;
  const isKnown = sql`day <= ${day}`;
  const isAhead = sql`day > ${day} and day <= ${day} + ${at.daysAhead}::int`;
  const rows: StandingRow[] = [];
  for (let after = 0; ; ) {
    const batch = await tx.execute<StandingRow>(sql`
      select customer, (count(*) filter (where ${isKnown}))::int - 1 as x,
        ((max(day) filter (where ${isKnown}) - min(day)) / 7.0)::float8 as tx, ((${day} - min(day)) / 7.0)::float8 as age,
        (avg(value) filter (where ${isKnown}))::float8 as mean, (count(*) filter (where ${isAhead}))::int as ahead,
        coalesce(sum(value) filter (where ${isAhead}), 0) + (count(*) filter (where ${isAhead} and value is null))
          * coalesce(avg(value) filter (where ${isAhead}), avg(value) filter (where ${isKnown}), 0) as "aheadCents"
      from recompute_days where customer > ${after}
      group by customer having min(day) <= ${day} order by customer limit ${BATCH}`);
    rows.push(...batch);
    const last = batch.at(-1);
    if (!last || batch.length < BATCH) return columnsOf(rows);
    after = last.customer;
  }
}

/** How the customers stand at the end of the data, with their value net of returns. After `stageFacts`. */
export async function readValued(tx: Queryable): Promise<Standings> {
  const rows: StandingRow[] = [];
  for (let after = 0; ; ) {
    const batch = await tx.execute<StandingRow>(sql`
      select customer, purchase_days - 1 as x, ((tenure - recency) / 7.0)::float8 as tx, (tenure / 7.0)::float8 as age,
        net_per_day as mean, 0 as ahead, 0::float8 as "aheadCents"
      from recompute_facts where customer > ${after} and purchase_days > 0 order by customer limit ${BATCH}`);
    rows.push(...batch);
    const last = batch.at(-1);
    if (!last || batch.length < BATCH) return columnsOf(rows);
    after = last.customer;
  }
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

interface StandingRow extends Record<string, unknown> {
  customer: number;
  x: number;
  tx: number;
  age: number;
  mean: number | null;
  ahead: number;
  aheadCents: number;
}

function columnsOf(rows: readonly StandingRow[]): Standings {
  return {
    x: Int32Array.from(rows, (row) => row.x),
    tx: Float64Array.from(rows, (row) => row.tx),
    T: Float64Array.from(rows, (row) => row.age),
    meanCents: Float64Array.from(rows, (row) => row.mean ?? Number.NaN),
    ahead: Int32Array.from(rows, (row) => row.ahead),
    aheadCents: Float64Array.from(rows, (row) => row.aheadCents),
  };
}
