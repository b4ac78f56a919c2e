import type { Claude } from "../../sources/claude/claude.ts";
import { ClaudeFailure } from "../../sources/claude/failure.ts";
import type {
  ClaudeContent,
  ClaudeMessage,
  ClaudeReply,
  ClaudeText,
  ClaudeToolUse,
} from "../../sources/claude/reply.ts";
import type { ClaudeBudget } from "./budget.ts";
import { NO_MORE_TOOLS } from "./prompt.ts";
import { runTools, type ShownAnswer, type ToolRunner } from "./run-tools.ts";
import { toolsForClaude } from "./tools.ts";
import type { Unavailable } from "./unavailable.ts";

/** How the talk with a model ended; `step` of an answer is the request that called for it. */
export interface Talk {
  answers: readonly (ShownAnswer & { step: number })[];
  /** The words of the last reply, as they came. */
  words: string;
  /** Why there are no words to be shown; absent where there are. */
  trouble?: Unavailable;
  failure?: ClaudeFailure | undefined;
}

export interface TalkOptions {
  claude: Pick<Claude, "ask" | "model">;
  budget: ClaudeBudget;
  system: ClaudeText[];
  /** The conversation, the question last. */
  messages: readonly ClaudeMessage[];
  runner: ToolRunner;
  /** Takes the words of a reply while it comes, once there are answers that they may rest on. */
  speak: (answers: readonly ShownAnswer[]) => (words: string) => void;
  limits: { steps: number; calls: number; tokens: number };
  signal: AbortSignal;
}

/**
 * Lets a model call tools until it answers in words, within the limits. Past them it is asked to answer with what is
 * there.
 *
 * @throws unknown the reason of the context's signal, when it is aborted.
 */
export async function talk(options: TalkOptions): Promise<Talk> {
  const { limits, runner } = options;
  const messages = [...options.messages];
  const answers: (ShownAnswer & { step: number })[] = [];
  let calls = 0;
  const ended = (trouble: Unavailable, failure?: ClaudeFailure): Talk => ({
    ...{ answers, words: "", trouble, failure },
  });
  for (let step = 0; ; step += 1) {
    const mayCall = step < limits.steps && calls < limits.calls;
    const asked = await ask(messages, answers, mayCall, options);
    if (asked instanceof ClaudeFailure) return ended("failed", asked);
    if (asked === "over_budget") return ended(asked);
    const trouble = troubleOf(asked, mayCall);
    if (trouble) return ended(trouble);
    const uses = asked.content.filter((block): block is ClaudeToolUse => block.type === "tool_use");
    if (uses.length === 0) return { answers, words: wordsOf(asked) };
    const { results, answers: more } = await runTools(uses, limits.calls - calls, runner);
    answers.push(...more.map((answer) => ({ ...answer, step })));
    calls += uses.length;
    const isLast = step + 1 >= limits.steps || calls >= limits.calls;
    messages.push(
      { role: "assistant", content: repeated(asked) },
      {
        role: "user",
        content: [...results, ...(isLast ? [{ type: "text" as const, text: NO_MORE_TOOLS }] : [])],
      },
    );
  }
}

async function ask(
  messages: readonly ClaudeMessage[],
  answers: readonly ShownAnswer[],
  mayCall: boolean,
  { claude, budget, system, runner, speak, limits, signal }: TalkOptions,
): Promise<ClaudeReply | ClaudeFailure | "over_budget"> {
  const { tenant, now } = runner.context;
  if (!(await budget.mayAsk(tenant, now))) return "over_budget";
  const record = (tokens: ClaudeReply["tokens"]) =>
    budget.record(tenant, { purpose: "question", model: claude.model, tokens }, now);
  const onText = answers.length > 0 ? speak(answers) : undefined;
  try {
    const reply = await claude.ask(
      {
        ...{ system, messages: [...messages], tools: toolsForClaude(), tokensMax: limits.tokens },
        toolChoice: { type: mayCall ? "auto" : "none" },
      },
      { signal, ...(onText && { onText }) },
    );
    await record(reply.tokens);
    return reply;
  } catch (error) {
    if (!(error instanceof ClaudeFailure)) throw error;
    // Of what nobody waits for any more, too.
    if (error.tokens) await record(error.tokens);
    runner.context.signal?.throwIfAborted();
    return error;
  }
}

function troubleOf(reply: ClaudeReply, mayCall: boolean): Unavailable | undefined {
  switch (reply.stop) {
    case "refusal":
      return "refused";
    case "max_tokens":
    case "model_context_window_exceeded":
      return "cut_off";
    case "pause_turn":
      return "paused";
    case "tool_use":
      // Told that it may call none, it has nothing to say.
      return mayCall ? undefined : "empty";
    default:
      return wordsOf(reply).trim() === "" ? "empty" : undefined;
  }
}

function wordsOf({ content }: ClaudeReply): string {
  return content.map((block) => (block.type === "text" ? block.text : "")).join("");
}

/**
 * The reply as it is sent back: all of it, for thoughts belong to the calls after them, but for empty words, and for
 * arguments that are no object, which the API does not take back.
 */
function repeated({ content }: ClaudeReply): ClaudeContent[] {
  return content
    .filter((block) => block.type !== "text" || block.text.trim() !== "")
    .map((block) => (block.type === "tool_use" && !isObject(block.input) ? { ...block, input: {} } : block));
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
