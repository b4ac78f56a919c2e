import { randomUUID } from "node:crypto";
import { UserError } from "../errors.ts";
import type { Database } from "../store/database.ts";
import { claimLease, releaseLease } from "../store/leases.ts";

/** One import or sync of a shop at a time, over all instances. */
const LEASE = "sync";
const TTL_MS = 120_000;
const RENEW_EVERY_MS = 30_000;

/**
 * Runs `work` while holding the shop's lease. A crash gives it up after two minutes.
 *
 * @throws UserError where somebody else holds it.
 */
export async function withLease<T>(database: Database, tenantId: number, work: () => Promise<T>): Promise<T> {
  const claim = { lease: LEASE, holder: randomUUID(), ttlMs: TTL_MS };
  if (!(await claimLease(database, tenantId, claim))) {
    throw new UserError("Another import of this shop is running. Wait until it has ended, then try again.");
  }
  // The embedded database serves one process and one transaction at a time: a renewal would wait for the work
  // itself, and nobody else could take the lease anyway.
  const timer =
    database.kind === "postgres"
      ? setInterval(() => void claimLease(database, tenantId, claim).catch(() => {}), RENEW_EVERY_MS)
      : undefined;
  try {
    return await work();
  } finally {
    clearInterval(timer);
    await releaseLease(database, tenantId, claim);
  }
}
