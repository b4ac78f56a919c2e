import type { Answered } from "../answer.ts";
import type { ShownAnswer } from "./run-tools.ts";

/**
 * What the tools said, with the model's words where they hold: the answer that the last step began with is the main
 * one, for what was called before it served to find out how to ask. Undefined where no tool said anything.
 */
export function answeredBy(
  answers: readonly (ShownAnswer & { step: number })[],
  text: string | undefined,
): Answered | undefined {
  const lastStep = answers.at(-1)?.step;
  const different = answers.filter(
    (answer, at) => answers.findIndex((other) => isSame(other, answer)) === at,
  );
  const main = answers.find(({ step }) => step === lastStep);
  if (!main) return undefined;
  const more = different.filter((answer) => !isSame(answer, main));
  return {
    kind: "answered",
    understood: [main, ...more]
      .map(({ title }) => `${title.charAt(0).toLowerCase()}${title.slice(1)}`)
      .join("; "),
    answers: [main.answer, ...more.map(({ answer }) => answer)],
    ...(text !== undefined && { text }),
  };
}

/** The same question to the same tool. */
function isSame({ answer: a }: ShownAnswer, { answer: b }: ShownAnswer): boolean {
  return a.tool === b.tool && JSON.stringify(a.input) === JSON.stringify(b.input);
}
