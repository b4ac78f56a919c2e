import type { Logger } from "../log.ts";
import type { Database } from "../store/database.ts";
import { refreshStatistics } from "../store/statistics.ts";

/** Lets the planner know of new figures. They are there without it, only slower to read, so a failure is no failure. */
export async function countAnew(
  database: Pick<Database, "asOperator">,
  logger?: Pick<Logger, "warn">,
): Promise<void> {
  try {
    await database.asOperator(refreshStatistics);
  } catch (err) {
    logger?.warn({ err }, "statistics of the new figures could not be counted");
  }
}
