import type { ToolRequest } from "../../tools/ask.ts";
import type { Turn } from "../answer.ts";
import { phrasePattern } from "./phrases.ts";
import type { Reading } from "./reading.ts";
import type { Scored } from "./score.ts";

/** What was asked last: what a follow-up changes, and keeps the rest of. */
export function lastRequest(before: readonly Turn[]): ToolRequest | undefined {
  return before.findLast(({ requests }) => requests.length > 0)?.requests[0];
}

/** Begins as only the second thing that is said begins. */
const BEGINS =
  /^(?:(?:ok|okay|sorry|oops|actually|hm|ah|so|well|hmm|no|yes|great|thanks|thx|cool|nice|right|and|but|or|then|now|also) )*(?:(?:and|what about|how about|same|the same|only|just|now|also|or|but|then|no|not|make it|make that|instead|with|without|by|sort|sorted|rank|order|show (?:me )?(?:more|the next|only|just)|next|more|why|for|in|at|leave|exclude|skip|over|under|the other|the next|the rest|further|rather|i meant|i mean|split|group|per|limit|that|those|these|compare (?:it|that|them)|what if|since|until|of|from|during|between|within|last|this)(?= |$))/;
const ENDS = /(?:^| )(?:only|instead|rather|too|as well|please show more|next|then|now|though|again|also)$/;
const POINTS = phrasePattern(
  "them|they|their|theirs|it|its|he|she|him|his|her|hers|those|these|that|this|ones|one|that lot|this lot|the lot|same|there|thereof|the other way (round|around)|previous|above",
);
const SUBJECT = phrasePattern(
  "{customer}|{group}|<buyers>|<segment>|<product>|<category>|customers|revenue|sales|turnover|vips?",
);

/** A standalone question of this score needs nothing from before. */
const COMPLETE_SCORE = 5;

/**
 * Whether the words lean on what was said before: they begin in the middle, or point at something, or say too
 * little by themselves.
 *
 * @param best what they come to by themselves.
 */
export function leansOnBefore(reading: Reading, best: Scored | undefined): boolean {
  const { text, words } = reading;
  if (best?.target.tool === null && best.score >= 4) return false;
  const subject = text.search(SUBJECT);
  const pointer = text.search(POINTS);
  if (pointer >= 0 && (subject < 0 || pointer < subject)) return true;
  const begins = BEGINS.test(text) || ENDS.test(text);
  const isComplete = best !== undefined && best.score >= COMPLETE_SCORE && best.target.tool !== null;
  if (!begins) return !isComplete;
  return !(isComplete && words >= 6 && subject >= 0);
}

const MORE =
  /^(?:(?:and|ok|okay|please|show|me|give|now|list|see|the|us|yes|a|few) )*(?:more|next|next page|next ones|next lot|next batch|further|rest|others|remaining|continue|go on|page 2|\d+ more|more of (?:them|those|these)|next (?<count>\d+)|another (?<other>\d+)|following (?<following>\d+))(?: (?:please|ones|customers|of them|results|rows|entries|pls|page))*$/;

/** "next", "more", "the next 10": how many are to follow, undefined where the words say nothing of the kind. */
export function readMore(text: string): { count?: number } | undefined {
  const match = MORE.exec(text);
  if (!match) return undefined;
  const { count, other, following } = match.groups ?? {};
  const more = /\b(\d+) more\b/.exec(text)?.[1];
  const number = count ?? other ?? following ?? more;
  return number === undefined ? {} : { count: Number(number) };
}

/** "why?": the reasons of what was shown. */
export function asksWhy(text: string): boolean {
  return /^(?:(?:and|but|ok|so|hm+) )*(?:why|how come|how so|what for|what is the reason|reasons?|why is that|why not|explain|why so (?:high|low|many|few))(?: (?:that|is|are|they|it|he|she|this|them|so|at|risk|high|low|the|case|not|is that|him|her|though|exactly))*$/.test(
    text,
  );
}

const LEFT_TO_SUBJECT =
  /(?<![^ ])(?:them|they|he|she|him|it|this one|that one|this customer|that customer|the customer|this person|that person)(?![^ ])/g;

/** The reading as it would be had the question named whom it points at. */
export function withSubject(reading: Reading, last: ToolRequest): Reading {
  const input: Readonly<Record<string, unknown>> = last.input;
  const { customer, archetype } = input;
  const isOther = reading.groups.names.length > 0 || /<segment>/.test(reading.text);
  if (typeof customer === "string" && reading.customers.length === 0 && !isOther) {
    return { ...reading, customers: [customer], text: reading.text.replace(LEFT_TO_SUBJECT, "{customer}") };
  }
  const [name] = reading.groups.names;
  if (typeof archetype === "string" && name !== undefined && COMPARES.test(reading.text)) {
    return {
      ...reading,
      groups: { ...reading.groups, names: [archetype, name], isComparison: true, isWithin: false },
    };
  }
  return reading;
}

const COMPARES = phrasePattern(
  "compare|compared|comparison|versus|vs|against|difference|differ|different|than|side by side",
);
