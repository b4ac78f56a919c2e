import { sql } from "drizzle-orm";
import { type Cell, PURCHASE_STARTS, SILENCE_STARTS } from "../../analytics/churn/comparable.ts";
import type { Queryable } from "../database.ts";

/**
 * What became of the customers known on a past day, `daysBefore` the last one, in the `horizonDays` after it:
 * grouped by their purchases and their silence as they stood then.
 */
export async function readCells(
  tx: Queryable,
  at: { lastDay: string; daysBefore: number; horizonDays: number },
): Promise<Cell[]> {
  const day = sql`(${at.lastDay}::date - ${at.daysBefore}::int)`;
  return tx.execute<Cell & Record<string, unknown>>(sql`
    select width_bucket(bought, ${arrayOf(PURCHASE_STARTS)}) - 1 as "group",
      width_bucket(silence, ${arrayOf(SILENCE_STARTS)}) - 1 as bin,
      count(*)::int as customers, (count(*) filter (where ahead = 0))::int as silent, sum(ahead)::int as purchases
    from (
      select (count(*) filter (where day <= ${day}))::int as bought,
        ${day} - max(day) filter (where day <= ${day}) as silence,
        (count(*) filter (where day > ${day} and day <= ${day} + ${at.horizonDays}::int))::int as ahead
      from recompute_days group by customer having min(day) <= ${day}
    ) stood
    group by 1, 2 order by 1, 2`);
}

function arrayOf(starts: readonly number[]) {
  return sql.raw(`array[${starts.join(", ")}]`);
}
