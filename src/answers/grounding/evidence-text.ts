import { conceptsOf } from "./concepts.ts";
import type { Figure, FigureUnit } from "./facts.ts";
import { type Names, namesIn } from "./names.ts";
import { withoutIdioms } from "./number-words.ts";
import { type NumberMention, numbersIn } from "./numbers.ts";
import { type PeriodMention, periodsIn } from "./periods.ts";
import { normsOf, tokensOf } from "./tokens.ts";

export interface TextBase {
  report: number;
  kind: Figure["kind"];
  keys: readonly string[];
  beside: ReadonlySet<string>;
  label: ReadonlySet<string>;
  words: ReadonlySet<string>;
  span?: Figure["span"];
  isLabel?: boolean;
}

/** The numbers of a text that the model was shown, each with the words around it. */
export function figuresOfText(text: string, base: TextBase): Figure[] {
  const masked = withoutPeriods(withoutIdioms(text), periodsIn(text, { today: [], years: [] }));
  const words = new Set([...base.words, ...conceptsOf(normsOf(text))]);
  return numbersIn(masked).map((number) => ({
    ...base,
    ...typedValue(number, masked),
    words,
    sentence: conceptsOf(normsOf(clauseAt(text, number.start))),
    band: bandOf(number, masked),
    frame: frameOf(number, masked),
  }));
}

/** The sentences of a text. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.;!?])\s+/).filter((part) => part.trim() !== "");
}

export function namesOfText(text: string, names: Names): string[] {
  return namesIn(tokensOf(text), names)
    .filter(({ name }) => !name.isSoft)
    .map(({ name }) => name.id);
}

/** The text with its dates blanked, so that they are not read as numbers. */
export function withoutPeriods(
  text: string,
  periods: readonly Pick<PeriodMention, "start" | "end">[],
): string {
  let masked = text;
  for (const { start, end } of periods)
    masked = masked.slice(0, start) + "_".repeat(end - start) + masked.slice(end);
  return masked;
}

/** The part of a sentence between commas that a number stands in. */
function clauseAt(text: string, at: number): string {
  const cuts = [...text.matchAll(/, /g)].map(({ index }) => index);
  return text.slice(
    Math.max(0, ...cuts.filter((cut) => cut < at)),
    Math.min(text.length, ...cuts.filter((cut) => cut > at)),
  );
}

const UNITS: Readonly<Record<NumberMention["unit"], FigureUnit>> = {
  plain: "plain",
  money: "money",
  percent: "share",
  points: "share",
  days: "days",
  times: "times",
};

function typedValue(number: NumberMention, text: string): Pick<Figure, "value" | "unit" | "currency"> {
  const before = text.slice(0, number.start);
  const isChange = number.unit === "percent" && number.sign !== undefined;
  return {
    value: number.sign === "-" ? -number.value : number.value,
    unit: isChange ? "change" : UNITS[number.unit],
    currency: number.currency ?? (/[A-Z]{3}\s?$/.exec(before)?.[0].trim() || undefined),
  };
}

/** In `80%: $2 to $9` and `$2 to $9` the ends are those of an interval. */
function bandOf(number: NumberMention, text: string): Figure["band"] {
  if (number.unit === "days") return undefined;
  const after = text.slice(number.end);
  const before = text.slice(0, number.start);
  if (/^ to [$£€]?[\d.,]+/.test(after) && /(?:\d\s?%: |bring in )[A-Z$£€]*$/.test(before)) return "low";
  if (/(?:\d\s?%: |bring in )[A-Z$£€]*[\d.,]+%? to [A-Z$£€]*$/.test(before)) return "high";
  return undefined;
}

/** Whether a span of time lies ahead or is past, by the words around it. */
export function frameOf({ unit, start, end }: NumberMention, text: string): Figure["frame"] {
  if (unit !== "days") return undefined;
  const before = text.slice(Math.max(0, start - 24), start);
  const after = text.slice(end, end + 24);
  if (
    /\b(?:next|coming|following|upcoming)(?: full)? $/i.test(before) ||
    /^ (?:ahead|to come|from now)\b/i.test(after)
  )
    return "next";
  if (/^ (?:ago|silent|without|of silence)\b/i.test(after) || /\bsilent (?:for|since) $/i.test(before))
    return "ago";
  if (
    /\b(?:last|past|previous|preceding|prior|trailing)(?: full)? $/i.test(before) ||
    /^ (?:before|earlier)\b/i.test(after)
  )
    return "last";
  return undefined;
}
