import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCatalogueWords } from "../../src/store/catalogue-words.ts";
import { products } from "../../src/store/schema/sales.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../support/database.ts";

describe.each(databaseKinds)("the words of a shop's catalogue (%s)", (kind) => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase(kind);
  });
  afterAll(() => test.close());

  it("are those of its categories and those in the titles of several products, in lower case", async () => {
    const { tenantId } = await test.aTenant();
    const other = await test.aTenant();
    const rows = [
      { productId: "1", title: "Café Mug, Blue", category: "Kitchen & Tabletop" },
      { productId: "2", title: "MUG for Jane Doe: mug, mug, mug", category: null },
      { productId: "3", title: null, category: "Kitchen & Tabletop" },
    ];
    await test.database.withTenant(tenantId, (tx) =>
      tx.insert(products).values(rows.map((row) => ({ tenantId, ...row }))),
    );

    const words = await test.database.withTenant(tenantId, (tx) => readCatalogueWords(tx, tenantId, 2));
    const others = await test.database.withTenant(other.tenantId, (tx) =>
      readCatalogueWords(tx, other.tenantId, 1),
    );

    expect(words.sort()).toEqual(["kitchen", "mug", "tabletop"]);
    expect(others).toEqual([]);
  });
});
