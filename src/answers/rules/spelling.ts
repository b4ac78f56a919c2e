import { COMMON_WORDS } from "./common-words.ts";
import { EVERYDAY_WORDS } from "./everyday-words.ts";
import { GOODS_WORDS } from "./goods.ts";
import { wordsIn } from "./phrases.ts";
import { SIGN_PHRASES } from "./signs.ts";
import { TARGETS } from "./targets/all.ts";
import { VOCABULARY } from "./vocabulary.ts";
import { PARSER_WORDS, SHORT_FORMS } from "./words.ts";

const VOCABULARY_WORDS: readonly string[] = Object.values(VOCABULARY).flatMap(wordsIn);

const SAID_WORDS: readonly string[] = TARGETS.filter(({ tool }) => tool !== null)
  .flatMap(({ plainly = "", likely = "", perhaps = "", words = "" }) => [plainly, likely, perhaps, words])
  .flatMap(wordsIn);

const KNOWN: ReadonlySet<string> = new Set([
  ...VOCABULARY_WORDS,
  ...SAID_WORDS,
  ...SIGN_PHRASES.flatMap(wordsIn),
  ...TARGETS.filter(({ tool }) => tool === null).flatMap(({ plainly = "", likely = "" }) =>
    wordsIn(`${plainly}|${likely}`),
  ),
  ...PARSER_WORDS,
  ...COMMON_WORDS,
  ...EVERYDAY_WORDS,
]);

const TARGET_WORDS: readonly string[] = meaningfulWords();

/** True for a word of the vocabulary or of everyday English: not a name, and not to be corrected. */
export function isKnownWord(word: string): boolean {
  return KNOWN.has(word);
}

/**
 * The word of the vocabulary that a misspelt word stands for, else the word itself. One slip up to seven
 * letters, two from eight; never words under four letters or with digits, so that ids stay as they are.
 */
export function correctWord(word: string): string {
  const long = SHORT_FORMS.get(word);
  if (long) return long;
  if (word.length < 4 || KNOWN.has(word) || GOODS_WORDS.has(word) || !/^[a-z]+$/.test(word)) return word;
  let best = word;
  let bestSlips = word.length < 8 ? 2 : 3;
  for (const target of TARGET_WORDS) {
    if (!couldStandFor(word, target)) continue;
    const slips = countSlips(word, target);
    if (slips < bestSlips) {
      best = target;
      bestSlips = slips;
    }
  }
  return best;
}

/** What a misspelt word may be corrected to: the words on which a reading depends, and no everyday ones. */
function meaningfulWords(): string[] {
  const everyday = new Set(COMMON_WORDS);
  const words = [...VOCABULARY_WORDS, ...SAID_WORDS].filter(
    (word) => word.length >= 5 && !everyday.has(word),
  );
  return [...new Set([...PARSER_WORDS.filter((word) => word.length >= 4), ...words])];
}

/** Cheap tests first: the first letter stays or swaps with the second, and short words only swap letters. */
function couldStandFor(word: string, target: string): boolean {
  if (Math.abs(target.length - word.length) > 2) return false;
  if (target[0] !== word[0] && (target[0] !== word[1] || target[1] !== word[0])) return false;
  return target.length > 4 || [...target].sort().join("") === [...word].sort().join("");
}

/**
 * Damerau-Levenshtein distance in its optimal string alignment variant: letters inserted, left out, replaced,
 * or two neighbours swapped, no letter touched twice.
 *
 * @example countSlips("chrun", "churn") // 1
 */
export function countSlips(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let slips = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) slips = Math.min(slips, at(beforeLast, j - 2) + 1);
      row.push(slips);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
