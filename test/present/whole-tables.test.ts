import { describe, expect, it } from "vitest";
import { EXPORT_ROWS_MAX, wholeTables } from "../../src/present/whole-tables.ts";
import { analyzeCustomers } from "../../src/tools/analyze-customers.ts";
import type { ToolAnswer, ToolRequest } from "../../src/tools/ask.ts";
import { LIST_MAX } from "../../src/tools/shared.ts";
import { aCustomer, aCustomerList } from "../slack/fixtures.ts";

const request: ToolRequest = {
  tool: "analyze_customers",
  input: { analysis: "churn_risk", limit: 10, offset: 30 },
};

/** A shop with so many customers at risk, the value of each its place in the list. */
function aShopOf(matching: number) {
  const offsets: number[] = [];
  const ask = async ({ input }: ToolRequest): Promise<ToolAnswer> => {
    const asked = analyzeCustomers.input.parse(input);
    offsets.push(asked.offset);
    const length = Math.max(0, Math.min(asked.limit, matching - asked.offset));
    const customers = Array.from({ length }, (_, i) => aCustomer({ netValueCents: asked.offset + i }));
    return { tool: "analyze_customers", input: asked, result: aCustomerList({ customers, matching }) };
  };
  return { ask, offsets };
}

const valuesOf = ({ tables }: Awaited<ReturnType<typeof wholeTables>>) => {
  const [table] = tables;
  const at = table?.columns.findIndex(({ key }) => key === "net_value") ?? -1;
  return (table?.rows ?? []).map((row) => row[at]);
};

describe("the tables of an answer, whole", () => {
  it("have every row of a list once, in order, whatever page was asked for", async () => {
    const { ask, offsets } = aShopOf(2 * LIST_MAX + 7);

    const whole = await wholeTables(request, ask);

    expect(valuesOf(whole)).toEqual(Array.from({ length: 2 * LIST_MAX + 7 }, (_, i) => i));
    expect(whole.isCut).toBe(false);
    expect(offsets).toEqual([0, LIST_MAX, 2 * LIST_MAX]);
  });

  it("end, and say so, where a list is too long to be taken away at once", async () => {
    const { ask } = aShopOf(EXPORT_ROWS_MAX + LIST_MAX);

    const whole = await wholeTables(request, ask);

    expect(valuesOf(whole)).toHaveLength(EXPORT_ROWS_MAX);
    expect(whole.isCut).toBe(true);
  });

  it("have a table that stands on every page once", async () => {
    const { ask } = aShopOf(LIST_MAX);
    const samePage = (asked: ToolRequest) =>
      ask({ ...asked, input: { ...asked.input, offset: 0 } } as ToolRequest);

    expect(valuesOf(await wholeTables(request, samePage))).toHaveLength(LIST_MAX);
  });

  it("are asked for once where nothing comes in pages", async () => {
    const { ask, offsets } = aShopOf(3);

    expect(valuesOf(await wholeTables(request, ask))).toEqual([0, 1, 2]);
    expect(offsets).toEqual([0]);
  });
});
