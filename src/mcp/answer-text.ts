import type { ToolAnswer } from "../tools/ask.ts";

/** What a client reads that does not know structured content. */
export function answerText(answer: ToolAnswer): string {
  return JSON.stringify(answer.result);
}
