import type { Compute } from "../compute/compute.ts";
import type { Logger } from "../log.ts";
import type { Source } from "../sources/source.ts";
import type { Database } from "../store/database.ts";
import { hasOrders } from "../store/status.ts";
import type { Tenant } from "../store/tenants.ts";
import { type ImportProgress, importSource } from "./import.ts";

export interface LoadStep {
  phase: string;
  done: number;
  total: number;
}

/** Remembers how far the load that is under way has come, for whoever asks. */
export function createLoadWatch() {
  let step: LoadStep | undefined;
  return {
    current: () => step,
    /** Runs a load, whose progress is then told until it ends. */
    async watch<T>(work: (onProgress: (progress: LoadStep) => void) => Promise<T>): Promise<T> {
      step = { phase: "starting", done: 0, total: 1 };
      try {
        return await work(({ phase, done, total }) => {
          step = { phase, done, total };
        });
      } finally {
        step = undefined;
      }
    },
  };
}

/** Loads the sample shop where the shop has no order at all. */
export async function loadSampleIfEmpty(
  database: Database,
  sample: Source,
  options: {
    tenant: Tenant;
    now: Date;
    churnHorizonDays: number;
    compute?: Compute | undefined;
    onProgress: (progress: ImportProgress) => void;
    signal: AbortSignal;
    logger: Logger;
  },
): Promise<void> {
  const { tenantId } = options.tenant;
  if (await database.withTenant(tenantId, (tx) => hasOrders(tx, tenantId))) return;
  const report = await importSource(database, sample, { ...options, kind: "sample" });
  options.logger.info(
    { customers: report.customersAdded, orders: report.orders.inserted, durationMs: report.durationMs },
    "sample shop loaded",
  );
}
