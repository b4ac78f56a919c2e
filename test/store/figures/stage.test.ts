import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finishScores, prepareScores } from "../../../src/store/figures/scores.ts";
import { stageSales } from "../../../src/store/figures/stage.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../../support/database.ts";
import { fillShop } from "../../support/shop.ts";

describe.each(databaseKinds)("what is laid out for the figures, in the %s database", (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(kind);
  });
  afterAll(() => test?.close());

  it("can be looked up by customer", async () => {
    const { indexed } = await layOut();

    expect(indexed).toEqual(["recompute_customers", "recompute_days", "recompute_scores"]);
  });

  it("outlasts a server's limit on transactions that wait, as this one does for fits", async () => {
    const { limit } = await layOut();

    expect(limit).toBe("0");
  });

  async function layOut(): Promise<{ indexed: string[]; limit: string | undefined }> {
    const tenant = await test.aTenant();
    return test.database.withTenant(tenant.tenantId, async (tx) => {
      await fillShop(tx, tenant, [{ id: "1", customer: "ann", day: "2026-03-01", cents: 100 }]);
      await tx.execute(sql`select set_config('idle_in_transaction_session_timeout', '60s', true)`);
      await stageSales(tx, { ...tenant, now: new Date("2026-03-15T10:00:00Z") });
      await prepareScores(tx);
      await finishScores(tx);
      const rows = await tx.execute<{ name: string }>(sql`
        select c.relname as name from pg_index i join pg_class c on c.oid = i.indrelid
        where c.relpersistence = 't' and c.relname like 'recompute%' order by 1`);
      const [setting] = await tx.execute<{ limit: string }>(
        sql`select current_setting('idle_in_transaction_session_timeout') as limit`,
      );
      return { indexed: rows.map(({ name }) => name), limit: setting?.limit };
    });
  }
});
