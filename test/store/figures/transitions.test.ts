import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishTransitions, readTransitions } from "../../../src/store/figures/transitions.ts";
import { archetypeTransitions } from "../../../src/store/schema/behaviour.ts";
import { factCustomerHistory } from "../../../src/store/schema/facts.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../../support/database.ts";

describe.each(databaseKinds)("transitions between snapshots, in the %s database", (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(kind);
  });
  afterAll(() => test.close());

  /** A tenant with a snapshot per date: how many customers of a name's letter are of which archetype. */
  async function aHistory(snapshots: Record<string, Record<string, [number, string | null]>>) {
    const { tenantId } = await test.aTenant();
    await test.database.withTenant(tenantId, (tx) =>
      tx.insert(factCustomerHistory).values(
        Object.entries(snapshots).flatMap(([snapshotDate, groups]) =>
          Object.entries(groups).flatMap(([name, [customers, archetypeId]]) =>
            Array.from({ length: customers }, (_, index) => ({
              tenantId,
              snapshotDate,
              customerId: `${name}${index}`,
              orders: 1,
              archetypeId,
            })),
          ),
        ),
      ),
    );
    return tenantId;
  }

  it("go from the newest snapshot before, with those who came and who are of no archetype", async () => {
    const tenantId = await aHistory({
      "2026-01-01": { a: [40, "X"] },
      "2026-02-01": { a: [20, "X"], b: [10, "Y"], c: [6, null] },
      "2026-03-01": { a: [20, "X"], b: [10, "X"], c: [6, "Y"], d: [7, "Y"] },
    });

    const found = await test.database.withTenant(tenantId, async (tx) => ({
      from: await publishTransitions(tx, tenantId, "2026-03-01"),
      again: await publishTransitions(tx, tenantId, "2026-03-01"),
      read: await readTransitions(tx, tenantId),
      elsewhere: await readTransitions(tx, tenantId, { toDate: "2026-02-01" }),
    }));

    expect([found.from, found.again]).toEqual(["2026-02-01", "2026-02-01"]);
    expect(found.read).toEqual({
      fromDate: "2026-02-01",
      toDate: "2026-03-01",
      flows: [
        { from: "X", to: "X", customers: 20 },
        { from: null, to: "Y", customers: 13 },
        { from: "Y", to: "X", customers: 10 },
      ],
      hiddenCustomers: 0,
    });
    expect(found.elsewhere).toBeUndefined();
  });

  it("show no flow of fewer than five, though the table counts them", async () => {
    const tenantId = await aHistory({
      "2026-01-01": { a: [30, "X"], b: [4, "X"], c: [4, "Y"], d: [4, "Y"], e: [4, "X"] },
      "2026-02-01": { a: [30, "X"], b: [4, "Y"], c: [4, "Z"], d: [4, "Y"], e: [4, "Z"] },
    });

    const found = await test.database.withTenant(tenantId, async (tx) => {
      await publishTransitions(tx, tenantId, "2026-02-01");
      return {
        read: await readTransitions(tx, tenantId),
        counted: await tx.select().from(archetypeTransitions),
      };
    });

    expect(found.counted).toHaveLength(5);
    expect(found.read?.flows).toEqual([{ from: "X", to: "X", customers: 30 }]);
    expect(found.read?.hiddenCustomers).toBe(16);
  });

  it("are none of a first snapshot", async () => {
    const tenantId = await aHistory({ "2026-01-01": { a: [9, "X"] } });

    const found = await test.database.withTenant(tenantId, async (tx) => ({
      from: await publishTransitions(tx, tenantId, "2026-01-01"),
      read: await readTransitions(tx, tenantId),
    }));

    expect(found).toEqual({ from: undefined, read: undefined });
  });
});
