import type { Source } from "../sources/source.ts";
import type { Tenant } from "../store/tenants.ts";
import { add } from "./counts.ts";
import type { ImportProgress } from "./import.ts";

export interface DryRunReport {
  rowsRead: number;
  rowsLoaded: number;
  rejected: Record<string, number>;
  skipped: Record<string, number>;
}

/** Reads and checks every row of a source, and writes nothing. */
export async function dryRun(
  source: Source,
  options: {
    tenant: Tenant;
    now: Date;
    onProgress?: ((step: ImportProgress) => void) | undefined;
    signal?: AbortSignal | undefined;
  },
): Promise<DryRunReport> {
  const { tenant, now, signal } = options;
  const context = {
    identityKey: tenant.identityKey,
    shop: { currency: tenant.currency, timeZone: tenant.timeZone },
    now,
    signal,
  };
  const report: DryRunReport = { rowsRead: 0, rowsLoaded: 0, rejected: {}, skipped: {} };
  for (const part of await source.listParts()) {
    for await (const { rows, bytesRead } of part.read(context)) {
      signal?.throwIfAborted();
      for (const row of rows) {
        report.rowsRead += 1;
        if (row.kind === "rejected") add(report.rejected, row.reason, 1);
        else if (row.kind === "skipped") add(report.skipped, row.reason, 1);
        else report.rowsLoaded += 1;
      }
      options.onProgress?.({
        phase: "reading",
        done: bytesRead,
        total: part.bytesTotal ?? bytesRead,
        rows: report.rowsRead,
      });
    }
  }
  return report;
}
