import { createWorkerThreads } from "../../src/compute/worker-threads.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createTenantStore, DEFAULT_TENANT } from "../../src/store/tenants.ts";
import { recomputeTenant } from "../../src/sync/recompute.ts";
import { createServerDatabase } from "../support/server-database.ts";
import { fillReferenceLoad, REFERENCE } from "./reference-load.ts";

/** A shop at the reference load with all its figures: the one of the given URL, else made anew on the test server. */
export async function openReferenceShop(
  filled: string | undefined,
): Promise<{ url: string; close(): Promise<void> } | undefined> {
  if (filled) return { url: filled, close: async () => {} };
  const server = process.env.TEST_DATABASE_URL;
  if (!server) return undefined;
  const { url, drop } = await createServerDatabase(server, "regulars_bench");
  try {
    process.stderr.write("Filling the reference shop and computing its figures, about two minutes …\n");
    await fill(url);
  } catch (error) {
    await drop();
    throw error;
  }
  return { url, close: drop };
}

async function fill(url: string): Promise<void> {
  const database = await openDatabase({ kind: "postgres", url });
  const tenants = createTenantStore(database);
  const tenant = await tenants.ensure({
    ...{ slug: DEFAULT_TENANT, name: "Bench", currency: "USD", timeZone: "UTC" },
  });
  await fillReferenceLoad(database, tenant.tenantId, REFERENCE);
  await recomputeTenant(database, {
    ...{ tenant, now: new Date("2026-11-24T12:00:00Z"), churnHorizonDays: 180 },
    compute: createWorkerThreads(),
  });
  await database.close();
}
