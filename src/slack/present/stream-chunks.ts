import type { AnyChunk } from "@slack/types";
import type { Step } from "../../answers/answer.ts";
import { LIMITS } from "../limits.ts";
import { cut, escapeMarkdown, escapeMarkup } from "./escape.ts";

const STATES = { running: "in_progress", done: "complete", failed: "error" } as const;

/** A step as a card that changes when the step is said again. Its title is plain text to Slack. */
export function stepChunk({ id, title, state }: Step): AnyChunk {
  return {
    type: "task_update",
    id,
    title: cut(title.replace(/[<>]/g, " "), LIMITS.taskTitle),
    status: STATES[state],
  };
}

/** Words as they are, in as many parts as Slack's limit asks for. `escaped` text has its entities already. */
export function markdownChunks(words: string, form: "plain" | "escaped" = "plain"): AnyChunk[] {
  if (words.trim() === "") return [];
  const points = [...words];
  const chunks: AnyChunk[] = [];
  for (let from = 0; from < points.length; from += LIMITS.streamWords) {
    const part = points.slice(from, from + LIMITS.streamWords).join("");
    chunks.push({
      type: "markdown_text",
      text: form === "plain" ? escapeMarkdown(part) : escapeMarkup(part),
    });
  }
  return chunks;
}
