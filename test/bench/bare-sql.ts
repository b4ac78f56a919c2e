import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import type { Database, Queryable } from "../../src/store/database.ts";
import type { Tenant } from "../../src/store/tenants.ts";

interface Statement {
  text: string;
  parameters: unknown[];
}

/**
 * Times the statements that a call sends, without the call: each is recorded once, then its statements are sent
 * again in one transaction, with the same role and tenant, one after another and unprepared as the product sends
 * them. `time` gives milliseconds.
 */
export function openBare(url: string, { tenantId }: Pick<Tenant, "tenantId">) {
  const client = postgres(url, { max: 1, onnotice: () => {}, connection: { TimeZone: "UTC" } });
  const recorded: Statement[] = [];
  const logger = {
    logQuery: (text: string, parameters: unknown[]) => void recorded.push({ text, parameters }),
  };
  const db = drizzle(client, { logger });
  const asTenant = <T>(tenant: number, work: (tx: Queryable) => Promise<T>) =>
    db.transaction(async (tx) => {
      await tx.execute(
        sql`select set_config('role', 'regulars_app', true), set_config('app.tenant_id', ${String(tenant)}, true)`,
      );
      return work(tx);
    });
  const recording: Database = {
    kind: "postgres",
    withTenant: asTenant,
    beside: (_running, tenant, work) => asTenant(tenant, work),
    asOperator: (work) => work(db),
    close: async () => {},
  };
  return {
    async time(call: (database: Database) => Promise<unknown>): Promise<number> {
      recorded.length = 0;
      await call(recording);
      const statements = recorded.filter(({ text }) => !/^(begin|commit)/i.test(text));
      return sendAgain(client, statements, tenantId);
    },
    close: () => client.end(),
  };
}

async function sendAgain(
  client: postgres.Sql,
  statements: readonly Statement[],
  tenantId: number,
): Promise<number> {
  const startedAt = performance.now();
  await client.begin(async (tx) => {
    for (const { text, parameters } of statements) {
      await tx.unsafe(text, parameters as never[]);
    }
    if (statements.length === 0) await tx`select ${tenantId}`;
  });
  return performance.now() - startedAt;
}
