import { deserialize, serialize } from "node:v8";
import { and, eq } from "drizzle-orm";
import type { Database, Queryable } from "./database.ts";
import { fitCheckpoints } from "./schema/models.ts";

/** Finished fits of a shop, one of each kind, found again by the digest of all that went in. */
export interface FitKeeper {
  recall(kind: string, inputDigest: string): Promise<{ result: unknown; durationMs: number } | undefined>;
  keep(kind: string, fit: { inputDigest: string; result: unknown; durationMs: number }): Promise<void>;
}

/**
 * Keeps fits in transactions of their own beside the running one: when that fails, or the process dies, the next
 * run does not begin from nothing. (On the embedded database they are part of the running one, and go with it.)
 */
export function createFitKeeper(
  database: Pick<Database, "beside">,
  running: Queryable,
  options: { tenantId: number; now: Date },
): FitKeeper {
  const { tenantId, now: madeAt } = options;
  const beside = <T>(work: (tx: Queryable) => Promise<T>) => database.beside(running, tenantId, work);
  return {
    recall: (kind, inputDigest) =>
      beside(async (tx) => {
        const [row] = await tx
          .select({ result: fitCheckpoints.result, durationMs: fitCheckpoints.durationMs })
          .from(fitCheckpoints)
          .where(
            and(
              eq(fitCheckpoints.tenantId, tenantId),
              eq(fitCheckpoints.kind, kind),
              eq(fitCheckpoints.inputDigest, inputDigest),
            ),
          );
        if (typeof row?.result !== "string") return undefined;
        return { result: deserialize(Buffer.from(row.result, "base64")), durationMs: row.durationMs };
      }),
    keep: (kind, { inputDigest, result, durationMs }) =>
      beside(async (tx) => {
        // Typed arrays and all: what a thread gave is given again.
        const row = { inputDigest, result: serialize(result).toString("base64"), durationMs, madeAt };
        await tx
          .insert(fitCheckpoints)
          .values({ tenantId, kind, ...row })
          .onConflictDoUpdate({ target: [fitCheckpoints.tenantId, fitCheckpoints.kind], set: row });
      }),
  };
}
