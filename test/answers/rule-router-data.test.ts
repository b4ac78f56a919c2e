import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRuleRouter } from "../../src/answers/rule-router.ts";
import { factCustomerCurrent } from "../../src/store/schema/facts.ts";
import type { Tenant } from "../../src/store/tenants.ts";
import type { callTool } from "../../src/tools/tool.ts";
import { openTestDatabase, type TestDatabase } from "../support/database.ts";
import { aToolContext } from "../support/tool-context.ts";
import { aProvenance } from "./results.ts";

let test: TestDatabase;

beforeAll(async () => {
  test = await openTestDatabase();
});

afterAll(() => test.close());

async function horizonOf(question: string, tenant: Tenant): Promise<unknown> {
  const asked: unknown[] = [];
  const fake = async (_tool: unknown, input: unknown) => {
    asked.push(input);
    return { kind: "refused", reason: "", longest: 0, provenance: aProvenance() };
  };
  const router = createRuleRouter({ callTool: fake as unknown as typeof callTool });
  await router.answer(
    { text: question, before: [] },
    aToolContext(test.database, tenant, new Date("2026-05-15T12:00:00Z")),
  );
  return asked[0];
}

describe("the calendar of a question", () => {
  it("begins today where there is no data", async () => {
    const tenant = await test.aTenant();

    expect(await horizonOf("revenue Q3", tenant)).toEqual({
      metric: "revenue",
      granularity: "month",
      horizon: 5,
      from: "2026-07-01",
    });
  });

  it("begins where the orders end", async () => {
    const tenant = await test.aTenant();
    const { tenantId } = tenant;
    const fact = {
      tenantId,
      customerId: "1",
      asOf: new Date("2011-12-09T23:59:59Z"),
      orders: 1,
      purchaseDays: 1,
      returns: 0,
      discountedOrders: 0,
      orders90: 1,
      ordersPrevious90: 0,
    };
    await test.database.withTenant(tenantId, (tx) => tx.insert(factCustomerCurrent).values(fact));

    expect(await horizonOf("revenue Q3", tenant)).toEqual({
      metric: "revenue",
      granularity: "month",
      horizon: 10,
      from: "2012-07-01",
    });
  });
});
