import { isOfBand, isOfBound, isOfLevel } from "./band-fit.ts";
import { isOfNames } from "./binding.ts";
import { conceptsOf, QUALIFIERS } from "./concepts.ts";
import type { Evidence } from "./evidence.ts";
import type { Figure } from "./facts.ts";
import { isOpposite } from "./label-fit.ts";
import { isOfNoun } from "./noun-fit.ts";
import type { NumberMention } from "./numbers.ts";
import type { Owners } from "./owners.ts";
import { isOfPeriod } from "./period-fit.ts";
import { type Reading, windowOf } from "./reading.ts";
import { normsOf } from "./tokens.ts";
import { isOfValue, unitsFit } from "./value-fit.ts";

interface About {
  reading: Reading;
  owners: Owners;
  evidence: Evidence;
}

/**
 * Figures that have the value and whose own words are said better than those of any other figure of the same
 * unit and names: what a statement says in words of its own is of the figure that these words fit best.
 */
export function bestLabelled(number: NumberMention, about: About): Figure[] {
  const { reading, evidence } = about;
  const open = evidence.figures.filter(
    (figure) =>
      !figure.isLabel &&
      unitsFit(figure, number) &&
      isOfWho(figure, number, about) &&
      isOfPeriod(figure, number, { reading, evidence }),
  );
  const own = open.filter((figure) => isOfValue(figure, number, reading) && !isBarred(figure, number, about));
  if (own.length === 0) return [];
  const words = wordsNear(number, reading, open);
  const best = Math.max(...own.map((figure) => fitOf(figure, words)));
  const winners = own.filter((figure) => fitOf(figure, words) === best);
  const sentences = winners.flatMap(({ sentence }) => (sentence ? [[...sentence].join()] : []));
  const rivals = open.filter(
    (figure) =>
      !isOfValue(figure, number, reading) &&
      !isSaidElsewhere(figure, number, reading) &&
      !(figure.sentence && sentences.includes([...figure.sentence].join())),
  );
  const rival = Math.max(0, ...rivals.map((figure) => fitOf(figure, words)));
  const isRich = best >= RICH && winners.some(isOfWords);
  return best > rival || isRich ? winners : [];
}

/** So much of a sentence is said that it is this sentence which is told. */
const RICH = 10;

/** Named outright, or all the words of its name are said. */
function isOfWho(figure: Figure, number: NumberMention, about: About): boolean {
  if (isOfNames(figure, about)) return true;
  const { reading, evidence } = about;
  if (reading.names.length > 0) return false;
  if (isOfRowSaid(figure, number, about)) return true;
  return figure.keys.length > 0 && figure.keys.every((key) => isSpeltOut(key, reading, evidence));
}

/** Another number of the statement is of the same row: so both are, where nobody is named. */
function isOfRowSaid(figure: Figure, number: NumberMention, { reading, evidence }: About): boolean {
  if (figure.kind !== "cell" || figure.span || reading.periods.length > 0) return false;
  const row = evidence.grids.flatMap(({ rows }) => rows).find(({ figures }) => figures.includes(figure));
  return (
    row?.figures.some(
      (other) =>
        other !== undefined &&
        other !== figure &&
        reading.numbers.some(
          (one) => one !== number && unitsFit(other, one) && isOfValue(other, one, reading),
        ),
    ) ?? false
  );
}

/** What another number says is no rival for this one. */
function isSaidElsewhere(figure: Figure, number: NumberMention, reading: Reading): boolean {
  return reading.numbers.some(
    (other) => other !== number && unitsFit(figure, other) && isOfValue(figure, other, reading),
  );
}

function isSpeltOut(key: string, { concepts }: Reading, { reports }: Evidence): boolean {
  if (/^c [0-9a-z]{8}$/.test(key)) return reports.every(({ subjects }) => subjects.has(key));
  const words = [...conceptsOf(key.split(" "))];
  return words.length > 1 && words.every((word) => concepts.has(word));
}

const AHEAD = /\b(?:will|would|should|next|ahead|coming|to come|future)\b/i;

function isBarred(figure: Figure, number: NumberMention, { reading, evidence }: About): boolean {
  const { before, after } = windowOf(reading, number);
  if (isOpposite(figure, `${before} ${after}`) || !isOfNoun(figure, number, after)) return true;
  if (!isOfBound(figure, reading.text.slice(0, number.start), evidence)) return true;
  if (figure.words.has("expect") && !AHEAD.test(reading.text) && !reading.concepts.has("expect")) return true;
  const near = conceptsOf([...normsOf(before), ...normsOf(after)]);
  const own = ownWords(figure);
  const isOther = [...QUALIFIERS].some(
    (word) =>
      near.has(word) &&
      !figure.words.has(word) &&
      !own.has(word) &&
      !(isOfWords(figure) ? LOOSE : UNTOLD).has(word),
  );
  if (isOther && !/\b(?:not|no)\b/i.test(before + after)) return true;
  return (
    figure.band !== undefined &&
    !(isOfBand(figure.band, reading, number) && isOfLevel(figure, number, reading))
  );
}

/** Stands in a sentence or in the words of a cell, which say for themselves what it is. */
function isOfWords({ kind, sentence }: Figure): boolean {
  return kind === "text" || (kind === "cell" && sentence !== undefined);
}

const UNTOLD: ReadonlySet<string> = new Set(["growth"]);
const LOOSE: ReadonlySet<string> = new Set(["growth", "expect", "likely", "usual", "typical", "before"]);

interface Words {
  near: ReadonlySet<string>;
  said: ReadonlySet<string>;
  /** What a word tells: the more, the fewer figures have it. */
  weightOf(word: string): number;
}

function wordsNear(number: NumberMention, reading: Reading, open: readonly Figure[]): Words {
  const { before, after } = windowOf(reading, number);
  const counts = new Map<string, number>();
  for (const word of open.flatMap((figure) => [...ownWords(figure)]))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return {
    near: conceptsOf(normsOf(`${before} ${after}`)),
    said: new Set([...reading.concepts, ...reading.carried.concepts]),
    weightOf: (word) => Math.log2(1 + open.length / (counts.get(word) ?? open.length)),
  };
}

function ownWords({ label, sentence, keys }: Figure): Set<string> {
  const all = [...label, ...(sentence ?? []), ...conceptsOf(keys.flatMap((key) => key.split(" ")))];
  return new Set(all.filter((word) => !/^\d+$/.test(word)));
}

/** How well the words fit: those nearby count twice; what tells the figure from others and is not said counts against it. */
function fitOf(figure: Figure, { near, said, weightOf }: Words): number {
  const missing = isOfWords(figure)
    ? 0
    : [...figure.label].filter((word) => QUALIFIERS.has(word) && !said.has(word)).length;
  const gains = [...ownWords(figure)].map((word) =>
    near.has(word) ? 2 * weightOf(word) : said.has(word) ? weightOf(word) : 0,
  );
  return gains.reduce((sum, gain) => sum + gain, -2 * missing);
}
