import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addUsage, readUsageByDay } from "../../src/store/model-usage.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../support/database.ts";

const USED = {
  ...{ day: "2026-03-15", purpose: "question", model: "some-model", requests: 1 },
  ...{ inputTokens: 100, cacheReadTokens: 50, cacheWriteTokens: 20, outputTokens: 10, costMicroUsd: 7 },
};

describe.each(databaseKinds)("what a model used, on %s", (kind) => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase(kind);
  });
  afterAll(() => test?.close());

  it("adds up by day, however many add at once", async () => {
    const { tenantId } = await test.aTenant();
    const add = (used: typeof USED) =>
      test.database.withTenant(tenantId, (tx) => addUsage(tx, tenantId, used));

    await Promise.all([
      ...Array.from({ length: 5 }, () => add(USED)),
      ...[add({ ...USED, model: "another" }), add({ ...USED, purpose: "draft" })],
      ...[add({ ...USED, day: "2026-03-14" }), add({ ...USED, day: "2026-03-13" })],
    ]);

    const days = await test.database.withTenant(tenantId, (tx) => readUsageByDay(tx, tenantId, "2026-03-14"));
    expect(days).toEqual([
      { day: "2026-03-15", requests: 7, tokens: 7 * 180, costMicroUsd: 49 },
      { day: "2026-03-14", requests: 1, tokens: 180, costMicroUsd: 7 },
    ]);
  });

  it("of one shop is nothing to another", async () => {
    const [one, other] = [await test.aTenant(), await test.aTenant()];
    await test.database.withTenant(one.tenantId, (tx) => addUsage(tx, one.tenantId, USED));

    const days = await test.database.withTenant(other.tenantId, (tx) =>
      readUsageByDay(tx, other.tenantId, "2026-01-01"),
    );

    expect(days).toEqual([]);
  });
});
