import { isEnglish } from "../../privacy/model-text/english.ts";
import type { Evidence } from "./evidence.ts";
import { isEveryday } from "./names.ts";
import type { Reading } from "./reading.ts";
import { placesOf, type Token } from "./tokens.ts";
import { FOREIGN_MEASURES } from "./vocabulary.ts";

const ALIEN = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;
const CODES = /^(?:q[1-4]|h[12]|b2[bc]|\d{1,2}(?:st|nd|rd|th)|\d{2,4}s|[vx]\d|\d+(?:k|m|bn|x))$/i;
const NAMES_OF_TIME =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)s?$/i;

/** A word that neither the evidence nor the question nor everyday language has: perhaps an invented name, code or fact. */
export function unknownWord(reading: Reading, evidence: Evidence, isFactual: boolean): string | undefined {
  const { tokens, names, numbers, periods, text } = reading;
  const taken = [...names, ...numbers, ...periods];
  const isTaken = (token: Token) => taken.some(({ start, end }) => token.start >= start && token.end <= end);
  const free = tokens.filter((token) => !isTaken(token));
  for (const token of free) {
    if (ALIEN.test(token.text) && !evidence.words.has(token.norm)) return token.text;
    if (/\d/.test(token.text)) {
      if (!CODES.test(token.text) && !isCodeOf(token, text, evidence)) return token.text;
      continue;
    }
    const isFirst =
      /^[\s"'(]*$/.test(text.slice(0, token.start)) ||
      /[:.!?-]["'(]* ["'(]*$/.test(text.slice(0, token.start));
    const isCapital = /^\p{Lu}/u.test(token.text);
    if (
      isFactual &&
      FOREIGN_MEASURES.has(token.norm) &&
      !evidence.words.has(token.norm) &&
      !reading.isQuestion
    )
      return token.text;
    if (isKnown(token.norm, evidence)) continue;
    // Ordinary words in lower case name nothing; with a figure beside them they claim little that is not checked by it.
    if (!isCapital && numbers.length > 0 && isEnglish(token.text)) continue;
    if (isCapital && !isFirst) return token.text;
    if (isFactual) return token.text;
    if (isCapital && !/(?:ing|ly|ed)$/.test(token.norm)) return token.text;
  }
  return strangeRun(reading, evidence, free);
}

/** A run of digits and letters must be one of the evidence, standing alone there as well. */
function isCodeOf(token: Token, text: string, { words }: Evidence): boolean {
  return words.has(token.norm) && !/[\p{L}\d]-$/u.test(text.slice(Math.max(0, token.start - 2), token.start))
    ? true
    : /^\d$/.test(token.text);
}

/** Words with capitals in a row must stand in this order somewhere in the evidence: else a name made up of its parts. */
function strangeRun(
  { tokens, names, text }: Reading,
  { sentences, names: known }: Evidence,
  free: readonly Token[],
): string | undefined {
  const runs: Token[][] = [];
  for (const token of tokens) {
    const last = runs.at(-1)?.at(-1);
    if (!/^\p{Lu}/u.test(token.text)) continue;
    if (last && text.slice(last.end, token.start) === " ") runs.at(-1)?.push(token);
    else runs.push([token]);
  }
  for (const run of runs) {
    const loose = run.filter((token) => free.includes(token));
    if (run.length < 2 || loose.length === 0) continue;
    // A sentence begins with a capital whatever its first word is.
    const [first] = loose;
    const rest = loose.filter((token) => !(token === first && token === run[0] && isEveryday(token.norm)));
    if (
      rest.every(
        ({ norm, text: word }) => NAMES_OF_TIME.test(word) || (isEveryday(norm) && names.length === 0),
      )
    )
      continue;
    const norms = rest.map(({ norm }) => norm);
    const isShown =
      sentences.some(
        (one) => placesOf(norms, one.norms).length > 0 && (norms.length > 1 || rest.length === run.length),
      ) ||
      [...known.values()].flat().some(({ words }) => placesOf(norms, words).length > 0 && norms.length > 1);
    if (!isShown && !rest.every(({ norm }) => isEveryday(norm)))
      return run.map((token) => token.text).join(" ");
  }
  return undefined;
}

function isKnown(norm: string, { words, asked }: Evidence): boolean {
  return (
    words.has(norm) ||
    asked.norms.includes(norm) ||
    isEveryday(norm) ||
    NAMES_OF_TIME.test(norm) ||
    norm.length === 1 ||
    basesOf(norm).some((base) => isEveryday(base) || words.has(base))
  );
}

/** What a word may be a form of: `spending` of `spend`, `biggest` of `big`. */
function basesOf(norm: string): string[] {
  const base = /^(.{3,}?)(?:ing|ed|ly|er|est|ers|d|ally|ment|able|less|ful|ion)$/.exec(norm)?.[1];
  if (base === undefined) return /^(?:un|re|non)(.{4,})$/.exec(norm)?.slice(1) ?? [];
  return [base, `${base}e`, base.replace(/(.)\1$/, "$1"), base.replace(/i$/, "y")];
}
