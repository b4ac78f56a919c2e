import { randomUUID } from "node:crypto";
import { UserError } from "../errors.ts";
import type { Database } from "../store/database.ts";
import { claimLease, isLeaseHeld, releaseLease } from "../store/leases.ts";
import { closeInterruptedRuns } from "../store/sync-runs.ts";

/** One import, sync or recompute of a shop at a time, over all instances. */
const LEASE = "sync";
const TTL_MS = 120_000;
const RENEW_EVERY_MS = 30_000;

/** Somebody else is at work on this shop's data: no fault, and nothing to do but to wait. */
export class BusyError extends UserError {
  override name = "BusyError";
}

/** Whether an import, sync or recompute of the shop is running, on any instance. */
export function isBusy(database: Database, tenantId: number): Promise<boolean> {
  return isLeaseHeld(database, tenantId, LEASE);
}

/**
 * Runs `work` while holding the shop's lease. A crash gives it up after two minutes; the runs that it left open
 * in the sync log are closed by whoever comes next.
 *
 * @param work gets a signal that is aborted when the lease is lost, which happens to a process that was stopped
 * for longer than the lease lasts.
 * @throws BusyError where somebody else holds it.
 */
export async function withLease<T>(
  database: Database,
  tenantId: number,
  work: (lost: AbortSignal) => Promise<T>,
): Promise<T> {
  const claim = { lease: LEASE, holder: randomUUID(), ttlMs: TTL_MS };
  if (!(await claimLease(database, tenantId, claim))) {
    throw new BusyError(
      "Another import or recompute of this shop is running. Wait until it has ended, then try again.",
    );
  }
  const lost = new AbortController();
  const renew = async () => {
    const isHeld = await claimLease(database, tenantId, claim).catch(() => true);
    if (!isHeld)
      lost.abort(
        new BusyError("Another import or recompute of this shop took over while this one was stopped."),
      );
  };
  // The embedded database serves one process and one transaction at a time: a renewal would wait for the work
  // itself, and nobody else could take the lease anyway.
  const timer = database.kind === "postgres" ? setInterval(() => void renew(), RENEW_EVERY_MS) : undefined;
  try {
    await closeInterruptedRuns(database, tenantId);
    return await work(lost.signal);
  } finally {
    clearInterval(timer);
    await releaseLease(database, tenantId, claim);
  }
}
