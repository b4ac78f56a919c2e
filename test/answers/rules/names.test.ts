import { describe, expect, it } from "vitest";
import { namesMeant } from "../../../src/answers/rules/names.ts";
import { nameCategory } from "../../../src/answers/rules/shop-names.ts";
import type { ToolRequest } from "../../../src/tools/ask.ts";

const NAMES = ["Candles", "Gift bags", "Gift wrap", "Lamps", "Décor"];

describe("a name of the shop", () => {
  it.each([
    ["candle", ["Candles"]],
    ["CANDELS", ["Candles"]],
    ["gift bag", ["Gift bags"]],
    ["decor", ["Décor"]],
    ["gift", ["Gift bags", "Gift wrap"]],
    ["tractors", []],
    ["", []],
  ])("%j may be %j", (asked, names) => {
    expect(namesMeant(asked, NAMES)).toEqual(names);
  });
});

describe("a category in a question", () => {
  const request: ToolRequest = {
    tool: "analyze_customers",
    input: { analysis: "churn_risk", category: "gift" },
  };
  const asked = { question: "which gift buyers are at risk?", request, understood: 'buyers of "gift"' };

  it("is written as the shop writes it", () => {
    const lamps: ToolRequest = {
      tool: "analyze_customers",
      input: { analysis: "churn_risk", category: "lampz" },
    };

    expect(nameCategory({ ...asked, request: lamps, understood: 'buyers of "lampz"' }, NAMES)).toEqual({
      kind: "named",
      request: { tool: "analyze_customers", input: { analysis: "churn_risk", category: "Lamps" } },
      understood: 'buyers of "Lamps"',
    });
  });

  it("is asked for where several are called so, by questions that name one", () => {
    expect(nameCategory(asked, NAMES)).toMatchObject({
      kind: "unclear",
      suggestions: ["which Gift bags buyers are at risk?", "which Gift wrap buyers are at risk?"],
    });
  });

  it("is answered by those that there are where none is called so", () => {
    const tractors: ToolRequest = {
      tool: "analyze_products",
      input: { analysis: "category_trends", category: "tractors" },
    };

    expect(nameCategory({ ...asked, request: tractors }, NAMES)).toMatchObject({
      kind: "unclear",
      message: expect.stringMatching(/no category “tractors”.*Candles/),
    });
  });
});
