import { cleanQuestion } from "./clean.ts";
import { correctWord } from "./spelling.ts";

/** One word of a question as it is read, and where it stands in the source. */
interface Word {
  text: string;
  start: number;
  end: number;
}

/**
 * A question as words: lower case, spelling corrected, numbers in digits. Parsers take what they understand
 * and leave the rest to the next, so that no word is read twice.
 */
export interface Sentence {
  readonly source: string;
  readonly words: readonly Word[];
}

/** What a word becomes when a parser has read it. */
const TAKEN = "·";

const TOKENS =
  /\{(?:customer|group)\}|\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ](?:one|two|three|four|five|six|seven|eight|nine)\b|\d{4}-\d{2}-\d{2}|[$€£]\s?\d[\d.,]*k?|\d[\d.,]*(?:\s?%\+?|\+|[a-z]{1,6}\b)?|(?<![\w.])\.\d+\+?|[\p{L}][\p{L}\p{M}\d]*(?:'\p{L}+)*|[<>]=?|["#]/giu;

const NUMBERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    one: "1",
    two: "2",
    three: "3",
    four: "4",
    five: "5",
    six: "6",
    seven: "7",
    eight: "8",
    nine: "9",
    ten: "10",
    eleven: "11",
    twelve: "12",
    dozen: "12",
    fifteen: "15",
    twenty: "20",
    thirty: "30",
    forty: "40",
    fifty: "50",
    sixty: "60",
    seventy: "70",
    eighty: "80",
    ninety: "90",
    hundred: "100",
    twice: "2",
  }),
);

/** Patterns have gaps, so that the time to match them grows faster than the words. */
const WORDS_MAX = 60;

/** Splits a cleaned question into words, as the parsers expect them. */
export function readSentence(source: string): Sentence {
  const words = [...source.matchAll(TOKENS)].slice(0, WORDS_MAX).map((match) => ({
    text: readWord(match[0].toLowerCase()),
    start: match.index,
    end: match.index + match[0].length,
  }));
  return { source, words: withLargeNumbers(words, source) };
}

const MULTIPLES: ReadonlyMap<string, number> = new Map([
  ["dozen", 12],
  ["hundred", 100],
  ["thousand", 1000],
  ["grand", 1000],
]);

/** "Three hundred" is one number, "a thousand" too. */
function withLargeNumbers(words: readonly Word[], source: string): readonly Word[] {
  const joined: Word[] = [];
  for (const word of words) {
    const multiple = MULTIPLES.get(source.slice(word.start, word.end).toLowerCase());
    const before = joined.at(-1);
    if (multiple === undefined) joined.push(word);
    else if (before && /^(?:\d{1,3}|an?|one)$/.test(before.text)) {
      joined.pop();
      joined.push({ ...word, text: String((Number(before.text) || 1) * multiple), start: before.start });
    } else joined.push({ ...word, text: String(multiple) });
  }
  return joined;
}

/** Cleans and splits: for a text that names no customer, as a command's argument. */
export function sentenceOf(raw: string): Sentence {
  return readSentence(cleanQuestion(raw));
}

/** The words in order with single spaces, read ones as `·`: what patterns are matched against. */
export function said(sentence: Sentence): string {
  return sentence.words.map((word) => word.text).join(" ");
}

/** What a pattern matched, the words as the person wrote them, and the sentence without them. */
interface Taken {
  match: RegExpExecArray;
  written: (group: string) => string;
  rest: Sentence;
}

/** Matches a pattern and takes the words that it touches; undefined where it does not match. */
export function take(sentence: Sentence, pattern: RegExp): Taken | undefined {
  const match = pattern.exec(said(sentence));
  if (!match || match[0].trim() === "") return undefined;
  const [first, last] = wordsWithin(sentence, match.index, match.index + match[0].length);
  return {
    match,
    written: (group) => writtenGroup(sentence, match, group),
    rest: takeWords(sentence, first, last),
  };
}

/** The sentence with the words from `first` to `last` read. */
export function takeWords(sentence: Sentence, first: number, last: number): Sentence {
  const words = sentence.words.map((word, index) =>
    index >= first && index <= last ? { ...word, text: TAKEN } : word,
  );
  return { source: sentence.source, words };
}

/** Words that no parser has read. */
export function untaken(sentence: Sentence): string[] {
  return sentence.words.map((word) => word.text).filter((text) => text !== TAKEN);
}

/** "Last week's sales" are of one week. */
const POSSESSIVE =
  /^(day|week|weekend|month|quarter|year|yesterday|today|tomorrow|season|category|segment|archetype|group|customer|product|summer|winter|spring|autumn|[a-z]+ber|january|february|march|april|may|june|july|august)'s$/;

function readWord(token: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(token)) return token;
  if (/\d/.test(token) && /^[$€£\d.]/.test(token))
    return readNumber(token.replace(/^\./, "0.").replace(/\s/g, ""));
  const bare = token.replace(POSSESSIVE, "$1").replaceAll("'", "");
  const [tens, ones] = bare.split(/[- ]/);
  if (tens && ones) return String(Number(NUMBERS.get(tens)) + Number(NUMBERS.get(ones)));
  const word = correctWord(bare);
  return word === "one" ? word : (NUMBERS.get(word) ?? word);
}

/** `$1,000.` is `$1000`, `2k` is `2000`, `70%` stays. */
function readNumber(token: string): string {
  const parts = /^([$€£]?)\s?([\d.,]*\d)[.,]*(.*)$/.exec(token);
  if (!parts) return token;
  const [, sign = "", digits = "", suffix = ""] = parts;
  const plain = readDigits(digits);
  if (suffix !== "k") return `${sign}${plain}${suffix}`;
  return `${sign}${Math.round(Number.parseFloat(plain) * 1000)}`;
}

/** Commas and points as thousands or as decimals, by where they stand. */
function readDigits(digits: string): string {
  if (/^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(digits)) return digits.replaceAll(",", "");
  if (/^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(digits)) return digits.replaceAll(".", "").replace(",", ".");
  return digits.replaceAll(",", ".");
}

function wordsWithin(sentence: Sentence, from: number, to: number): [number, number] {
  let offset = 0;
  let first = -1;
  let last = -1;
  sentence.words.forEach((word, index) => {
    const end = offset + word.text.length;
    if (end > from && offset < to) {
      if (first < 0) first = index;
      last = index;
    }
    offset = end + 1;
  });
  return [first, last];
}

function writtenGroup(sentence: Sentence, match: RegExpExecArray, group: string): string {
  const text = match.groups?.[group];
  if (text === undefined || text.trim() === "") return "";
  const from = match.index + match[0].indexOf(text);
  const [first, last] = wordsWithin(sentence, from, from + text.length);
  return sentence.source.slice(sentence.words[first]?.start, sentence.words[last]?.end);
}
