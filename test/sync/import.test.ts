import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSampleShop } from "../../src/sources/sample-shop/sample-shop.ts";
import type { OrderHead, OrderLine, Source, SourceRow } from "../../src/sources/source.ts";
import { claimLease } from "../../src/store/leases.ts";
import { importRejects, syncRuns } from "../../src/store/schema/operations.ts";
import { combinedSales, customers, products, salesLines } from "../../src/store/schema/sales.ts";
import { createTenantStore, type Tenant } from "../../src/store/tenants.ts";
import { importSource } from "../../src/sync/import.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../support/database.ts";

const now = new Date("2026-03-15T10:00:00Z");

describe.each(databaseKinds)("an import into the %s database", (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(kind);
  });
  afterAll(() => test.close());

  const take = (tenant: Tenant, source: Source, importKind: "import" | "sample" = "import") =>
    importSource(test.database, source, { tenant, now, churnHorizonDays: 90, kind: importKind });
  const readAll = (tenant: Tenant) =>
    test.database.withTenant(tenant.tenantId, async (tx) => ({
      orders: await tx.select().from(combinedSales).orderBy(combinedSales.orderId),
      lines: await tx.select().from(salesLines).orderBy(salesLines.orderId, salesLines.lineNo),
      customers: await tx.select().from(customers).orderBy(customers.customerId),
      products: await tx.select().from(products).orderBy(products.productId),
    }));

  it("counts no items of an order that names none", async () => {
    const tenant = await test.aTenant();

    const whole = row({ orderKey: "#1", customerId: "7", items: null, valueCents: 900 });
    const head: SourceRow = whole.kind === "line" ? { ...whole, line: undefined } : whole;
    await take(tenant, sourceOf([head]));

    const { orders } = await readAll(tenant);
    expect(orders).toMatchObject([{ orderId: "#1", itemCount: 0, lineCount: 0 }]);
  });

  it("groups lines to orders, in their order, and keeps exact duplicates", async () => {
    const tenant = await test.aTenant();

    const report = await take(
      tenant,
      sourceOf([
        row(
          { orderKey: "#1", customerId: "7" },
          { productId: "mug", valueCents: 1_000, category: "Kitchen" },
        ),
        row({ orderKey: "#1", customerId: "7" }, { productId: "vase", valueCents: 3_000, category: "Decor" }),
        row(
          { orderKey: "#1", customerId: "7" },
          { productId: "mug", valueCents: 1_000, category: "Kitchen" },
        ),
      ]),
    );

    const { orders, lines } = await readAll(tenant);
    expect(orders).toMatchObject([
      {
        orderId: "#1",
        orderValueCents: 5_000,
        lineCount: 3,
        itemCount: 3,
        productCategory: "Decor",
        orderKind: "sale",
      },
    ]);
    expect(lines.map((line) => [line.lineNo, line.productId])).toEqual([
      [1, "mug"],
      [2, "vase"],
      [3, "mug"],
    ]);
    expect(report).toMatchObject({
      rowsRead: 3,
      rowsLoaded: 3,
      notes: { "duplicate lines kept": 1 },
      orders: { inserted: 1, updated: 0, unchanged: 0 },
      customersAdded: 1,
    });
  });

  it("changes nothing when the same comes again, and only what changed when something did", async () => {
    const tenant = await test.aTenant();
    const orders = [1, 2, 3].map((n) =>
      row({ orderKey: `#${n}`, customerId: `${n}` }, { valueCents: 1_000 * n }),
    );
    await take(tenant, sourceOf(orders));
    const before = await readAll(tenant);

    const again = await take(tenant, sourceOf(orders));
    const changed = await take(
      tenant,
      sourceOf([
        ...orders.slice(0, 2),
        row({ orderKey: "#3", customerId: "3", refundedCents: 500 }, { valueCents: 3_000 }),
      ]),
    );

    expect(again).toMatchObject({ orders: { inserted: 0, updated: 0, unchanged: 3 }, customersAdded: 0 });
    expect(again.figures).toBeUndefined();
    expect(changed.orders).toEqual({ inserted: 0, updated: 1, unchanged: 2 });
    const after = await readAll(tenant);
    expect(after.orders[2]).toMatchObject({ orderValueCents: 2_500, refundedAmountCents: 500 });
    expect(after.lines).toEqual(before.lines);
    expect(after.customers).toEqual(before.customers);
  });

  it("never removes what a later file does not name", async () => {
    const tenant = await test.aTenant();
    await take(tenant, sourceOf([row({ orderKey: "#1" }), row({ orderKey: "#2" })]));

    await take(tenant, sourceOf([row({ orderKey: "#3" })]));

    expect((await readAll(tenant)).orders.map((order) => order.orderId)).toEqual(["#1", "#2", "#3"]);
  });

  it("counts returns, guests, refunds and orders without a rate, and takes foreign money at its rate", async () => {
    const tenant = await test.aTenant();

    const { notes } = await take(
      tenant,
      sourceOf([
        row({ orderKey: "1", customerId: null }, { valueCents: 1_000 }),
        row({ orderKey: "2" }, { valueCents: -700, quantity: -1 }),
        row({ orderKey: "3", currency: "EUR", exchangeRate: 1.1 }, { valueCents: 1_000 }),
        row({ orderKey: "4", currency: "SEK", exchangeRate: null }, { valueCents: 1_000 }),
        row({ orderKey: "5", orderKind: "cancelled" }, { valueCents: 0 }),
        row({ orderKey: "6", refundedCents: 200 }, { valueCents: 1_000 }),
      ]),
    );

    expect(notes).toEqual({
      "orders without customer": 1,
      returns: 1,
      "orders without exchange rate": 1,
      cancellations: 1,
      "orders with refund": 1,
    });
    const { orders } = await readAll(tenant);
    expect(orders.map((order) => [order.orderKind, order.reportingValueCents])).toEqual([
      ["sale", 1_000],
      ["return", -700],
      ["sale", 1_100],
      ["sale", null],
      ["cancelled", 0],
      ["sale", 800],
    ]);
  });

  it("keeps rows that can't be read aside, by line and reason, and goes on", async () => {
    const tenant = await test.aTenant();

    const report = await take(
      tenant,
      sourceOf([
        row({ orderKey: "1" }),
        { kind: "rejected", lineNo: 2, reason: "bad date", detail: "column date", orderKey: undefined },
        { kind: "skipped", lineNo: 3, reason: "empty row" },
        row({ orderKey: "2" }),
      ]),
    );

    const rejects = await test.database.withTenant(tenant.tenantId, (tx) => tx.select().from(importRejects));
    const [run] = await test.database.withTenant(tenant.tenantId, (tx) => tx.select().from(syncRuns));
    expect(report).toMatchObject({
      rowsRead: 4,
      rowsLoaded: 2,
      rejected: { "bad date": 1 },
      skipped: { "empty row": 1 },
    });
    expect(rejects).toMatchObject([{ lineNo: 2, reason: "bad date", detail: "column date" }]);
    expect(run).toMatchObject({ status: "succeeded", counts: { rows_read: 4, rows_rejected: 1 } });
  });

  it("knows a customer without a shop id by the hashed e-mail", async () => {
    const tenant = await test.aTenant();

    await take(
      tenant,
      sourceOf([
        row({ orderKey: "1", customerId: null, emailHash: "abc" }),
        row({ orderKey: "2", customerId: null, emailHash: "abc" }),
      ]),
    );

    expect((await readAll(tenant)).customers).toMatchObject([{ customerId: "email:abc", emailHash: "abc" }]);
  });

  it("makes an order of each row where the source numbers no orders, the same ones again the next time", async () => {
    const tenant = await test.aTenant();
    const rows = [
      row({ orderKey: "7-19970101", isKeyDerived: true }),
      row({ orderKey: "7-19970101", isKeyDerived: true }, { valueCents: 999 }),
    ];
    await take(tenant, sourceOf(rows));

    const again = await take(tenant, sourceOf(rows));

    expect((await readAll(tenant)).orders.map((order) => order.orderId)).toEqual([
      "7-19970101-1",
      "7-19970101-2",
    ]);
    expect(again.orders.unchanged).toBe(2);
  });

  it("leaves nothing of a failed import but its row in the sync log", async () => {
    const tenant = await test.aTenant();
    const failing: Source = {
      name: "broken.csv",
      listParts: async () => [
        {
          name: "broken.csv",
          fingerprint: "x",
          bytesTotal: 1,
          async *read() {
            yield { rows: [row({ orderKey: "1" })], bytesRead: 1 };
            throw new Error("the disk is gone: secret detail");
          },
        },
      ],
    };

    await expect(take(tenant, failing)).rejects.toThrow("disk");

    const [run] = await test.database.withTenant(tenant.tenantId, (tx) => tx.select().from(syncRuns));
    expect((await readAll(tenant)).orders).toEqual([]);
    expect(run).toMatchObject({ status: "failed", error: "Failed; see the server's log." });
  });

  it("never takes real orders for a sample, whatever the caller knew of the shop before", async () => {
    const tenant = await test.aTenant();
    const sample = createSampleShop({
      customers: 20,
      seed: 1,
      end: new Date("2026-03-15T00:00:00Z"),
      years: 1,
    });
    await take(tenant, sample, "sample");
    const stale = { ...tenant, isSynthetic: true };
    await take(stale, sourceOf([row({ orderKey: "#1" }, {})]));

    await take(stale, sourceOf([row({ orderKey: "#2" }, {})]));

    const { orders } = await readAll(tenant);
    expect(orders.map((order) => order.orderId)).toEqual(["#1", "#2"]);
  });

  it("refuses to run beside another import of the same shop", async () => {
    const tenant = await test.aTenant();
    await claimLease(test.database, tenant.tenantId, {
      lease: "sync",
      holder: "another instance",
      ttlMs: 60_000,
    });

    await expect(take(tenant, sourceOf([row({ orderKey: "1" })]))).rejects.toThrow(/Another import/);
  });

  it("loads the sample shop as synthetic, and clears it away when real orders come", async () => {
    const tenant = await test.aTenant();
    const tenants = createTenantStore(test.database);
    const sample = createSampleShop({ customers: 200, seed: 1, end: new Date("2026-03-01T00:00:00Z") });

    const loaded = await take(tenant, sample, "sample");
    const withSample = await tenants.find(tenant.tenantId);
    await take(withSample ?? tenant, sourceOf([row({ orderKey: "#1", customerId: "real" })]));

    expect(loaded.figures?.customers).toBe(loaded.customersAdded);
    expect(withSample?.isSynthetic).toBe(true);
    expect((await tenants.find(tenant.tenantId))?.isSynthetic).toBe(false);
    expect((await readAll(tenant)).customers.map((customer) => customer.customerId)).toEqual(["real"]);
    await expect(take((await tenants.find(tenant.tenantId)) ?? tenant, sample, "sample")).rejects.toThrow(
      /real orders/,
    );
  });
});

function sourceOf(rows: readonly SourceRow[]): Source {
  return {
    name: "orders.csv",
    listParts: async () => [
      {
        name: "orders.csv",
        fingerprint: String(rows.length),
        bytesTotal: rows.length,
        async *read() {
          yield { rows, bytesRead: rows.length };
        },
      },
    ],
  };
}

let lines = 0;

function row(order: Partial<OrderHead>, line: Partial<OrderLine> = {}): SourceRow {
  lines += 1;
  return {
    kind: "line",
    lineNo: lines,
    order: {
      orderKey: "1",
      isKeyDerived: false,
      customerId: "c1",
      emailHash: null,
      phoneHash: null,
      orderKind: null,
      orderedAt: new Date("2026-03-01T12:00:00Z"),
      updatedAt: null,
      currency: "USD",
      exchangeRate: 1,
      valueCents: null,
      shippingCents: null,
      discountCents: null,
      taxCents: null,
      refundedCents: null,
      paymentMethod: null,
      financialStatus: null,
      fulfillmentStatus: null,
      country: null,
      category: null,
      items: null,
      ...order,
    },
    line: {
      productId: "mug",
      title: null,
      category: null,
      quantity: 1,
      unitPrice: 10,
      discountCents: null,
      valueCents: 1_000,
      ...line,
    },
  };
}
