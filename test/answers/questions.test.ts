import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { evaluateRouting, type LabelledQuestion } from "../../src/answers/evaluate.ts";
import { requestOf, routeQuestion } from "../../src/answers/rules/route.ts";
import { tools } from "../../src/tools/registry.ts";
import { FRIDAY_IN_MAY } from "./rules/circumstances.ts";

const questions = readFileSync(new URL("../../questions/questions.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line): LabelledQuestion => JSON.parse(line));

/** The least that each part has reached: tuned on, and set aside, which nobody looked at while tuning. */
const FLOORS = {
  tuned: { tool: 0.96, arguments: 0.92 },
  aside: { tool: 0.85, arguments: 0.69 },
} as const;

function accuracy(part: readonly LabelledQuestion[]) {
  return evaluateRouting(
    part,
    async (question, before, on) => {
      const now = on ? new Date(`${on}T12:00:00Z`) : FRIDAY_IN_MAY.now;
      return requestOf(routeQuestion(question, { ...FRIDAY_IN_MAY, now }, before));
    },
    tools,
  );
}

describe("the labelled questions", () => {
  it("are more than 2,000, a third of them aside, with arguments that their tools take", () => {
    const aside = questions.filter((question) => question.aside);

    expect(questions.length).toBeGreaterThan(2_000);
    expect(aside.length / questions.length).toBeGreaterThanOrEqual(1 / 3);
    for (const { tool: name, args } of questions) {
      const tool = tools.find((candidate) => candidate.name === name);
      const known = tool?.input.safeParse(args);
      const strange = known?.error?.issues.filter(({ code }) => code === "unrecognized_keys");
      expect(strange ?? []).toEqual([]);
    }
  });

  it("have some for every tool, and some that no tool answers", () => {
    const named = new Set(questions.map(({ tool }) => tool));

    expect([...named].sort()).toEqual([...tools.map(({ name }) => name), null].sort());
  });

  it.each([
    ["tuned on", "tuned", questions.filter((question) => !question.aside)],
    ["set aside", "aside", questions.filter((question) => question.aside)],
  ] as const)("that were %s find their tool and their arguments", async (_part, floors, part) => {
    const { tool_accuracy, argument_accuracy } = await accuracy(part);

    expect(tool_accuracy).toBeGreaterThanOrEqual(FLOORS[floors].tool);
    expect(argument_accuracy).toBeGreaterThanOrEqual(FLOORS[floors].arguments);
  });
});
