import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFitKeeper } from "../../src/store/fit-checkpoints.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../support/database.ts";

const now = new Date("2026-03-15T10:00:00Z");
const fit = { inputDigest: "one", durationMs: 5, result: { weights: Float32Array.of(1, 2), name: "m" } };

describe.each(databaseKinds)("finished fits in the %s database", (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(kind);
  });
  afterAll(() => test.close());

  it("are found again by what went in, typed arrays and all, and not by anything else", async () => {
    const { tenantId } = await test.aTenant();
    await test.database.withTenant(tenantId, (tx) =>
      createFitKeeper(test.database, tx, { tenantId, now }).keep("items", fit),
    );

    const [same, other, elsewhere] = await test.database.withTenant(tenantId, async (tx) => {
      const keeper = createFitKeeper(test.database, tx, { tenantId, now });
      return [
        await keeper.recall("items", "one"),
        await keeper.recall("items", "two"),
        await keeper.recall("churn", "one"),
      ];
    });

    expect(same).toEqual({ result: fit.result, durationMs: fit.durationMs });
    expect([other, elsewhere]).toEqual([undefined, undefined]);
  });

  it("give way to the newest of their kind", async () => {
    const { tenantId } = await test.aTenant();

    const found = await test.database.withTenant(tenantId, async (tx) => {
      const keeper = createFitKeeper(test.database, tx, { tenantId, now });
      await keeper.keep("items", fit);
      await keeper.keep("items", { inputDigest: "two", durationMs: 1, result: 2 });
      return [await keeper.recall("items", "one"), await keeper.recall("items", "two")];
    });

    expect(found).toEqual([undefined, { result: 2, durationMs: 1 }]);
  });
});

describe.runIf(databaseKinds.includes("postgres"))("finished fits on a server", () => {
  it("outlive the run that made them and failed", async () => {
    const test = await openTestDatabase("postgres");
    const { tenantId } = await test.aTenant();
    const failed = test.database.withTenant(tenantId, async (tx) => {
      await createFitKeeper(test.database, tx, { tenantId, now }).keep("items", fit);
      throw new Error("killed");
    });
    await expect(failed).rejects.toThrow("killed");

    const found = await test.database.withTenant(tenantId, (tx) =>
      createFitKeeper(test.database, tx, { tenantId, now }).recall("items", "one"),
    );

    expect(found?.result).toEqual(fit.result);
    await test.close();
  });
});
