import { conceptsOf } from "./concepts.ts";
import type { Evidence } from "./evidence.ts";
import { withoutPeriods } from "./evidence-text.ts";
import { type NameMention, namesIn } from "./names.ts";
import { withoutIdioms } from "./number-words.ts";
import { type NumberMention, numbersIn } from "./numbers.ts";
import { type PeriodMention, periodsIn } from "./periods.ts";
import { plainStatement, type Token, tokensOf } from "./tokens.ts";

/** What a statement takes over from those before it. */
export interface Carried {
  /** What was last spoken of. */
  names: readonly string[];
  /** Concepts of the line that leads in to a list. */
  concepts: ReadonlySet<string>;
}

/** Names that follow one another with nothing but commas and `and` between. */
export interface NameGroup {
  mentions: readonly NameMention[];
  start: number;
  end: number;
}

/** A statement taken apart. */
export interface Reading {
  text: string;
  /** The text with names blanked, so that their words are not taken for measures. */
  bare: string;
  tokens: readonly Token[];
  names: readonly NameMention[];
  softNames: readonly NameMention[];
  groups: readonly NameGroup[];
  periods: readonly PeriodMention[];
  numbers: readonly NumberMention[];
  concepts: ReadonlySet<string>;
  isQuestion: boolean;
  carried: Carried;
}

const LIST_GAP =
  /^\s*"?\s*(?:,|,? and|,? &|\/|,? plus|,? or|,? as well as|,? followed by|,? then)\s+(?:the )?"?$/;

export function readStatement(statement: string, evidence: Evidence, carried: Carried): Reading {
  const text = plainStatement(statement);
  const tokens = tokensOf(text);
  // An event is a time, though a headline may name it.
  const mentions = namesIn(tokens, evidence.names).filter(({ name }) => !EVENT.test(name.id));
  const hard = mentions.filter(({ name }) => !name.isSoft);
  // An everyday word beside rivals that are names is a name, too.
  const names = mentions.filter((one) => !one.name.isSoft || hard.some((other) => areRivals(one, other)));
  const periods = periodsIn(text, evidence).filter((period) => !names.some((name) => overlaps(name, period)));
  const masked = withoutPeriods(withoutIdioms(text), [
    ...periods,
    ...names
      .filter((one) => /\d/.test(one.name.id))
      .map((one) => ({ ...one, start: text[one.start - 1] === "#" ? one.start - 1 : one.start })),
    ...scores(text),
  ]);
  return {
    text,
    bare: withoutPeriods(text, names),
    tokens,
    names,
    softNames: mentions.filter((one) => one.name.isSoft && !names.includes(one)),
    groups: groupsOf(text, names),
    periods,
    numbers: numbersIn(masked),
    concepts: new Set([
      ...conceptsOf(tokens.map(({ norm }) => norm)),
      ...(YEAR_BEFORE.test(text) ? ["year", "before"] : []),
    ]),
    isQuestion: /\?\s*["')]*$/.test(text),
    carried,
  };
}

const EVENT =
  /^(?:black friday|cyber monday|christmas|easter|halloween|thanksgiving|summer|winter|spring|autumn)$/;

const YEAR_BEFORE =
  /\b(?:last year|a year (?:ago|earlier|before)|prior year|previous year|year[- ](?:on|over)[- ]year)\b/i;

/** `5-5-5`: a place on three scales, checked as a word of the evidence. */
function scores(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/\b[1-5]-[1-5]-[1-5]\b/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function overlaps(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}

function groupsOf(text: string, names: readonly NameMention[]): NameGroup[] {
  const groups: NameGroup[] = [];
  for (const mention of names) {
    const last = groups.at(-1);
    if (
      last &&
      LIST_GAP.test(text.slice(last.end, mention.start)) &&
      last.mentions.some((one) => areRivals(one, mention) || one.name.id === mention.name.id)
    ) {
      groups[groups.length - 1] = {
        mentions: [...last.mentions, mention],
        start: last.start,
        end: mention.end,
      };
    } else groups.push({ mentions: [mention], start: mention.start, end: mention.end });
  }
  return groups;
}

/** Whether two names stand for things of one kind, of which a figure is one's or the other's. */
export function areRivals(a: NameMention, b: NameMention): boolean {
  return a.name.id !== b.name.id && [...a.name.kinds].some((kind) => b.name.kinds.has(kind));
}

const SEGMENT_END = /;|\b(?:while|whereas|but|compared (?:with|to)|against|versus|vs)\b/g;

/** From where to where the words around a place speak of one thing. */
export function segmentAt(text: string, at: number): { start: number; end: number } {
  const ends = [...text.matchAll(SEGMENT_END)].map(({ index }) => index);
  return {
    start: Math.max(0, ...ends.filter((end) => end <= at)),
    end: Math.min(text.length, ...ends.filter((end) => end > at)),
  };
}

const BOUNDARY = /[,;:()]|\b(?:and|but|while|whereas|with)\b/g;

/** The words that belong to a number: up to the next comma, conjunction or number either side. */
export function windowOf(reading: Reading, number: NumberMention): { before: string; after: string } {
  const { bare: text, numbers } = reading;
  const before = text.slice(
    Math.max(0, ...numbers.filter(({ end }) => end <= number.start).map(({ end }) => end)),
    number.start,
  );
  const after = text.slice(
    number.end,
    Math.min(text.length, ...numbers.filter(({ start }) => start >= number.end).map(({ start }) => start)),
  );
  const hasNumberBefore = numbers.some(({ end }) => end <= number.start);
  const cut = [...before.matchAll(hasNumberBefore ? BOUNDARY_AFTER_NUMBER : BOUNDARY)].at(-1);
  const stop = [...after.matchAll(BOUNDARY)].find(({ 0: mark, index }) => !(mark === "," && index === 0));
  return {
    before: cut ? before.slice(cut.index + cut[0].length) : before,
    after: stop ? after.slice(0, stop.index) : after,
  };
}

/** After another number its own preposition parts it from that one's words. */
const BOUNDARY_AFTER_NUMBER =
  /[,;:()]|\b(?:and|but|while|whereas|with|in|from|over|for|of|by|across|at|to)\b/g;

export const WHOLE =
  /\b(?:total|totals|overall|altogether|in all|all (?:categories|customers|products|groups|orders|archetypes)|the (?:whole )?shop|shop-?wide|whole|entire|everyone|everybody|across|combined|your (?:shop|store|business|customer base))\b/i;

export const PRONOUN =
  /\b(?:it|its|they|them|their|theirs|she|he|her|his|this customer|this (?:category|group|product|archetype|segment)|that customer|the customer)\b/i;
