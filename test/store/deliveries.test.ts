import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pruneDeliveries, takeDelivery } from "../../src/store/deliveries.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../support/database.ts";

describe.each(databaseKinds)("deliveries on %s", (kind) => {
  let test: TestDatabase;
  const at = new Date("2026-01-02T00:00:00Z");

  beforeAll(async () => {
    test = await openTestDatabase(kind);
  });
  afterAll(() => test?.close());

  it("are taken once", async () => {
    const { tenantId } = await test.aTenant();

    const first = await takeDelivery(test.database, tenantId, { keys: ["event:1"], at });
    const second = await takeDelivery(test.database, tenantId, { keys: ["event:1"], at });

    expect([first, second]).toEqual([true, false]);
  });

  it("are the same when they share one of their keys", async () => {
    const { tenantId } = await test.aTenant();

    const mention = await takeDelivery(test.database, tenantId, { keys: ["event:1", "message:T:C:1.1"], at });
    const message = await takeDelivery(test.database, tenantId, { keys: ["event:2", "message:T:C:1.1"], at });

    expect([mention, message]).toEqual([true, false]);
  });

  it("are taken by one of many who try at once", async () => {
    const { tenantId } = await test.aTenant();

    const taken = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        takeDelivery(test.database, tenantId, { keys: [`event:${index}`, "message:T:C:1.1"], at }),
      ),
    );

    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it("of one shop are nothing to another", async () => {
    const [one, other] = [await test.aTenant(), await test.aTenant()];

    await takeDelivery(test.database, one.tenantId, { keys: ["event:1"], at });
    const taken = await takeDelivery(test.database, other.tenantId, { keys: ["event:1"], at });

    expect(taken).toBe(true);
  });

  it("are forgotten when they are old", async () => {
    const { tenantId } = await test.aTenant();
    await takeDelivery(test.database, tenantId, { keys: ["event:old"], at });
    await takeDelivery(test.database, tenantId, {
      keys: ["event:new"],
      at: new Date("2026-01-03T00:00:00Z"),
    });

    await pruneDeliveries(test.database, tenantId, new Date("2026-01-02T12:00:00Z"));

    expect(await takeDelivery(test.database, tenantId, { keys: ["event:old"], at })).toBe(true);
    expect(await takeDelivery(test.database, tenantId, { keys: ["event:new"], at })).toBe(false);
  });
});
