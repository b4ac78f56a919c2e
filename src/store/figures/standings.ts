import { sql } from "drizzle-orm";
import type { Queryable } from "../database.ts";

/**
 * How the customers stood at the end of a day, column by column: those who had bought by then. Times in weeks, a
 * purchase is a customer-day; what is not known is NaN, since the columns cross into a thread as they are.
 */
export interface Standings {
  /** Repeat purchase days, weeks from the first to the last purchase, weeks from the first to the day. */
  x: Int32Array;
  tx: Float64Array;
  T: Float64Array;
  /** Mean value of a purchase day in cents, before returns. */
  meanCents: Float64Array;
  /** Purchase days in the days after it, and what they brought in. */
  ahead: Int32Array;
  aheadCents: Float64Array;
}

const BATCH = 20_000;

/** @param at the day is `daysBefore` the last one, and `aheadDays` after it are watched. */
export async function readStandings(
  tx: Queryable,
  at: { lastDay: string; daysBefore: number; aheadDays: number },
): Promise<Standings> {
  const day = sql`(${at.lastDay}::date - ${at.daysBefore}::int)`;
  const isKnown = sql`day <= ${day}`;
  const isAhead = sql`day > ${day} and day <= ${day} + ${at.aheadDays}::int`;
  const rows: StandingRow[] = [];
  for (let after = 0; ; ) {
    const batch = await tx.execute<StandingRow>(sql`
      select customer, (count(*) filter (where ${isKnown}))::int - 1 as x,
        ((max(day) filter (where ${isKnown}) - min(day)) / 7.0)::float8 as tx, ((${day} - min(day)) / 7.0)::float8 as age,
        (avg(value) filter (where ${isKnown}))::float8 as mean, (count(*) filter (where ${isAhead}))::int as ahead,
        coalesce(sum(value) filter (where ${isAhead}), 0)::float8 as "aheadCents"
      from recompute_days where customer > ${after}
      group by customer having min(day) <= ${day} order by customer limit ${BATCH}`);
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
