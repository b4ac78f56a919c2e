import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cohortRetention } from "../../../src/analytics/behaviour/cohort-retention.ts";
import { listCohorts, publishCohorts } from "../../../src/store/figures/cohorts.ts";
import { stageSales } from "../../../src/store/figures/stage.ts";
import type { Tenant } from "../../../src/store/tenants.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../../support/database.ts";
import { fillShop, type OrderOf } from "../../support/shop.ts";

const now = new Date("2026-12-31T23:00:00Z");

describe.each(databaseKinds)("the cohorts, in the %s database", (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(kind);
  });
  afterAll(() => test.close());

  async function publish(tenant: Tenant, orders: readonly OrderOf[]) {
    const { tenantId, timeZone } = tenant;
    return test.database.withTenant(tenantId, async (tx) => {
      await fillShop(tx, tenant, orders);
      const staged = await stageSales(tx, { tenantId, timeZone, now });
      if (!staged) throw new Error("the shop has orders");
      await publishCohorts(tx, tenantId, staged);
      // A second time replaces the first.
      await publishCohorts(tx, tenantId, staged);
      return { rows: await listCohorts(tx, tenantId), lastDay: staged.lastDay };
    });
  }

  it("are those counted by hand, with months in which nobody bought, and returns in their own month", async () => {
    const tenant = await test.aTenant();

    const { rows, lastDay } = await publish(tenant, [
      { id: "1", customer: "ann", day: "2025-12-05", cents: 1_000 },
      { id: "2", customer: "ann", day: "2025-12-20", cents: 2_000 },
      { id: "3", customer: "bob", day: "2025-12-31", cents: 4_000 },
      { id: "4", customer: "ann", day: "2026-02-01", cents: 500 },
      { id: "R3", customer: "bob", day: "2026-02-10", cents: -4_000, kind: "return" },
      { id: "5", customer: "cy", day: "2026-01-15", cents: 700 },
      { id: "6", customer: null, day: "2026-02-15", cents: 9_000 },
    ]);

    const found = rows.map(({ cohort, monthsSince, customers, active, netValueCents }) => [
      cohort,
      monthsSince,
      customers,
      active,
      netValueCents,
    ]);
    expect(found).toEqual([
      ["2025-12-01", 0, 2, 2, 7_000],
      ["2025-12-01", 1, 2, 0, 0],
      ["2025-12-01", 2, 2, 1, -3_500],
      ["2026-01-01", 0, 1, 1, 700],
      ["2026-01-01", 1, 1, 0, 0],
    ]);
    const { average } = cohortRetention(rows, lastDay);
    expect(average.map(({ retention, customers }) => [retention, customers])).toEqual([
      [1, 3],
      [0, 2],
    ]);
  });

  it("begin with the month in the shop's time zone", async () => {
    const tenant = await test.aTenant({ timeZone: "Pacific/Kiritimati" });

    // Noon of January 31 in UTC is February 1 on the Line Islands.
    const { rows } = await publish(tenant, [{ id: "1", customer: "ann", day: "2026-01-31", cents: 1 }]);

    expect(rows.map(({ cohort }) => cohort)).toEqual(["2026-02-01"]);
  });
});
