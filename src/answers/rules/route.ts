import type { ToolRequest } from "../../tools/ask.ts";
import type { Turn } from "../answer.ts";
import { callOf, HORIZON_MAX } from "./calls/calls.ts";
import { asksWhy, lastRequest, leansOnBefore, readMore, withSubject } from "./follow-up.ts";
import { mergeRequests, nextPage, reasonsFor } from "./merge.ts";
import { type Circumstances, type Reading, readQuestion } from "./reading.ts";
import { REPLIES, type ReplyName } from "./replies.ts";
import { MARGIN_MIN, SCORE_MIN, type Scored, scoreTargets } from "./score.ts";
import { type Sign, signsOf } from "./signs.ts";
import type { Target } from "./targets/target.ts";
import { metricName } from "./understood/about-groups.ts";
import { describeCall } from "./understood/understood.ts";

/** What a question comes to: a tool to ask, or what to say instead. */
export type Route =
  | ({ kind: "tool"; understood: string } & ToolRequest)
  | { kind: "unclear"; message: string; suggestions: string[] }
  | { kind: "help"; message: string; suggestions: string[] };

type Refused = Exclude<Route, { kind: "tool" }>;

/**
 * Routes a question in plain words to one tool, by rules alone. The same question under the same
 * circumstances has the same route; no text makes it throw.
 *
 * @param before what was said before: words that lean on it change what they name and keep the rest.
 */
export function routeQuestion(
  question: string,
  circumstances: Circumstances,
  before: readonly Turn[] = [],
): Route {
  const last = lastRequest(before);
  const reading = readQuestion(question, circumstances, { isCampaign: last?.tool === "target_campaign" });
  const scored = scoreTargets(reading.text, signsOf(reading));
  if (last && leansOnBefore(reading, scored[0])) return routeFollowUp(reading, last);
  return routeReading(reading, scored);
}

/** What a route asks, alone; null where it asks no tool. */
export function requestOf(route: Route): ToolRequest | null {
  if (route.kind !== "tool") return null;
  const { kind: _, understood: __, ...request } = route;
  return request;
}

function routeReading(reading: Reading, scored: readonly Scored[]): Route {
  const [best, second] = scored.filter(({ score }) => score >= SCORE_MIN);
  const isOfOne = best?.target.tool !== "target_campaign" && best?.target.tool !== null;
  if (reading.customers.length > 1 && isOfOne) return askWhichCustomer(reading);
  if (!best) return nothingBest(reading);
  if (second && best.score - second.score < MARGIN_MIN) return askWhichReading(best, second, reading);
  return outcomeOf(best.target, reading);
}

/** How much the tool and the kind of answer that were asked for before speak for being meant again. */
const SAME_KIND = 6;
const SAME_TOOL = 0.75;

/** Words that lean on what was asked before. */
function routeFollowUp(words: Reading, last: ToolRequest): Route {
  const more = readMore(words.text);
  if (more) return toolRoute(nextPage(last, more.count), words);
  if (asksWhy(words.text)) return explain(last, words);
  const reading = withSubject(words, last);
  const scored = scoreTargets(reading.text, signsAfter(reading, last), {
    always: (target) => isSameKind(target, last),
  })
    .map((one) => ({ ...one, score: one.score + closeness(one.target, last) }))
    .sort((a, b) => b.score - a.score);
  const [best] = scored;
  if (!best) return nothingBest(reading);
  if (best.target.tool === null) return outcomeOf(best.target, reading);
  const next = mentionedOnly(callOf(best.target, reading), reading, last);
  return toolRoute(mergeRequests(last, next), reading);
}

/** "How did they grow?" after a list of segments is about segments. */
function signsAfter(reading: Reading, last: ToolRequest): ReadonlySet<Sign> {
  const signs = new Set(signsOf(reading));
  const isOther = ["customer", "buyers", "product", "category"].some((sign) => signs.has(sign as Sign));
  if (last.tool === "analyze_segments" && !isOther) signs.add("segment");
  return signs;
}

function closeness(target: Target, last: ToolRequest): number {
  if (isSameKind(target, last))
    return target.kind === "profile" || target.kind === "overview" ? SAME_TOOL : SAME_KIND;
  return target.tool === last.tool ? SAME_TOOL : 0;
}

function isSameKind(target: Target, last: ToolRequest): boolean {
  if (target.tool !== last.tool) return false;
  if (target.tool === "forecast_metrics") return true;
  const input: Readonly<Record<string, unknown>> = last.input;
  const { analysis, info, pattern, recommendation, campaign } = input;
  return [analysis, info, pattern, recommendation, campaign].includes(target.kind);
}

/** A forecast says how far it looks also where nobody did: that is no news. */
function mentionedOnly(
  call: ToolRequest,
  { period, granularity, metric }: Reading,
  last: ToolRequest,
): ToolRequest {
  if (call.tool !== "forecast_metrics" || last.tool !== "forecast_metrics") return call;
  const { metric: named, ...span } = call.input;
  const isSpan = period.ahead !== undefined || granularity !== undefined;
  return {
    tool: "forecast_metrics",
    input: { metric: metric ? named : last.input.metric, ...(isSpan ? span : {}) },
  };
}

function explain(last: ToolRequest, reading: Reading): Route {
  const reasons = reasonsFor(last);
  if (reasons) return toolRoute(reasons, reading);
  return unclear("The answer says how it was made. I can give the reasons for a customer's risk:", [
    "Who is at risk of leaving?",
  ]);
}

function toolRoute(call: ToolRequest, reading: Reading): Route {
  return { kind: "tool", ...call, understood: describeCall(call, reading) };
}

function outcomeOf(target: Target, reading: Reading): Route {
  if (target.tool === null) return target.kind === "past_of_metric" ? pastOf(reading) : reply(target.kind);
  const call = callOf(target, reading);
  if (call.tool === "forecast_metrics" && (call.input.horizon ?? 0) > HORIZON_MAX) {
    return unclear("That is further ahead than any forecast can say.", [
      "Forecast revenue for the next 12 months",
    ]);
  }
  const lacking = lackOf(call);
  if (lacking) return lacking;
  return { kind: "tool", ...call, understood: describeCall(call, reading) };
}

/** What a tool would refuse, said before it is asked. */
function lackOf(call: ToolRequest): Refused | undefined {
  if (call.tool === "analyze_segments" && call.input.analysis === "comparison") {
    const { archetype, compare_with, segment, compare_segment } = call.input;
    const isWhole = (archetype && compare_with) || (segment && compare_segment);
    return isWhole ? undefined : reply("two_segments");
  }
  return undefined;
}

function reply(name: ReplyName): Refused {
  const { kind, message, suggestions } = REPLIES[name];
  return { kind, message, suggestions: [...suggestions] };
}

function unclear(message: string, suggestions: readonly string[]): Refused {
  return { kind: "unclear", message, suggestions: [...suggestions] };
}

function askWhichCustomer(reading: Reading): Route {
  const questions = reading.customers.slice(0, 5).map((customer) => `Tell me about customer ${customer}`);
  return unclear(REPLIES.several_customers.message, questions);
}

/** Two readings are about as good: both are offered as questions, where both ask a tool. */
function askWhichReading(first: Scored, second: Scored, reading: Reading): Route {
  const [one, other] = [outcomeOf(first.target, reading), outcomeOf(second.target, reading)];
  if (one.kind !== "tool" || other.kind !== "tool" || one.tool === other.tool) return one;
  if (![one, other].every((route) => saysItself(route, reading))) return one;
  return unclear("I can read that in two ways. Which one?", [one.understood, other.understood]);
}

/** Whether the words for a reading, asked as a question, come to the same tool. */
function saysItself({ understood, tool }: Route & { kind: "tool" }, { today, currency }: Reading): boolean {
  const again = readQuestion(understood, {
    now: new Date((today + 0.5) * DAY_MS),
    timeZone: "UTC",
    currency,
  });
  return scoreTargets(again.text, signsOf(again))[0]?.target.tool === tool;
}

const DAY_MS = 86_400_000;

/** Figures of the past that no tool has: what can be asked instead. */
function pastOf({ metric }: Reading): Refused {
  if (metric === undefined) return reply("past_of_metric");
  const name = metricName(metric);
  return unclear(`I can't look up past figures of ${name}: I forecast them, with their recent history.`, [
    `Forecast ${name} for the next 6 months`,
    "How much did we sell last month?",
  ]);
}

/** Nothing is understood well enough: what comes nearest decides what is said. */
function nothingBest(reading: Reading): Route {
  const { metric } = reading;
  if (metric && !reading.isWeakMetric) {
    const name = metricName(metric);
    return unclear(`Do you mean ${name} to come, or of the past?`, [
      `Forecast ${name} for the next 12 weeks`,
      "How much did we sell last month?",
    ]);
  }
  // "Who is John Smith?": a person is meant, and not by anything that we know people by.
  const isPerson = /\b(?:who is|whos|tell me about|look up|find|profile)\b/.test(reading.text);
  return reply(isPerson && reading.unknownWords.length > 0 ? "no_reference" : "nothing");
}
