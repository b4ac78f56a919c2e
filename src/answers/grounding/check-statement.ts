import { wrongAdvice } from "./advice.ts";
import { wrongComparison } from "./comparisons.ts";
import { wrongDirection } from "./directions.ts";
import type { Evidence } from "./evidence.ts";
import { causeClaimed, promiseMade, wrongNegation, wrongQuantifier } from "./logic.ts";
import { markupIn } from "./markup.ts";
import { findNumbers } from "./numbers-check.ts";
import { isPeriod } from "./period-fit.ts";
import { wrongRanking } from "./rankings.ts";
import { PRONOUN, type Reading } from "./reading.ts";
import { wrongState } from "./states.ts";
import { normsOf, placesOf } from "./tokens.ts";
import { unknownWord } from "./unknown-words.ts";

const FACT_WORDS =
  /\b(?:risk|churn|sales|revenue|value|orders?|customers?|buyers?|categor(?:y|ies)|products?|forecast|spend|archetypes?|groups?|segments?)\b/i;
const NO_CLAIM =
  /^(?:here|below|above|i|let|consider|try|reach|write|focus|keep|ask|you (?:could|may|might|can)|it (?:may|might|could|is worth)|a good|one (?:option|idea|way)|my (?:advice|suggestion)|start|send|thank|invite|remind|look|treat|offer|use|pick|choose|see|note that this|this (?:list|table|chart|answer)|these (?:figures|numbers|results))\b/i;

/** Why a statement is not grounded in the evidence, in a few words; undefined where it is. */
export function faultOf(reading: Reading, evidence: Evidence): string | undefined {
  const { text, names, numbers, periods } = reading;
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined;
  const markup = markupIn(text);
  if (markup !== undefined) return `markup: ${markup}`;
  if (isQuoted(reading, evidence)) return undefined;
  const isNamed = names.length > 0 || (reading.carried.names.length > 0 && PRONOUN.test(text));
  const isFactual =
    isNamed || numbers.length > 0 || periods.length > 0 || (FACT_WORDS.test(text) && !NO_CLAIM.test(text));
  const twice = reading.groups.find(
    ({ mentions }) => new Set(mentions.map(({ name }) => name.id)).size < mentions.length,
  );
  if (twice) return "a name said twice";
  const word = unknownWord(reading, evidence, isFactual);
  if (word !== undefined) return `unknown word: ${word}`;
  const promise = promiseMade(reading, evidence);
  if (promise !== undefined) return `promise: ${promise}`;
  const advice = wrongAdvice(reading, evidence);
  if (advice !== undefined) return `advice: ${advice}`;
  const negation = wrongNegation(reading, evidence, isFactual);
  if (negation !== undefined) return `negation: ${negation}`;
  const cause = causeClaimed(reading, evidence, isFactual);
  if (cause !== undefined) return `cause: ${cause}`;
  const quantifier = wrongQuantifier(reading, evidence, isFactual);
  if (quantifier !== undefined) return `quantifier: ${quantifier}`;
  const state = wrongState(reading, evidence);
  if (state !== undefined) return `state: ${state}`;
  const result = findNumbers(reading, evidence);
  if ("ungrounded" in result) return `number: ${result.ungrounded.text}`;
  const { found } = result;
  const ranking = wrongRanking(reading, evidence, found);
  if (ranking !== undefined) return `ranking: ${ranking}`;
  const comparison = wrongComparison(reading, evidence, found);
  if (comparison !== undefined) return `comparison: ${comparison}`;
  const direction = wrongDirection(reading, evidence, found);
  if (direction !== undefined) return `direction: ${direction}`;
  const period = wrongPeriod(reading, evidence);
  return period === undefined ? undefined : `period: ${period}`;
}

/** A whole sentence of the evidence that is of no single row. */
function isQuoted({ tokens, carried, names }: Reading, { sentences }: Evidence): boolean {
  const words = tokens.map(({ norm }) => norm).join(" ");
  const own = [...names.map(({ name }) => name.id), ...carried.names];
  return (
    tokens.length > 3 &&
    sentences.some(({ norms, keys }) => norms.join(" ") === words && keys.every((key) => own.includes(key)))
  );
}

/** A date or period that the evidence has nowhere near what the statement is about. */
function wrongPeriod(reading: Reading, evidence: Evidence): string | undefined {
  const { periods, names, carried, isQuestion } = reading;
  const { reports, grids, sentences } = evidence;
  if (isQuestion) return undefined;
  const own = [...names.map(({ name }) => name.id), ...carried.names];
  const spans = [
    ...reports.flatMap(({ ranges, rangesBefore, data }) => [
      ...ranges,
      ...rangesBefore,
      ...data,
      ...data.map(({ to }) => ({ from: to, to })),
      ...data.map(({ from }) => ({ from, to: from })),
      ...[...ranges, ...rangesBefore].flatMap(({ from, to }) => [
        { from, to: from },
        { from: to, to },
      ]),
    ]),
    // From the first day of one row to the last of another.
    ...grids.flatMap(({ rows }) =>
      rows.flatMap((first) =>
        rows.flatMap((last) =>
          first.span &&
          last.span &&
          last.span.from > first.span.from &&
          first.keys.length + last.keys.length === 0
            ? [{ from: first.span.from, to: last.span.to }]
            : [],
        ),
      ),
    ),
    ...grids.flatMap(({ rows }) =>
      rows.flatMap(({ span, keys }) => (span && keys.every((key) => own.includes(key)) ? [span] : [])),
    ),
  ];
  const days = [
    ...grids.flatMap(({ rows }) =>
      rows
        .filter(({ keys, span }) => !span && keys.some((key) => own.includes(key)))
        .flatMap(({ dates }) => dates),
    ),
    ...sentences
      .filter(({ keys }) => keys.every((key) => own.includes(key)))
      .flatMap(({ dates }) => dates.filter(({ from, to }) => from === to)),
  ];
  return periods.find(
    (period) =>
      !isPeriod(period, spans) &&
      !reports.some(
        ({ headline }) =>
          !/^(?:19|20)\d\d$/.test(period.text) && placesOf(normsOf(period.text), headline).length > 0,
      ) &&
      !days.some((day) =>
        period.readings.some(({ from, to }) => from <= day.from && to >= day.to && to - from < 32),
      ),
  )?.text;
}
