import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { evaluateRouting, type LabelledQuestion } from "../../src/answers/evaluate.ts";
import { requestOf, routeQuestion } from "../../src/answers/rules/route.ts";
import { tools } from "../../src/tools/registry.ts";
import { FRIDAY_IN_MAY } from "./rules/circumstances.ts";

const questions = readFileSync(new URL("../fixtures/questions.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line): LabelledQuestion => JSON.parse(line));

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
  it("are a third aside, and have arguments that their tools take", () => {
    const aside = questions.filter((question) => question.aside);

    expect(aside.length / questions.length).toBeGreaterThanOrEqual(1 / 3);
    for (const { tool: name, args } of questions) {
      const tool = tools.find((candidate) => candidate.name === name);
      expect(tool?.input.safeParse(args).error).toBeUndefined();
    }
  });

  it.each([
    ["tuned on", questions.filter((question) => !question.aside)],
    ["set aside", questions.filter((question) => question.aside)],
  ])("that were %s find their tool in 95 % and their arguments in 88 %", async (_part, part) => {
    const { tool_accuracy, argument_accuracy } = await accuracy(part);

    expect(tool_accuracy).toBeGreaterThanOrEqual(0.95);
    expect(argument_accuracy).toBeGreaterThanOrEqual(0.88);
  });
});
