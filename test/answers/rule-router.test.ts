import { describe, expect, it } from "vitest";
import { createRuleRouter } from "../../src/answers/rule-router.ts";
import { UserError } from "../../src/errors.ts";
import type { Database } from "../../src/store/database.ts";
import type { callTool, ToolContext } from "../../src/tools/tool.ts";
import { aToolContext } from "../support/tool-context.ts";
import { anArchetype, aProvenance } from "./results.ts";

const provenance = aProvenance();
const endOfHistory = new Date("2011-12-09T23:59:59Z");

/** The router hands the context on and looks into nothing but the tenant. */
const context = aToolContext(
  {} as Database,
  {
    tenantId: 1,
    slug: "default",
    name: "Shop",
    currency: "GBP",
    timeZone: "UTC",
    identityKey: "00",
    isSynthetic: false,
    dataVersion: 1,
  } as ToolContext["tenant"],
  new Date("2026-05-15T12:00:00Z"),
);

interface Asked {
  tool: string;
  input: unknown;
}

/** A router over tools whose results are given, with a record of what was asked of them. */
function aRouter(resultOf: (asked: Asked) => unknown) {
  const asked: Asked[] = [];
  const fake = async (tool: { name: string }, input: unknown) => {
    asked.push({ tool: tool.name, input });
    return resultOf({ tool: tool.name, input });
  };
  const router = createRuleRouter({
    callTool: fake as unknown as typeof callTool,
    endOfData: async () => endOfHistory,
  });
  return { router, asked };
}

const ranking = {
  kind: "ranking",
  sort: "ltv",
  archetypes: [],
  total: 0,
  small: { archetypes: 0, customers: 0 },
  provenance,
};

describe("the rule router", () => {
  it("asks the tool and says how it understood", async () => {
    const { router, asked } = aRouter(() => ranking);

    const answer = await router.answer({ text: "biggest segments", before: [] }, context);

    expect(asked).toMatchObject([
      { tool: "analyze_segments", input: { analysis: "overview", sort: "size" } },
    ]);
    expect(answer).toMatchObject({
      kind: "answered",
      understood: "Segments by number of customers",
      answers: [
        {
          tool: "analyze_segments",
          input: { analysis: "overview", sort: "size", limit: 10 },
          result: ranking,
        },
      ],
    });
  });

  it("leaves a customer that is not found to the tool's result", async () => {
    const { router } = aRouter(() => ({ kind: "not_found", provenance }));

    const answer = await router.answer({ text: "who is C-7K2M9QXD", before: [] }, context);

    expect(answer).toMatchObject({ kind: "answered", answers: [{ result: { kind: "not_found" } }] });
  });

  it("shows what a tool says to the person, and offers questions that work", async () => {
    const { router } = aRouter(() => {
      throw new UserError("There are no orders yet.");
    });

    const answer = await router.answer({ text: "top customers", before: [] }, context);

    expect(answer).toMatchObject({ kind: "unclear", message: "There are no orders yet." });
  });

  it("passes other failures on", async () => {
    const { router } = aRouter(() => {
      throw new Error("connection lost");
    });

    await expect(router.answer({ text: "top customers", before: [] }, context)).rejects.toThrow(
      "connection lost",
    );
  });

  it("says what it is doing, and when it is done or has failed", async () => {
    const steps: string[] = [];
    const question = {
      text: "biggest segments",
      before: [],
      onStep: ({ title, state }: { title: string; state: string }) => steps.push(`${title}: ${state}`),
    };

    await aRouter(() => ranking).router.answer(question, context);
    await aRouter(() => {
      throw new UserError("not now");
    }).router.answer(question, context);

    expect(steps).toEqual([
      "Looking at the archetypes: running",
      "Looking at the archetypes: done",
      "Looking at the archetypes: running",
      "Looking at the archetypes: failed",
    ]);
  });

  it("asks no tool where it did not understand", async () => {
    const { router, asked } = aRouter(() => ranking);

    const answers = [
      await router.answer({ text: "weather tomorrow", before: [] }, context),
      await router.answer({ text: "help", before: [] }, context),
    ];

    expect(answers.map(({ kind }) => kind)).toEqual(["unclear", "help"]);
    expect(asked).toEqual([]);
  });

  it("reads the calendar where the shop's data ends, not where the clock is", async () => {
    const { router, asked } = aRouter(() => ({ kind: "refused", reason: "", longest: 0, provenance }));

    await router.answer({ text: "revenue Q1", before: [] }, context);

    expect(asked[0]?.input).toEqual({
      ...{ metric: "revenue", granularity: "month", horizon: 4 },
      from: "2012-01-01",
    });
  });

  it("restricts a list by the id of the segment that was named", async () => {
    const { router, asked } = aRouter(({ tool }) =>
      tool === "analyze_segments"
        ? { kind: "one", archetype: anArchetype(), advice: [], provenance }
        : { customers: [], provenance },
    );

    await router.answer({ text: "best customers in the segment Frequent weekenders", before: [] }, context);

    expect(asked).toMatchObject([
      { tool: "analyze_segments", input: { archetype: "Frequent weekenders" } },
      { tool: "analyze_customers", input: { analysis: "high_value", archetype: "A12" } },
    ]);
  });

  it("asks which segment where several are called so", async () => {
    const candidates = [anArchetype({ name: "Big weekenders" }), anArchetype({ name: "Small weekenders" })];
    const { router } = aRouter(() => ({ kind: "ambiguous", candidates, provenance }));

    const answer = await router.answer(
      { text: "best customers in the segment weekenders", before: [] },
      context,
    );

    expect(answer).toMatchObject({
      kind: "unclear",
      suggestions: [
        'best customers in the segment "Big weekenders"',
        'best customers in the segment "Small weekenders"',
      ],
    });
  });
});
