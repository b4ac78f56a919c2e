import {
  customersCall,
  forecastCall,
  HORIZON_MAX,
  lookupCall,
  oneSegmentCall,
  segmentsCall,
  type ToolCall,
} from "./calls.ts";
import type { Intent, OtherIntent, ToolIntent } from "./intent.ts";
import { type Circumstances, type Reading, readQuestion } from "./reading.ts";
import { REPLIES } from "./replies.ts";
import { MARGIN_MIN, SCORE_MIN, type Scored, scoreIntents } from "./score.ts";
import { signsOf } from "./signs.ts";
import { describeCall, metricName } from "./understood.ts";

/** What a question comes to: a tool to ask, or what to say instead. */
export type Route =
  | ({ kind: "tool"; understood: string } & ToolCall)
  | { kind: "unclear"; message: string; suggestions: string[] }
  | { kind: "help"; message: string; suggestions: string[] };

type Outcome = ToolCall | Exclude<Route, { kind: "tool" }>;

/**
 * Routes a question in plain words to one tool, by rules alone. The same question under the same
 * circumstances has the same route; no text makes it throw.
 */
export function routeQuestion(question: string, circumstances: Circumstances): Route {
  const reading = readQuestion(question, circumstances);
  if (reading.customers.length > 1) return askWhichCustomer(reading);
  const scored = scoreIntents(signsOf(reading));
  const [best, second] = scored.filter(({ score }) => score >= SCORE_MIN);
  if (!best) return nothingBest(reading);
  if (second && best.score - second.score < MARGIN_MIN) return askWhichReading(best, second, reading);
  return finish(outcomeOf(best.intent, reading), reading);
}

const TOOL_CALLS: Readonly<Record<ToolIntent, (reading: Reading) => Outcome>> = {
  profile: (reading) => lookupCall(reading, "profile"),
  churn_of_customer: (reading) => lookupCall(reading, "churn_risk"),
  segment_of_customer: (reading) => lookupCall(reading, "segment"),
  purchase_history: (reading) => lookupCall(reading, "purchase_history"),
  customers_at_risk: (reading) => customersCall(reading, "churn_risk"),
  customers_by_value: (reading) => customersCall(reading, "high_value"),
  segments: segmentsCall,
  one_segment: oneSegmentCall,
  forecast: forecastOutcome,
};

function isToolIntent(name: ToolIntent | OtherIntent): name is ToolIntent {
  return name in TOOL_CALLS;
}

function outcomeOf({ name }: Intent, reading: Reading): Outcome {
  return isToolIntent(name) ? TOOL_CALLS[name](reading) : reply(name);
}

function forecastOutcome(reading: Reading): Outcome {
  const { metric = "revenue" } = reading;
  const call = forecastCall(reading, metric);
  if (call.tool === "forecast_metrics" && (call.input.horizon ?? 0) > HORIZON_MAX) {
    return unclear("That is further ahead than any forecast can say.", [
      "Forecast revenue for the next 12 months",
    ]);
  }
  return call;
}

function finish(outcome: Outcome, reading: Reading): Route {
  if ("kind" in outcome) return outcome;
  return { kind: "tool", ...outcome, understood: describeCall(outcome, reading) };
}

function reply(name: keyof typeof REPLIES): Exclude<Route, { kind: "tool" }> {
  const { kind, message, suggestions } = REPLIES[name];
  return { kind, message, suggestions: [...suggestions] };
}

function unclear(message: string, suggestions: readonly string[]): Exclude<Route, { kind: "tool" }> {
  return { kind: "unclear", message, suggestions: [...suggestions] };
}

function askWhichCustomer(reading: Reading): Route {
  const questions = reading.customers.slice(0, 5).map((customer) => `Tell me about customer ${customer}`);
  return unclear(REPLIES.several_customers.message, questions);
}

/** Two readings are about as good: both are offered as questions. */
function askWhichReading(first: Scored, second: Scored, reading: Reading): Route {
  const outcomes = [first, second].map(({ intent }) => outcomeOf(intent, reading));
  const refusal = outcomes.find((outcome) => "kind" in outcome);
  if (refusal) return finish(refusal, reading);
  const calls = outcomes.flatMap((outcome) => ("kind" in outcome ? [] : [outcome]));
  const questions = calls.map((call) =>
    describeCall(call, { currency: reading.currency, unknownWords: [], isPast: false }),
  );
  return unclear("I can read that in two ways. Which one?", questions);
}

/** Nothing is understood well enough: what comes nearest decides what is said. */
function nothingBest(reading: Reading): Route {
  const { metric } = reading;
  if (metric && !reading.isWeakMetric) {
    const name = metricName(metric);
    return unclear(`I can forecast ${name}; figures of the past I can't look up yet.`, [
      `Forecast ${name} for the next 12 weeks`,
      `Forecast ${name} for the next 6 months`,
    ]);
  }
  // "Who is John Smith?": a person is meant, and not by anything that we know people by.
  return reply(
    reading.concepts.has("profile") && reading.unknownWords.length > 0 ? "no_reference" : "nothing",
  );
}
