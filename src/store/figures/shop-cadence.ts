import { sql } from "drizzle-orm";
import type { Queryable } from "../database.ts";
import type { StagedSales } from "./stage.ts";

export const WITHIN_DAYS = [30, 60, 90, 180, 365] as const;

/** A step from one purchase day of a customer to the next; the last step stands for all further ones. */
export interface CadenceStep {
  /** 1: from the first purchase to the second. */
  from: number;
  /** Customers, or purchases in the last step, that were followed by another, and the middle of the days between. */
  followed: number;
  medianDays: number | null;
  within: ReturnWithin[];
}

export interface ReturnWithin {
  days: number;
  /** Purchases at least so many days before the last one: of later ones it is not known yet. */
  known: number;
  returned: number;
  /** Null where none is known. */
  share: number | null;
}

export interface ShopCadence {
  gaps: number;
  /** Days between purchase days: the 10, 25, 50, 75 and 90 % quantiles of all gaps; null without one. */
  quantilesDays: [number, number, number, number, number] | null;
  steps: CadenceStep[];
}

const STEPS_MAX = 5;

/**
 * How long the shop's customers wait before they buy again, by the number of the purchase. Shares within so many
 * days count only purchases that lie as many days back, so that the young ones, who had no time to come back, don't
 * lower them. Quantiles and medians are of gaps that ended: where many are still to come back they are too short.
 */
export async function readShopCadence(tx: Queryable, staged: StagedSales): Promise<ShopCadence> {
  const [gaps] = await tx.execute<Omit<ShopCadence, "steps"> & Record<string, unknown>>(sql`
    select count(gap)::int as gaps,
      percentile_cont(array[0.1, 0.25, 0.5, 0.75, 0.9]) within group (order by gap) as "quantilesDays"
    from recompute_days`);
  const known = WITHIN_DAYS.map((days) => sql`(count(*) filter (where age >= ${days}::int))::int`);
  const returned = WITHIN_DAYS.map(
    (days) => sql`(count(*) filter (where age >= ${days}::int and wait <= ${days}::int))::int`,
  );
  const rows = await tx.execute<StepRow>(sql`
    select least(nth, ${STEPS_MAX}::int)::int as "from", count(wait)::int as followed,
      percentile_cont(0.5) within group (order by wait) as "medianDays",
      array[${sql.join(known, sql`, `)}] as known, array[${sql.join(returned, sql`, `)}] as returned
    from (
      select nth, ${staged.lastDay}::date - day as age,
        lead(day) over (partition by customer order by day) - day as wait
      from recompute_days
    ) step
    group by 1 order by 1`);
  return {
    gaps: gaps?.gaps ?? 0,
    quantilesDays: gaps?.quantilesDays ?? null,
    steps: rows.map(stepOf),
  };
}

interface StepRow extends Record<string, unknown> {
  from: number;
  followed: number;
  medianDays: number | null;
  known: number[];
  returned: number[];
}

function stepOf(row: StepRow): CadenceStep {
  const within = WITHIN_DAYS.map((days, index) => {
    const known = row.known[index] ?? 0;
    const returned = row.returned[index] ?? 0;
    return { days, known, returned, share: known > 0 ? returned / known : null };
  });
  return { from: row.from, followed: row.followed, medianDays: row.medianDays, within };
}
