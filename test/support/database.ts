import { randomBytes } from "node:crypto";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { createTenantStore, type Tenant } from "../../src/store/tenants.ts";
import { createServerDatabase } from "./server-database.ts";

const url = process.env.TEST_DATABASE_URL;

/** The databases that a store suite runs on: the embedded one always, a server where the environment names one. */
export const databaseKinds: readonly ("embedded" | "postgres")[] = url
  ? ["embedded", "postgres"]
  : ["embedded"];

/** The kind most suites run on: the server where there is one. */
export const preferredKind: "embedded" | "postgres" = url ? "postgres" : "embedded";

export interface TestDatabase {
  database: Database;
  /** Where the database is, for a second connection to it; undefined for the embedded one. */
  url: string | undefined;
  /** A fresh tenant: suites that share a database keep apart by tenant. */
  aTenant(overrides?: Partial<{ slug: string; currency: string; timeZone: string }>): Promise<Tenant>;
  close(): Promise<void>;
}

/** A database of its own, migrated and empty: PGlite in memory, or a new database on the test server. */
export async function openTestDatabase(kind: "embedded" | "postgres" = preferredKind): Promise<TestDatabase> {
  const own = kind === "postgres" ? await createServerDatabase(serverUrl(), "regulars_test") : undefined;
  const database = await openDatabase(
    own
      ? { kind: "postgres", url: own.url }
      : { kind: "embedded", folder: undefined, snapshot: process.env.TEST_EMBEDDED_SNAPSHOT },
  );
  const tenants = createTenantStore(database);
  return {
    database,
    url: own?.url,
    aTenant: (overrides = {}) =>
      tenants.ensure({
        slug: `shop-${randomBytes(6).toString("hex")}`,
        name: "Test shop",
        currency: "USD",
        timeZone: "UTC",
        ...overrides,
      }),
    async close() {
      await database.close();
      await own?.drop();
    },
  };
}

function serverUrl(): string {
  if (!url) throw new Error("TEST_DATABASE_URL is not set");
  return url;
}
