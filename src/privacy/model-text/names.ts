import { isEnglish } from "./english.ts";
import { ALSO_FAMILY, ALSO_GIVEN, DONE_BY_A_PERSON, PARTICLES, RATHER_NAMES } from "./name-words.ts";
import { isSlipOfTrade, TRADE_WORDS } from "./trade-words.ts";

export interface Span {
  from: number;
  /** Not part of it. */
  to: number;
}

interface Word extends Span {
  text: string;
  /** As it is looked up: lower case, without a possessive ending. */
  form: string;
  isFirst: boolean;
  isCapital: boolean;
  /** A word of the trade or of this shop: never a name by its form alone. */
  isKnown: boolean;
}

const WORD = /[\p{L}\p{M}]+(?:['’‘`_-][\p{L}\p{M}]+)*/gu;

/** Given names that without their capital are hardly ever one: "how much will green mugs bring?" */
const MOSTLY_VERBS = new Set(["will", "may", "skip"]);

/** Ends of contractions: `we've`, `who'll`. */
const ENDINGS = new Set(["s", "t", "d", "m", "ll", "ve", "re"]);

/**
 * Where names may stand in a text: words that are neither ordinary English nor of the trade nor of the shop, words
 * with a capital within a sentence, and what is beside them as parts of a name are. Rather too many than too few.
 *
 * @param isOfShop tells the shop's own words, in lower case: of its categories, goods and groups of customers.
 */
export function findNames(text: string, isOfShop: (word: string) => boolean): Span[] {
  const words = wordsOf(text, isOfShop);
  const doCapitalsTell = areCapitalsRare(words);
  const isName = words.map((word, at) => isNameByItself(word, words[at + 1], doCapitalsTell));
  for (const [at, word] of words.entries()) {
    const next = words[at + 1];
    // "grace young", "mark smith": each of them is a word, together they are somebody.
    if (!next || !isBeside(text, word, next) || !isGiven(word) || MOSTLY_VERBS.has(word.text)) continue;
    if (isName[at + 1] || (isFamily(next) && !next.isKnown)) {
      isName[at] = true;
      isName[at + 1] = true;
    }
  }
  join(text, words, isName, doCapitalsTell);
  return spansOf(text, words, isName);
}

function wordsOf(text: string, isOfShop: (word: string) => boolean): Word[] {
  return [...text.matchAll(WORD)].map((match) => {
    const form = formOf(match[0]);
    return {
      text: match[0],
      form,
      from: match.index,
      to: match.index + match[0].length,
      isFirst: /(?:^|[.!?:;•|✖→·]["”)]?\s+|^\s*[-*"“(]+\s*)$/.test(text.slice(0, match.index)),
      isCapital: /^\p{Lu}/u.test(match[0]),
      isKnown: TRADE_WORDS.has(form) || (isOfShop(form) && !RATHER_NAMES.has(form)),
    };
  });
}

function formOf(text: string): string {
  return text.normalize("NFC").toLowerCase().replace(/[’‘`]/g, "'").replace(/'s?$/, "");
}

/** Where most words have a capital, as in a title, it says nothing of one of them. */
function areCapitalsRare(words: readonly Word[]): boolean {
  const inner = words.filter(({ isFirst, text }) => !isFirst && text.length > 1);
  return inner.filter(({ isCapital }) => isCapital).length * 2 <= inner.length;
}

function isNameByItself(word: Word, next: Word | undefined, doCapitalsTell: boolean): boolean {
  if (word.isKnown || isPlain(word.form) || isPlainInCamels(word.text)) {
    if (word.isKnown || !word.isCapital) return false;
    if (!word.isFirst) return doCapitalsTell && word.text.length > 1;
    return ALSO_GIVEN.has(word.form) && next !== undefined && DONE_BY_A_PERSON.has(next.form);
  }
  return !isSlipOfTrade(word.form);
}

/** An ordinary word, or parts that are: `follow-up`, `who'll`. One letter is an initial at most. */
function isPlain(form: string): boolean {
  if (isEnglish(form) || form.length === 1) return true;
  if (RATHER_NAMES.has(form)) return false;
  if (form.endsWith("n't") && isEnglish(form.slice(0, -3))) return true;
  const parts = form.split(/['_-]/);
  return parts.length > 1 && parts.every((part, at) => isPart(part) || (at > 0 && ENDINGS.has(part)));
}

/** A name of a program's making: `oneTimeBuyers`. */
function isPlainInCamels(text: string): boolean {
  return (
    /^[a-z]+(?:[A-Z][a-z]+)+$/.test(text) &&
    text.split(/(?=[A-Z])/).every((part) => isPart(part.toLowerCase()))
  );
}

function isPart(text: string): boolean {
  return text.length === 1 || isEnglish(text) || TRADE_WORDS.has(text);
}

function isGiven({ form }: Word): boolean {
  return ALSO_GIVEN.has(form) || RATHER_NAMES.has(form);
}

function isFamily({ form }: Word): boolean {
  return ALSO_FAMILY.has(form) || RATHER_NAMES.has(form);
}

/** Takes in what is beside a name as its other parts are: given names, family names, particles, initials. */
function join(text: string, words: readonly Word[], isName: boolean[], doCapitalsTell: boolean): void {
  const may = (word: Word | undefined, beside: Word): boolean => {
    if (!word || !isBeside(text, ...inOrder(word, beside))) return false;
    if (isFamily(word) || isGiven(word)) return word.isCapital || !TRADE_WORDS.has(word.form);
    if (word.text.length === 1) return word.isCapital && word.text !== "I";
    if (!word.isCapital || word.isFirst || TRADE_WORDS.has(word.form)) return false;
    return doCapitalsTell || /^\p{Lu}\p{Ll}/u.test(word.text);
  };
  for (const [at, word] of words.entries()) {
    if (!isName[at]) continue;
    for (let left = at - 1; left >= 0 && !isName[left] && may(words[left], word); left -= 1)
      isName[left] = true;
    const after = words.findIndex((other, index) => index > at && !PARTICLES.has(other.form));
    const beyond = words[after];
    const last = words[after - 1];
    if (!beyond || !last || !areBeside(text, words.slice(at, after + 1))) continue;
    if (isName[after] || may(beyond, last)) isName.fill(true, at, after + 1);
  }
}

function inOrder(a: Word, b: Word): [Word, Word] {
  return a.from < b.from ? [a, b] : [b, a];
}

function areBeside(text: string, words: readonly Word[]): boolean {
  return words.every((word, at) => {
    const next = words[at + 1];
    return !next || isBeside(text, word, next);
  });
}

function isBeside(text: string, word: Word, next: Word): boolean {
  return /^(?:\s+|\.\s*|-|\s*&\s*)$/.test(text.slice(word.to, next.from));
}

/** Names beside each other are one. */
function spansOf(text: string, words: readonly Word[], isName: readonly boolean[]): Span[] {
  const spans: Span[] = [];
  words.forEach((word, at) => {
    if (!isName[at]) return;
    const last = spans.at(-1);
    const before = words[at - 1];
    if (last && before && isName[at - 1] && isBeside(text, before, word)) last.to = word.to;
    else spans.push({ from: word.from, to: withoutPossessive(word) });
    const span = spans.at(-1);
    if (span) span.to = withoutPossessive(word);
  });
  return spans;
}

/** "Jane's" is Jane, and says whose. */
function withoutPossessive({ text, to }: Word): number {
  const ending = /['’‘`]s$/i.exec(text);
  return ending ? to - ending[0].length : to;
}
