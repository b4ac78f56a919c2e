import { describe, expect, it } from "vitest";
import { toolsForClaude } from "../../src/answers/claude/tools.ts";
import { stepTitle } from "../../src/answers/step-titles.ts";
import type { ToolName } from "../../src/tools/registry.ts";

const KINDS = ["analysis", "metric", "campaign", "info", "pattern", "recommendation"];

/** Every value of each tool's main argument, as the model is told them. */
const ASKED = toolsForClaude().flatMap(({ name, input_schema }) => {
  const properties = (input_schema.properties ?? {}) as Record<string, { enum?: string[] }>;
  const kind = KINDS.find((candidate) => properties[candidate]?.enum);
  return (properties[kind ?? ""]?.enum ?? []).map(
    (value) => [name as ToolName, { [kind ?? ""]: value }] as const,
  );
});

describe("what is said while a tool runs", () => {
  it("is its own for every kind of answer but a customer's card and the archetypes", () => {
    const titles = ASKED.map(([tool, input]) => [stepTitle(tool, input), stepTitle(tool, {})]);

    expect(ASKED.length).toBeGreaterThan(40);
    expect(titles.filter(([title, usual]) => title === usual)).toHaveLength(2);
    expect(new Set(titles.map(([title]) => title)).size).toBe(ASKED.length);
  });

  it("is the usual where a model wrote no such kind", () => {
    expect(stepTitle("analyze_customers", { analysis: "constructor" })).toBe("Looking at customers");
    expect(stepTitle("analyze_customers", "nonsense")).toBe("Looking at customers");
    expect(stepTitle("analyze_customers", null)).toBe("Looking at customers");
  });
});
