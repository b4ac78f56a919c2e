import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { UserError } from "../errors.ts";

const MIGRATIONS = fileURLToPath(new URL("../../drizzle", import.meta.url));

/** Any constant does, as long as every instance uses the same one. */
const MIGRATION_LOCK = 7_261_854_310;

/**
 * Applies the migrations that are missing, under a lock, so that several instances may start at once.
 *
 * @param db over a single connection: the lock belongs to the session.
 * @throws UserError where the connecting user may not create or take the role that tenant transactions run as.
 */
export async function migrateDatabase(db: PostgresJsDatabase): Promise<void> {
  await db.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK})`);
  try {
    await migrate(db, { migrationsFolder: MIGRATIONS });
    await db.execute(FORCE_ROW_LEVEL_SECURITY);
  } catch (error) {
    if (sqlState(error) !== INSUFFICIENT_PRIVILEGE) throw error;
    throw new UserError(
      "The database user may not set up the schema. Connect once as a user that may create roles and own " +
        "the schema, or have an administrator run: CREATE ROLE regulars_app NOLOGIN; GRANT regulars_app TO <user>;",
      { cause: error },
    );
  } finally {
    await db.execute(sql`select pg_advisory_unlock(${MIGRATION_LOCK})`);
  }
}

/** drizzle-kit can enable row-level security but not force it, without which a table's owner sees every tenant. */
const FORCE_ROW_LEVEL_SECURITY = sql`
  do $$
  declare t record;
  begin
    for t in
      select c.oid::regclass as name from pg_class c
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and c.relrowsecurity and not c.relforcerowsecurity
    loop
      execute format('alter table %s force row level security', t.name);
    end loop;
  end $$`;

const INSUFFICIENT_PRIVILEGE = "42501";

function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = (error as { code?: unknown }).code;
  return typeof code === "string" ? code : sqlState(error.cause);
}
