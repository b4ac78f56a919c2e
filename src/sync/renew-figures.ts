import type { Logger } from "../log.ts";
import type { Database } from "../store/database.ts";
import { findNewestRun } from "../store/model-runs.ts";
import { FIGURES_VERSION } from "../store/provenance.ts";
import { hasOrders } from "../store/status.ts";
import { BusyError, withLease } from "./one-at-a-time.ts";
import { type RecomputeContext, recomputeAlone } from "./recompute.ts";

/**
 * Computes the figures anew where another version of the product made them. Of several instances that start at
 * once, one does it; whoever imports meanwhile does it too.
 */
export async function renewFigures(
  database: Database,
  context: RecomputeContext & { logger: Logger },
): Promise<void> {
  const { tenantId } = context.tenant;
  const { logger } = context;
  if (!(await areOutdated(database, tenantId))) return;
  try {
    await withLease(database, tenantId, async (lost) => {
      // Another instance may have done it since.
      if (!(await areOutdated(database, tenantId))) return;
      const { customers, durationMs } = await recomputeAlone(database, context, lost);
      logger.info({ customers, durationMs }, "figures of an earlier version made anew");
    });
  } catch (error) {
    if (!(error instanceof BusyError)) throw error;
    logger.info("figures of an earlier version are left to whoever is at work on the shop");
  }
}

function areOutdated(database: Database, tenantId: number): Promise<boolean> {
  return database.withTenant(tenantId, async (tx) => {
    const run = await findNewestRun(tx, tenantId, "figures");
    return run?.version !== FIGURES_VERSION && (await hasOrders(tx, tenantId));
  });
}
