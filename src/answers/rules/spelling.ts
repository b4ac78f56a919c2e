import { COMMON_WORDS } from "./common-words.ts";
import { PHRASES } from "./concepts.ts";
import { PARSER_WORDS, SHORT_FORMS } from "./words.ts";

/** The closed vocabulary: words that carry meaning here, which a misspelt word may be corrected to. */
const VOCABULARY: ReadonlySet<string> = new Set([
  ...PHRASES.flatMap((phrase) => phrase.words),
  ...PARSER_WORDS,
]);

const KNOWN: ReadonlySet<string> = new Set([...VOCABULARY, ...COMMON_WORDS]);

/** True for a word of the vocabulary or of everyday English: not a name, and not to be corrected. */
export function isKnownWord(word: string): boolean {
  return KNOWN.has(word);
}

/**
 * The word of the vocabulary that a misspelt word stands for, else the word itself. One slip up to seven
 * letters, two from eight; never words under four letters or with digits, so that ids stay as they are.
 */
export function correctWord(word: string): string {
  const long = SHORT_FORMS[word];
  if (long) return long;
  if (word.length < 4 || KNOWN.has(word) || !/^[a-z]+$/.test(word)) return word;
  const tolerance = word.length < 8 ? 1 : 2;
  let best = word;
  let bestSlips = tolerance + 1;
  for (const candidate of VOCABULARY) {
    if (candidate.length < 4 || Math.abs(candidate.length - word.length) > tolerance) continue;
    if (candidate[0] !== word[0] && candidate[1] !== word[0]) continue;
    const slips = countSlips(word, candidate);
    if (slips < bestSlips) {
      best = candidate;
      bestSlips = slips;
    }
  }
  return best;
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
