import { describe, expect, it } from "vitest";
import { inputSchemaOf } from "../../src/tools/input-schema.ts";
import { tools, toolset } from "../../src/tools/registry.ts";
import { callTool, type Tool, type ToolContext } from "../../src/tools/tool.ts";

/** Refused before anything is read. */
const NOWHERE = {} as ToolContext;

async function refusalOf(name: keyof typeof toolset, asked: unknown): Promise<string> {
  const tool: Tool = toolset[name];
  const error: unknown = await callTool(tool, asked, NOWHERE).catch((caught) => caught);
  return error instanceof Error ? error.message : "";
}

describe("a tool that is asked what it does not take", () => {
  it.each([
    ["a number out of range", { customer: "a", limit: 0 }, "limit must be a whole number from 1 to 1,000."],
    ["a part of a whole", { customer: "a", limit: 1.5 }, "limit must be a whole number from 1 to 1,000."],
    ["a word for a number", { customer: "a", limit: "ten" }, "limit must be a whole number from 1 to 1,000."],
    ["nobody", {}, "customer is missing: it must be text, not empty, of at most 200 characters."],
    ["no text", { customer: "" }, "customer must be text, not empty, of at most 200 characters."],
    ["no such day", { customer: "a", from: "2026-13-01" }, "from must be a day such as 2026-03-01."],
    ["a day of no shop", { customer: "a", from: "1066-10-14" }, "from: A day from 1900 to 2200, please."],
    ["an unknown name", { customer: "a", colour: "red" }, "There is no argument colour."],
    ["no object", "ann", "The arguments must be a JSON object."],
  ])("says so in one sentence: %s", async (_, asked, sentence) => {
    expect(await refusalOf("lookup_customer", asked)).toBe(
      `lookup_customer can't be asked that: ${sentence}`,
    );
  });

  it("lists what a word may be", async () => {
    const refusal = await refusalOf("forecast_metrics", { metric: "revenue", granularity: "year" });

    expect(refusal).toBe("forecast_metrics can't be asked that: granularity must be day, week or month.");
  });

  it("says each fault in a line of its own, and the bounds that a shop can come near to", async () => {
    const refusal = await refusalOf("target_campaign", {
      ...{ campaign: "retention", budget: 0, cost_per_contact: -1, orders_min: -1, churn_max: 2 },
      ...{ is_b2b: "yes", exclude_customers: ["Ann"], exclude_archetypes: [""] },
    });

    expect(refusal.split("\n").sort()).toEqual(
      [
        "target_campaign can't be asked that:",
        "budget must be a number above 0.",
        "cost_per_contact must be a number above 0 and at most 1,000,000.",
        "orders_min must be a whole number from 0 up.",
        "churn_max must be a number from 0 to 1.",
        "is_b2b must be true or false.",
        "exclude_customers: An alias such as C-7K2M9QXA, please.",
        "Each of exclude_archetypes must be text, not empty, of at most 100 characters.",
      ].sort(),
    );
  });
});

describe.each(tools)("the tool $name", (tool) => {
  it("never shows the words of the schema's library", async () => {
    const wrong = namesOf(tool).map((name) => [name, { is: "wrong" }]);

    const refusal = await refusalOf(tool.name as keyof typeof toolset, Object.fromEntries(wrong));

    expect(refusal).not.toMatch(/invalid|\bexpected\b|received|✖|undefined|something else/i);
    expect(refusal.split("\n").length).toBe(wrong.length + 1);
  });
});

function namesOf(tool: Tool): string[] {
  const { properties } = inputSchemaOf(tool) as { properties?: object };
  return Object.keys(properties ?? {});
}
