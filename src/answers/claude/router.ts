import type { Logger } from "../../log.ts";
import { createMask } from "../../privacy/model-text/mask.ts";
import type { Claude } from "../../sources/claude/claude.ts";
import type { ClaudeText } from "../../sources/claude/reply.ts";
import { callTool, type ToolContext } from "../../tools/tool.ts";
import type { Answer, Question, Router } from "../answer.ts";
import { STARTERS } from "../rules/replies.ts";
import { answeredBy } from "./answered.ts";
import type { ClaudeBudget } from "./budget.ts";
import { groundInReports } from "./ground.ts";
import type { Ground } from "./grounding.ts";
import { isReadable } from "./legible.ts";
import { type Talk, talk } from "./loop.ts";
import { factsText, INSTRUCTIONS, type ShopFacts } from "./prompt.ts";
import { readShop } from "./shop.ts";
import { createSpeech, type SpeechOptions } from "./speech.ts";
import { messagesOf } from "./turns.ts";
import { ClaudeUnavailable, type Unavailable } from "./unavailable.ts";

export interface ClaudeRouterOptions {
  claude: Pick<Claude, "ask" | "model">;
  budget: ClaudeBudget;
  /** What holds Claude's words against the tools' answers; the product's own where left out. */
  ground?: Ground;
  logger: Logger;
  /** Told how each question ended: `answered`, or why there are no words of Claude's. */
  onEnd?: (outcome: Outcome) => void;
  /** How tools are called; as everywhere where left out. */
  callTool?: typeof callTool;
  limits?: Partial<Limits>;
}

export type Outcome = "answered" | Unavailable;

interface Limits {
  /** Replies that may call tools. */
  steps: number;
  /** Calls of tools in all. */
  calls: number;
  /** Of a reply. */
  tokens: number;
  /** For the whole question. */
  ms: number;
}

const LIMITS: Limits = { steps: 4, calls: 8, tokens: 1024, ms: 90_000 };

/**
 * Answers questions by Claude: it chooses the tools, they give the figures, and of its words only those that the
 * figures bear out are shown. Where it has chosen tools and then has no such words, their answers stand alone.
 *
 * `answer` throws ClaudeUnavailable where there is no answer at all: the question is then one for the rules.
 */
export function createClaudeRouter(options: ClaudeRouterOptions): Router {
  return {
    name: "claude",
    async answer(question, context) {
      const ended = await answerBy(question, context, options);
      options.onEnd?.(ended.outcome);
      if ("answer" in ended) return ended.answer;
      throw new ClaudeUnavailable(ended.outcome, ended.failure);
    },
  };
}

type Ended =
  /** Tools' answers there may be even where Claude's words are not to be had. */
  { outcome: Outcome; answer: Answer } | { outcome: Unavailable; failure?: Talk["failure"] };

async function answerBy(
  question: Question,
  context: ToolContext,
  options: ClaudeRouterOptions,
): Promise<Ended> {
  const limits = { ...LIMITS, ...options.limits };
  const { facts, isOwnWord } = await readShop(context);
  const mask = createMask(isOwnWord);
  const messages = messagesOf(question, mask.hide);
  if (!isReadable(question.text, mask)) return { outcome: "unreadable" };
  const heard = {
    ground: options.ground ?? groundInReports,
    mask,
    question: question.text,
    today: facts.today,
  };
  const speech = createSpeech({ ...heard, onText: question.onText });
  const limit = AbortSignal.timeout(limits.ms);
  const talked = await talk({
    ...{ claude: options.claude, budget: options.budget, system: systemOf(facts), messages, limits },
    runner: {
      callTool: options.callTool ?? callTool,
      context: { ...context, viewer: { ...context.viewer, kind: "model" } },
      ...{ mask, onStep: question.onStep, logger: options.logger },
    },
    speak(answers) {
      speech.begin(answers);
      return speech.hear;
    },
    signal: context.signal ? AbortSignal.any([context.signal, limit]) : limit,
  });
  const text = talked.trouble ? undefined : speech.end();
  const answer = answeredBy(talked.answers, text);
  if (!answer) return withoutTools(talked, heard);
  if (text !== undefined) return { outcome: "answered", answer };
  const reason = talked.trouble ?? "ungrounded";
  const { kind, status, requestId } = talked.failure ?? {};
  options.logger.warn(
    { fault: { reason, kind, status, requestId } },
    "answered by tools without Claude's words",
  );
  return { outcome: reason, answer };
}

/** The stable part first, marked: the tools before it and it itself are then read from the cache. */
function systemOf(facts: ShopFacts): ClaudeText[] {
  return [
    { type: "text", text: INSTRUCTIONS, cache_control: { type: "ephemeral" } },
    { type: "text", text: factsText(facts) },
  ];
}

/** A question back, or that it is none for the tools: held to the same, with no answer that it could rest on. */
function withoutTools({ words, trouble, failure }: Talk, heard: Omit<SpeechOptions, "onText">): Ended {
  if (trouble) return { outcome: trouble, failure };
  const speech = createSpeech({ ...heard, onText: undefined });
  speech.begin([]);
  speech.hear(words);
  const message = speech.end();
  if (message === undefined) return { outcome: "ungrounded" };
  return { outcome: "answered", answer: { kind: "unclear", message, suggestions: [...STARTERS] } };
}
