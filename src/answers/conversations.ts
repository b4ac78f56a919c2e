import { UserError } from "../errors.ts";
import type { Logger } from "../log.ts";
import type { ResponseOutcome } from "../metrics.ts";
import type { ToolContext } from "../tools/tool.ts";
import type { Answer, AnsweredBy, Question, Router, Step, Turn } from "./answer.ts";
import { ClaudeUnavailable } from "./claude/unavailable.ts";
import { giveFeedback, readFeedback } from "./feedback.ts";
import { type Conversation, isOurs, recallTurns, rememberTurn } from "./memory/memory.ts";
import type { ModelUsage, UsageSeen } from "./model-usage.ts";

/** A question in plain words, and where it was asked. */
export interface Asked {
  text: string;
  /** Nothing is remembered, before or after, where it is left out. */
  conversation?: Conversation;
  /** Perhaps said to somebody else: then it is remembered only where there is an answer. */
  isOverheard?: boolean | undefined;
  onStep?(step: Step): void;
  /** Takes the next words of the answer, already checked. */
  onText?(words: string): void;
}

export interface Told {
  answer: Answer;
  by: AnsweredBy;
  /** By which people say what they think of the answer; absent where it is not remembered. */
  turnId?: number;
}

/** What answers questions in plain words in one installation. */
export interface Answerers {
  rules: Router;
  /** Asked first, where there is one. */
  claude?: Router | undefined;
  /** The books of what Claude takes. */
  usage?: Pick<ModelUsage, "readUsage"> | undefined;
}

export interface ConversationsOptions extends Answerers {
  logger: Logger;
  /** Told how it ended to ask the rules, and of failures of Claude's router that it did not foresee. */
  countResponse?: ((router: AnsweredBy, outcome: ResponseOutcome) => void) | undefined;
}

export type Conversations = ReturnType<typeof createConversations>;

/**
 * What answers questions in plain words on every surface: by Claude where it is there, by rules where it is not or
 * fails, in the light of what was said before in the same conversation. All that it knows is in the database, so that
 * any instance goes on where another ended.
 */
export function createConversations({ rules, claude, usage, logger, countResponse }: ConversationsOptions) {
  /**
   * Never silent: a question that nothing can be done with has an answer that says so.
   *
   * @throws Error where the database fails, or the context's signal was aborted.
   */
  async function answer({ conversation, isOverheard, ...asked }: Asked, context: ToolContext): Promise<Told> {
    const before = conversation ? await recallTurns(conversation, context) : [];
    const told = await answerBy(asked, before, context);
    context.signal?.throwIfAborted();
    if (!conversation || (isOverheard && told.answer.kind !== "answered")) return told;
    try {
      const turn = { question: asked.text, ...told };
      return { ...told, turnId: await rememberTurn(turn, conversation, context) };
    } catch (err) {
      logger.error({ fault: faultOf(err) }, "turn not remembered");
      return told;
    }
  }

  async function answerBy(
    asked: Omit<Question, "before">,
    before: readonly Turn[],
    context: ToolContext,
  ): Promise<Told> {
    const question = { ...asked, before };
    if (claude && !HELP.test(asked.text)) {
      const steps = watchSteps(question);
      try {
        return { answer: await claude.answer({ ...question, onStep: steps.onStep }, context), by: "claude" };
      } catch (err) {
        context.signal?.throwIfAborted();
        // How it ends otherwise is told by the router itself.
        if (!(err instanceof ClaudeUnavailable)) countResponse?.("claude", "failed");
        logger.warn({ fault: faultOf(err) }, "answered by rules instead of Claude");
        steps.failRunning();
      }
    }
    // Rules go on with what was asked of tools; only a model can go on with words.
    const followed = before.filter(({ requests }) => requests.length > 0);
    const answer = await answerByRules({ ...question, before: followed }, context);
    countResponse?.("rules", answer.kind);
    return { answer, by: "rules" };
  }

  async function answerByRules(question: Question, context: ToolContext): Promise<Answer> {
    try {
      return await rules.answer(question, context);
    } catch (error) {
      if (error instanceof UserError) return { kind: "unclear", message: error.message, suggestions: [] };
      throw error;
    }
  }

  return {
    ...{ answer, isOurs, giveFeedback, readFeedback },
    /**
     * What Claude used, against its budget; undefined where it is not asked.
     *
     * @throws UserError for all but administrators.
     */
    readUsage: async (context: ToolContext): Promise<UsageSeen | undefined> => usage?.readUsage(context),
  };
}

/** What can be asked is written down: a model would take seconds and money to say it in other words. */
const HELP = /^\W*help\W*$/i;

/** Passes steps on, and knows which of them have not ended. */
function watchSteps({ onStep }: Question) {
  const running = new Map<string, Step>();
  return {
    onStep(step: Step): void {
      if (step.state === "running") running.set(step.id, step);
      else running.delete(step.id);
      onStep?.(step);
    },
    failRunning(): void {
      for (const step of running.values()) onStep?.({ ...step, state: "failed" });
    },
  };
}

/** Of an error what holds no words of the question: a database's message repeats every value of the statement. */
function faultOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const facts = Object.entries(error).filter(([name]) => TOLD.has(name));
  return {
    type: error.name,
    ...Object.fromEntries(facts),
    // Codes say what happened; where is of interest where nobody foresaw it.
    ...(facts.length === 0 ? { at: error.stack?.split("\n").filter((line) => /^\s+at /.test(line)) } : {}),
    ...(error.cause === undefined ? {} : { cause: faultOf(error.cause) }),
  };
}

/** Properties of errors that are codes. */
const TOLD = new Set(["code", "kind", "reason", "status", "requestId"]);
