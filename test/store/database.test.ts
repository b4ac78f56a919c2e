import { readFile } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/store/database.ts";
import { customers } from "../../src/store/schema/sales.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../support/database.ts";

describe.each(databaseKinds)("the %s database", (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(kind);
  });
  afterAll(() => test.close());

  it("shows a tenant its own rows only", async () => {
    const [mine, theirs] = [await test.aTenant(), await test.aTenant()];
    await test.database.withTenant(theirs.tenantId, (tx) =>
      tx.insert(customers).values({ tenantId: theirs.tenantId, customerId: "1", alias: "C-AAAAAAAA" }),
    );

    const seen = await test.database.withTenant(mine.tenantId, (tx) => tx.select().from(customers));

    expect(seen).toEqual([]);
  });

  it("refuses to write a row of another tenant", async () => {
    const [mine, theirs] = [await test.aTenant(), await test.aTenant()];

    const write = test.database.withTenant(mine.tenantId, (tx) =>
      tx.insert(customers).values({ tenantId: theirs.tenantId, customerId: "2", alias: "C-BBBBBBBB" }),
    );

    await expect(write).rejects.toThrow();
  });

  it("forces row-level security with a policy on every table that has a tenant, but for the tenants themselves", async () => {
    const rows = await test.database.asOperator((db) =>
      db.execute<{ name: string; forced: boolean; policies: number }>(sql`
        select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
          (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
        from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`),
    );

    const open = rows.filter((row) => !row.forced || row.policies === 0).map((row) => row.name);

    expect(rows.length).toBeGreaterThan(10);
    expect(open).toEqual(["tenants"]);
  });

  it("puts tenant_id first in every primary key", async () => {
    const rows = await test.database.asOperator((db) =>
      db.execute<{ name: string; first: string }>(sql`
        select c.relname as name, a.attname as first from pg_index i
        join pg_class c on c.oid = i.indrelid and c.relnamespace = 'public'::regnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where i.indisprimary`),
    );

    expect(rows.filter((row) => row.first !== "tenant_id")).toEqual([]);
  });

  it("refuses a transaction of a tenant inside another, which would wait for itself", async () => {
    const tenant = await test.aTenant();

    const nested = test.database.withTenant(tenant.tenantId, () =>
      test.database.withTenant(tenant.tenantId, async () => 1),
    );

    await expect(nested).rejects.toThrow(/inside withTenant/);
  });

  it("leaves nothing behind when the work fails", async () => {
    const tenant = await test.aTenant();
    const failed = test.database.withTenant(tenant.tenantId, async (tx) => {
      await tx.insert(customers).values({ tenantId: tenant.tenantId, customerId: "3", alias: "C-CCCCCCCC" });
      throw new Error("stop");
    });
    await expect(failed).rejects.toThrow("stop");

    const seen = await test.database.withTenant(tenant.tenantId, (tx) => tx.select().from(customers));

    expect(seen).toEqual([]);
  });
});

describe.runIf(databaseKinds.includes("postgres"))("several instances on one server", () => {
  it("apply the migrations once when they start together", async () => {
    const test = await openTestDatabase("postgres");
    const url = test.url ?? "";
    await test.database.asOperator((db) =>
      db.execute(sql`drop schema drizzle cascade; drop schema public cascade; create schema public`),
    );

    const opened = await Promise.all([1, 2, 3].map(() => openDatabase({ kind: "postgres", url })));

    const applied = await test.database.asOperator((db) =>
      db.execute<{ n: number }>(
        sql`select count(*)::int as n, count(distinct hash)::int as d from drizzle.__drizzle_migrations`,
      ),
    );
    const { entries } = JSON.parse(await readFile("drizzle/meta/_journal.json", "utf8"));
    expect(applied[0]).toEqual({ n: entries.length, d: entries.length });
    await Promise.all(opened.map((database) => database.close()));
    await test.close();
  });
});
