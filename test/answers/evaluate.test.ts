import { describe, expect, it } from "vitest";
import { evaluateRouting, type Routed } from "../../src/answers/evaluate.ts";
import { tools } from "../../src/tools/registry.ts";

const valuable: Routed = { tool: "analyze_customers", input: { analysis: "high_value", limit: 20 } };

describe("scoring", () => {
  it("counts tools over all questions and arguments over those with a tool", async () => {
    const questions = [
      { q: "top 20", tool: "analyze_customers", args: { analysis: "high_value", limit: 20 } },
      { q: "top 10", tool: "analyze_customers", args: { analysis: "high_value", limit: 30 } },
      { q: "segments", tool: "analyze_segments", args: {} },
      { q: "weather", tool: null, args: {} },
    ];

    const scores = await evaluateRouting(
      questions,
      async (question) => (question === "weather" ? null : valuable),
      tools,
    );

    expect(scores).toMatchObject({ questions: 4, tool_accuracy: 0.75, argument_accuracy: 1 / 3 });
    expect(scores.by_tool.none).toMatchObject({ tool_accuracy: 1, argument_accuracy: null });
    expect(scores.misses.map(({ q, wrong }) => [q, wrong])).toEqual([
      ["top 10", "arguments"],
      ["segments", "tool"],
    ]);
  });

  it("takes an argument left out for its default, and case and spaces of a reference for nothing", async () => {
    const questions = [
      { q: "a", tool: "lookup_customer", args: { customer: "C-7K2M9QXD", info: "profile" } },
      { q: "b", tool: "lookup_customer", args: { customer: "+1 415 555 0132" } },
    ];
    const customers: Record<string, string> = { a: "c-7k2m9qxd", b: "+1(415)555-0132" };

    const scores = await evaluateRouting(
      questions,
      async (question) => ({ tool: "lookup_customer", input: { customer: customers[question] ?? "" } }),
      tools,
    );

    expect(scores).toMatchObject({ argument_accuracy: 1, exact_accuracy: 1 });
  });

  it("forgives an argument that is not labelled, but not in the exact share", async () => {
    const questions = [{ q: "best", tool: "analyze_customers", args: { analysis: "high_value" } }];

    const scores = await evaluateRouting(questions, async () => valuable, tools);

    expect(scores).toMatchObject({ argument_accuracy: 1, exact_accuracy: 0 });
  });

  it("has no share where there is nothing to count", async () => {
    expect(await evaluateRouting([], async () => null, tools)).toMatchObject({
      tool_accuracy: null,
      argument_accuracy: null,
    });
  });
});
