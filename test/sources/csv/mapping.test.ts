import { describe, expect, it } from "vitest";
import { layOut } from "../../../src/sources/csv/layout.ts";
import { parseMapping } from "../../../src/sources/csv/mapping.ts";
import { loadMapping, shippedMappings } from "../../../src/sources/csv/mapping-files.ts";

describe("a mapping", () => {
  it("with faults is refused with all of them, each with its place", () => {
    const json = JSON.stringify({
      name: "My shop",
      grain: "lines",
      detect: { columns: ["Order"] },
      columns: { orderId: "Order", orderDate: "Date", price: "Price" },
      dates: { formats: ["dd.MM"] },
      rules: [{ when: [{ column: "Order", matches: "(" }], as: "skip" }],
    });

    expect(() => parseMapping(json, "mine.json")).toThrow(
      /mine\.json[\s\S]*name[\s\S]*columns[\s\S]*dates\.formats\.0[\s\S]*rules\.0/,
    );
  });

  it("that leaves out what no order can do without says what and why", () => {
    const json = JSON.stringify({
      name: "mine",
      grain: "orders",
      detect: { columns: ["Order"] },
      columns: { orderId: "Order" },
    });

    expect(() => parseMapping(json, "mine.json")).toThrow(
      /orderDate is missing: .*\n.*value or total is missing/,
    );
  });

  it("that is no JSON is refused by name", () => {
    expect(() => parseMapping("{", "mine.json")).toThrow(/mine\.json is no valid JSON/);
  });

  it("finds its columns whatever their case and order", async () => {
    const layout = layOut(await loadMapping("orders"), [" Total ", "ORDER_DATE", "order_id"]);

    expect(layout.indexesOf).toMatchObject({ orderId: [2], orderDate: [1], total: [0] });
  });

  it("says which columns it misses and which there are", async () => {
    const mapping = await loadMapping("orders");

    expect(() => layOut(mapping, ["order_id", "amount"])).toThrow(
      /no column “order_date”.*“value” or .*“total”.*Columns found: order_id, amount/,
    );
  });
});

describe("the shipped mappings", () => {
  it("are named as their files are, so that --mapping finds them", async () => {
    const names = (await shippedMappings()).map((mapping) => mapping.name);

    expect(names).toEqual(["cdnow-master", "cdnow-sample", "online-retail-ii", "orders", "shopify"]);
  });

  it("are listed when another is asked for", async () => {
    await expect(loadMapping("magento")).rejects.toThrow(/no mapping magento.*online-retail-ii.*shopify/);
  });
});
