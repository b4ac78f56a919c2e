import type { Answer } from "../../answers/answer.ts";
import { presentAnswer } from "../../present/present.ts";
import type { Report, Section } from "../../present/report.ts";
import type { ToolAnswer } from "../../tools/ask.ts";
import { LIMITS } from "../limits.ts";
import { cut } from "./escape.ts";
import type { Reply } from "./reply.ts";
import { tableLines } from "./table.ts";

/** Of a further tool's answer, what is shown beside the main one. */
const FACTS_BESIDE = 6;
const ROWS_BESIDE = 3;

/** The answer to a question in plain words: what was found, or what can be asked instead. */
export function replyTo(answer: Answer, turnId?: number): Reply {
  const rated = turnId === undefined || answer.kind === "help" ? {} : { turnId };
  if (answer.kind !== "answered") {
    const [headline = "", ...rest] = answer.message.split("\n");
    return {
      headline,
      summary: rest.join("\n"),
      choices: answer.suggestions.map((question) => ({ kind: "question" as const, question })),
      ...rated,
    };
  }
  const [main, ...others] = answer.answers;
  const words = answer.text?.trim() ? { words: answer.text.trim(), summary: undefined } : {};
  const report = withOthers(presentAnswer(main), others);
  return { ...report, ...words, source: sourceOf(answer, report), ...rated };
}

/** How a customer was named may be an e-mail or a phone; the alias in the headline says enough. */
function sourceOf(
  { understood, answers }: Extract<Answer, { kind: "answered" }>,
  { source }: Report,
): string | undefined {
  const namesSomebody = answers.some(({ input }) => "customer" in input && input.customer !== undefined);
  if (namesSomebody) return source;
  return [`Understood as: ${understood}`, source].filter(Boolean).join(" · ");
}

/** What further tools said, in short, each with a button to see the whole. */
function withOthers(main: Report, others: readonly ToolAnswer[]): Report {
  if (others.length === 0) return main;
  const reports = others.map(presentAnswer);
  const sources = [main, ...reports].flatMap(({ source }) => source ?? []);
  return {
    ...main,
    charts: [...(main.charts ?? []), ...reports.flatMap(({ charts }) => charts ?? [])],
    sections: [...(main.sections ?? []), ...reports.map(inShort)],
    source: [...new Set(sources)].join(" · "),
    choices: [
      ...main.choices,
      ...reports.flatMap(({ headline, request }) =>
        request ? [{ kind: "ask" as const, label: cut(headline, LIMITS.buttonText), request }] : [],
      ),
    ],
  };
}

function inShort({ headline, summary, facts = [], tables = [] }: Report): Section {
  const lines = [
    ...(summary ? [summary] : []),
    ...facts.slice(0, FACTS_BESIDE).map(({ label, value }) => `${label}: ${value}`),
    ...tables.slice(0, 1).flatMap((table) => tableLines(table, ROWS_BESIDE)),
  ];
  return { title: headline, lines: lines.length > 0 ? lines : ["There is nothing more to it."] };
}
