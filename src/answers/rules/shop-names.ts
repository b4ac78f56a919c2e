import type { ToolRequest } from "../../tools/ask.ts";
import { namesMeant } from "./names.ts";

/** A name of the question as the shop writes it, or what to say where it can't be told. */
export type Named =
  | { kind: "named"; request: ToolRequest; understood: string }
  | { kind: "unclear"; message: string; suggestions: string[] };

interface Asked {
  question: string;
  request: ToolRequest;
  understood: string;
}

const SHOWN = 5;

/** The category that a request names, by its name in the shop: typos and singulars are forgiven. */
export function nameCategory({ question, request, understood }: Asked, names: readonly string[]): Named {
  const asked = (request.input as { category?: string }).category;
  if (asked === undefined) return { kind: "named", request, understood };
  const found = namesMeant(asked, names);
  const [only] = found;
  if (only !== undefined && found.length === 1) {
    return {
      kind: "named",
      // The category alone is another.
      request: { tool: request.tool, input: { ...request.input, category: only } } as ToolRequest,
      understood: understood.replaceAll(`"${asked}"`, `"${only}"`),
    };
  }
  const choices = (found.length > 0 ? found : names).slice(0, SHOWN);
  const message =
    found.length > 0
      ? `Several categories are called like “${asked}”. Which one?`
      : `There is no category “${asked}”. ${listOf(choices, names.length)}`;
  return { kind: "unclear", message, suggestions: choices.map((name) => withName(question, asked, name)) };
}

function listOf(choices: readonly string[], total: number): string {
  if (choices.length === 0) return "The orders name no categories.";
  return total > choices.length
    ? `The largest are ${choices.join(", ")}.`
    : `There are ${choices.join(", ")}.`;
}

/** The question again with the name in place of the words that were meant for one. */
export function withName(question: string, asked: string, name: string): string {
  const stem = asked.replace(/(?:es|s)$/i, "");
  for (const words of [asked, stem]) {
    const at = question.toLowerCase().indexOf(words.toLowerCase());
    if (words === "" || at < 0) continue;
    const end = /^\p{L}*/u.exec(question.slice(at + words.length))?.[0].length ?? 0;
    return `${question.slice(0, at)}${name}${question.slice(at + words.length + end)}`;
  }
  return `${question} (${name})`;
}
