import type { Answer } from "../../answers/answer.ts";
import { presentAnswer } from "../../present/present.ts";
import type { Reply } from "./reply.ts";

/** The answer to a question in plain words: what was understood, or what can be asked instead. */
export function replyTo(answer: Answer): Reply {
  if (answer.kind !== "answered") {
    const [headline = "", ...rest] = answer.message.split("\n");
    return {
      headline,
      summary: rest.join("\n"),
      choices: answer.suggestions.map((question) => ({ kind: "question" as const, question })),
    };
  }
  const [main] = answer.answers;
  const report = presentAnswer(main);
  // How a customer was named may be an e-mail or a phone; the alias in the headline says enough.
  if (main.tool === "lookup_customer") return report;
  return { ...report, source: [`Understood as: ${answer.understood}`, report.source].join(" · ") };
}
