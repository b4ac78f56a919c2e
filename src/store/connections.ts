import { sql } from "drizzle-orm";
import { APPLICATION_NAME, type Database } from "./database.ts";

/** Open connections of the product to its database, of every instance. The embedded one has one connection. */
export async function countConnections(database: Database): Promise<number> {
  if (database.kind === "embedded") return 1;
  const [row] = await database.asOperator((db) =>
    db.execute<{ connections: number }>(sql`
      select count(*)::int as connections from pg_stat_activity
      where datname = current_database() and application_name = ${APPLICATION_NAME}`),
  );
  return row?.connections ?? 0;
}
