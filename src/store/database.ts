import { AsyncLocalStorage } from "node:async_hooks";
import { sql } from "drizzle-orm";
import type { PgDatabase } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { startEmbeddedPostgres } from "./embedded-postgres.ts";
import { migrateDatabase } from "./migrate.ts";

/** What a question to the database is asked through: a connection, or a transaction. */
export type Queryable = PgDatabase<PostgresJsQueryResultHKT>;

export type Database = Awaited<ReturnType<typeof openDatabase>>;

/**
 * A server's URL, or a folder for the embedded database (in memory where undefined), which begins empty or as the
 * file of a dumped data directory has it.
 */
export type DatabaseLocation =
  | { kind: "postgres"; url: string }
  | { kind: "embedded"; folder: string | undefined; snapshot?: string | undefined };

/** By which the server tells our connections from others. */
export const APPLICATION_NAME = "regulars";

const POOL_MAX = 30;
const APP_ROLE = "regulars_app";

/**
 * Opens the database and brings its schema up to date.
 *
 * Rows of a tenant are reached through `withTenant` alone: it sets the tenant and a role without bypass for
 * one transaction, so that the database itself keeps tenants apart.
 */
export async function openDatabase(location: DatabaseLocation) {
  const server = await connect(location);
  const db = drizzle(server.client);
  const current = new AsyncLocalStorage<number>();
  const asTenant = <T>(tenantId: number, work: (tx: Queryable) => Promise<T>): Promise<T> =>
    db.transaction(async (tx) => {
      await tx.execute(
        sql`select set_config('role', ${APP_ROLE}, true), set_config('app.tenant_id', ${String(tenantId)}, true)`,
      );
      return work(tx);
    });

  return {
    kind: location.kind,
    /**
     * Runs `work` in one transaction that sees the rows of this tenant only.
     *
     * @throws Error when called inside another `withTenant`: pass the transaction on instead. (The embedded
     * database has one connection, on which the inner transaction would wait for the outer one for ever.)
     */
    withTenant<T>(tenantId: number, work: (tx: Queryable) => Promise<T>): Promise<T> {
      if (current.getStore() !== undefined) {
        throw new Error("withTenant was called inside withTenant: pass the transaction on instead");
      }
      return current.run(tenantId, () => asTenant(tenantId, work));
    },
    /**
     * Runs `work` in a transaction of its own beside the running one, so that what it writes stays even if the
     * running one fails. The embedded database has one connection: there it is part of the running one.
     */
    beside<T>(running: Queryable, tenantId: number, work: (tx: Queryable) => Promise<T>): Promise<T> {
      return location.kind === "embedded" ? work(running) : asTenant(tenantId, work);
    },
    /** Outside any tenant, as the connecting user: the tenants table, health, housekeeping of the whole database. */
    asOperator<T>(work: (db: Queryable) => Promise<T>): Promise<T> {
      return work(db);
    },
    close: server.close,
  };
}

async function connect(location: DatabaseLocation) {
  if (location.kind === "postgres") {
    const single = postgres(location.url, { ...COMMON, max: 1 });
    await migrateDatabase(drizzle(single)).finally(() => single.end());
    const client = postgres(location.url, { ...COMMON, max: POOL_MAX });
    return { client, close: () => client.end({ timeout: 5 }) };
  }
  const embedded = await startEmbeddedPostgres(location.folder, location.snapshot);
  // `socket` is an option of postgres.js that its types leave out.
  const options = { ...COMMON, ...EMBEDDED, socket: () => embedded.connect() };
  const client = postgres(options as postgres.Options<Record<string, never>>);
  const close = async () => {
    await client.end({ timeout: 5 });
    await embedded.close();
  };
  try {
    await migrateDatabase(drizzle(client));
  } catch (error) {
    await close();
    throw error;
  }
  return { client, close };
}

const COMMON = {
  onnotice: () => {},
  connect_timeout: 10,
  connection: { application_name: APPLICATION_NAME, TimeZone: "UTC" },
};

// One session, never given up: PGlite has no second one to hand out.
const EMBEDDED = {
  max: 1,
  user: "postgres",
  database: "postgres",
  keep_alive: 0,
  idle_timeout: 0,
  max_lifetime: 0,
};
