import { and, asc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { arrayLiteral } from "../../src/store/array-literal.ts";
import { buildOnce } from "../../src/store/build-once.ts";
import { combinedSales } from "../../src/store/schema/sales.ts";
import type { Tenant } from "../../src/store/tenants.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../support/database.ts";
import { fillShop } from "../support/shop.ts";

const FIELDS = {
  orderId: combinedSales.orderId,
  at: combinedSales.orderDate,
  customerId: combinedSales.customerId,
  valueCents: combinedSales.orderValueCents,
  isLarge: sql<boolean>`${combinedSales.orderValueCents} > 1000`,
};

const ordersNamed = buildOnce(["tenantId", "ids", "limit"], FIELDS, (select, { tenantId, ids, limit }) =>
  select
    .from(combinedSales)
    .where(
      and(
        eq(combinedSales.tenantId, tenantId),
        sql`(${ids}::text[] is null or ${combinedSales.orderId} = any(${ids}::text[]))`,
      ),
    )
    .orderBy(asc(combinedSales.orderId))
    .limit(limit),
);

describe.each(databaseKinds)("a select that is built once, in the %s database", (kind) => {
  let test: TestDatabase;
  let tenant: Tenant;
  beforeAll(async () => {
    test = await openTestDatabase(kind);
    tenant = await test.aTenant();
    await test.database.withTenant(tenant.tenantId, (tx) =>
      fillShop(tx, tenant, [
        { id: 'quo"ted', customer: "a", day: "2026-01-01", cents: 900 },
        { id: "two", customer: null, day: "2026-01-02", cents: 1_900 },
      ]),
    );
  });
  afterAll(() => test.close());

  const ask = (ids: string[] | null, limit = 10) =>
    test.database.withTenant(tenant.tenantId, (tx) =>
      ordersNamed(tx, { tenantId: tenant.tenantId, ids: ids && arrayLiteral(ids), limit }),
    );

  it("gives the rows that the query builder gives, dates and unknowns among them", async () => {
    const built = await test.database.withTenant(tenant.tenantId, (tx) =>
      tx
        .select(FIELDS)
        .from(combinedSales)
        .where(eq(combinedSales.tenantId, tenant.tenantId))
        .orderBy(asc(combinedSales.orderId)),
    );

    const rows = await ask(null);

    expect(rows).toEqual(built);
    expect(rows[1]).toMatchObject({ at: expect.any(Date), customerId: null, isLarge: true });
  });

  it("takes other values each time", async () => {
    const [one, other, limited] = await Promise.all([ask(['quo"ted']), ask(["two", "none"]), ask(null, 1)]);

    expect(one.map(({ orderId }) => orderId)).toEqual(['quo"ted']);
    expect(other.map(({ orderId }) => orderId)).toEqual(["two"]);
    expect(limited).toHaveLength(1);
  });
});
