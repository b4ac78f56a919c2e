import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aliasOf } from "../../src/privacy/alias.ts";
import { resolveCustomer } from "../../src/store/identity.ts";
import type { Tenant } from "../../src/store/tenants.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../support/database.ts";
import { fillShop, type OrderOf } from "../support/shop.ts";

describe.each(databaseKinds)("who is meant, in the %s database", (kind) => {
  let test: TestDatabase;
  let tenant: Tenant;
  beforeAll(async () => {
    test = await openTestDatabase(kind);
    tenant = await test.aTenant();
    const shared = { email: "family@example.com" };
    await test.database.withTenant(tenant.tenantId, (tx) =>
      fillShop(
        tx,
        tenant,
        [
          anOrder("#1001", "ann"),
          anOrder("1002", "bob"),
          anOrder("Shop#1003", "cat"),
          anOrder("ORD-1004", "dan"),
          anOrder("1005", "ann"),
          anOrder("#1005", "bob"),
          anOrder("1006", null),
          anOrder("Inv-77a", "bob"),
          anOrder("DE#1007", "ann"),
          anOrder("UK#1007", "cat"),
        ],
        [
          { id: "ann", email: "ann@bücher.example", phone: "+1 415 555 2671" },
          { id: "bob", phone: "+44 415 555 2671" },
          { id: "cat", ...shared, phone: "22 12 34 56" },
          { id: "dan", ...shared, phone: "+47 40 61 23 45" },
          ...Array.from({ length: 12 }, (_, i) => ({ id: `twin${i}`, email: "twins@example.com" })),
        ],
      ),
    );
  });
  afterAll(() => test.close());

  const who = (text: string, shop = tenant) =>
    test.database.withTenant(shop.tenantId, (tx) => resolveCustomer(tx, shop, text));

  it.each([
    ["ann", ["ann"]],
    ["Ann@BÜCHER.example", ["ann"]],
    ["mailto:ann@xn--bcher-kva.example", ["ann"]],
    ["+1 (415) 555-2671", ["ann"]],
    ["0044 415 555 2671", ["bob"]],
    ["+47 22 12 34 56", ["cat"]],
    ["40 61 23 45", ["dan"]],
    ["1001", ["ann"]],
    ["#1001", ["ann"]],
    ["Shop#1001", ["ann"]],
    ["#1002", ["bob"]],
    ["Shop#1003", ["cat"]],
    ["shop # 1003", ["cat"]],
    ["#1003", ["cat"]],
    ["1003", ["cat"]],
    ["Other#1003", ["cat"]],
    ["INV-77A", ["bob"]],
    ["#inv-77a", ["bob"]],
    ["de#1007", ["ann"]],
    ["ord-1004", ["dan"]],
    ["#ORD-1004", ["dan"]],
  ])("finds by %j", async (text, ids) => {
    expect(await who(text)).toEqual(ids);
  });

  it.each([
    ["the e-mail of two", "family@example.com", ["cat", "dan"]],
    ["a number without the country that would tell two apart", "(415) 555-2671", ["ann", "bob"]],
    ["the number of two orders", "1005", ["ann", "bob"]],
    ["a number of two series", "#1007", ["ann", "cat"]],
  ])("gives both for %s", async (_, text, ids) => {
    expect((await who(text)).sort()).toEqual(ids);
  });

  it("gives at most ten candidates", async () => {
    expect(await who("twins@example.com")).toHaveLength(10);
  });

  it.each([
    "+49 415 555 2671",
    "nobody@example.com",
    "ann+shop@bücher.example",
    "C-00000000",
    "1006",
    "",
    "#",
    "%",
    "an_",
    "' or 1=1 --",
    "ann\0",
    "\ud800",
    "a".repeat(10_000),
  ])("finds nobody by %j", async (text) => {
    expect(await who(text)).toEqual([]);
  });

  it("finds nobody of another shop", async () => {
    const other = await test.aTenant();

    for (const text of ["ann", "family@example.com", "#1001", aliasOf(tenant.identityKey, "ann")]) {
      expect(await who(text, other)).toEqual([]);
    }
  });

  it("takes any text, and finds an alias however it is typed", async () => {
    expect(await who(aliasOf(tenant.identityKey, "dan").toLowerCase().replace("-", " "))).toEqual(["dan"]);
    const known = ["ann", "bob", "cat", "dan"];
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 40 }), async (text) => {
        fc.pre(!known.includes(text.trim().toLowerCase()));
        expect(await who(text)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

function anOrder(id: string, customer: string | null): OrderOf {
  return { id, customer, day: "2026-03-01", cents: 1_000 };
}
