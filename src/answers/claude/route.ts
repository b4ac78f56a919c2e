import { createMask } from "../../privacy/model-text/mask.ts";
import type { Claude } from "../../sources/claude/claude.ts";
import type { ClaudeToolUse } from "../../sources/claude/reply.ts";
import { isToolName, type ToolRequest } from "../../tools/ask.ts";
import type { Turn } from "../answer.ts";
import { factsText, INSTRUCTIONS, type ShopFacts } from "./prompt.ts";
import { withMeanings } from "./run-tools.ts";
import { toolsForClaude } from "./tools.ts";
import { messagesOf } from "./turns.ts";

/**
 * Which tool Claude asks first for a question, for scoring its choice: no tool is run, and there need be no shop. Null
 * where it asks none, or none that there is.
 *
 * @param now the instant that the question is asked at and the data ends.
 * @throws ClaudeFailure where it does not reply.
 */
export async function routeByClaude(
  claude: Pick<Claude, "ask">,
  question: string,
  before: readonly Turn[],
  now: Date,
): Promise<ToolRequest | null> {
  const mask = createMask(() => false);
  const reply = await claude.ask({
    system: [
      { type: "text", text: INSTRUCTIONS, cache_control: { type: "ephemeral" } },
      { type: "text", text: factsText(factsOn(now)) },
    ],
    messages: messagesOf({ text: question, before }, mask.hide),
    tools: toolsForClaude(),
    toolChoice: { type: "auto" },
    tokensMax: TOKENS_MAX,
  });
  const call = reply.content.find((block): block is ClaudeToolUse => block.type === "tool_use");
  if (!call || !isToolName(call.name)) return null;
  // Whether the tool would take the input is part of what is scored.
  return { tool: call.name, input: withMeanings(call.input, mask) } as ToolRequest;
}

const TOKENS_MAX = 1024;

/** A shop of some size with three years of orders. */
function factsOn(now: Date): ShopFacts {
  const today = now.toISOString().slice(0, 10);
  return {
    ...{ today, timeZone: "UTC", currency: "USD", customers: 10_000, orders: 25_000, synthetic: false },
    period: { from: `${now.getUTCFullYear() - 3}${today.slice(4)}`, to: today },
    archetypes: [],
  };
}
