import type { ClaudeMessage, ClaudeText } from "../../sources/claude/reply.ts";
import type { Question, Turn } from "../answer.ts";

const TURNS_MAX = 8;
const QUESTION_MAX = 2_000;
const EARLIER_MAX = 500;

/**
 * The conversation as messages that take turns, the question last. Where an answer came from is said by the asking
 * side: a model that reads it in its own words would write it there itself.
 *
 * @param hide takes out of each piece of text what a model must not read.
 */
export function messagesOf({ text, before }: Question, hide: (text: string) => string): ClaudeMessage[] {
  const turns = before.slice(-TURNS_MAX);
  const earlier = turns.flatMap((turn, at): ClaudeMessage[] => [
    {
      role: "user",
      content: [...sourceOf(turns[at - 1], hide), words(hide(cut(turn.question, EARLIER_MAX)))],
    },
    { role: "assistant", content: [words(hide(cut(turn.answer, EARLIER_MAX)))] },
  ]);
  const question = words(hide(cut(text, QUESTION_MAX)));
  return [...earlier, { role: "user", content: [...sourceOf(turns.at(-1), hide), question] }];
}

/** The API takes no empty text. */
function words(text: string): ClaudeText {
  return { type: "text", text: text.trim() === "" ? "…" : text };
}

function sourceOf(turn: Turn | undefined, hide: (text: string) => string): ClaudeText[] {
  if (!turn || turn.requests.length === 0) return [];
  const asked = turn.requests.map(({ tool, input }) => `${tool} ${argumentsOf(input, hide)}`);
  return [{ type: "text", text: `(That answer came from: ${asked.join("; ")})` }];
}

/** Values alone are hidden: the names of arguments are ours. */
function argumentsOf(input: unknown, hide: (text: string) => string): string {
  const text = JSON.stringify(input, (_name, value) => (typeof value === "string" ? hide(value) : value));
  return cut(text, EARLIER_MAX);
}

/** By characters: half an emoji is no text that the API takes. */
function cut(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`;
}
