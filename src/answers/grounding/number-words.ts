const SMALL: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  dozen: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

const LARGE: Readonly<Record<string, number>> = { hundred: 100, thousand: 1_000, million: 1_000_000 };

/** Words of numbers, the longer before what they begin with. */
export const NUMBER_WORDS: readonly string[] = [...Object.keys(SMALL), ...Object.keys(LARGE)].toSorted(
  (a, b) => b.length - a.length,
);

/** `twenty-five` as 25, `two thousand` as 2000, `12` as 12; NaN where it is no number. */
export function readNumberWords(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  let total = 0;
  let part = 0;
  for (const word of text.toLowerCase().split(/[ -]+/)) {
    if (word === "and") continue;
    const small = SMALL[word];
    const large = LARGE[word];
    if (small !== undefined) part = word === "dozen" && part > 0 ? part * 12 : part + small;
    else if (large === 100) part = Math.max(part, 1) * 100;
    else if (large !== undefined) {
      total += Math.max(part, 1) * large;
      part = 0;
    } else return Number.NaN;
  }
  return total + part;
}

/** Parts of a whole, by what they are called. */
export const FRACTIONS: Readonly<Record<string, number>> = {
  "two thirds": 2 / 3,
  "two-thirds": 2 / 3,
  "three quarters": 0.75,
  "three-quarters": 0.75,
  "two fifths": 0.4,
  "two-fifths": 0.4,
  "three fifths": 0.6,
  "four fifths": 0.8,
  "one third": 1 / 3,
  "a third": 1 / 3,
  "one half": 0.5,
  half: 0.5,
  "a quarter of": 0.25,
  "one quarter": 0.25,
  "a fifth": 0.2,
  "one fifth": 0.2,
  "a sixth": 1 / 6,
  "a tenth": 0.1,
  "one tenth": 0.1,
};

/** How many times as much, by what it is called. */
export const MULTIPLES: Readonly<Record<string, number>> = {
  twice: 2,
  double: 2,
  doubled: 2,
  thrice: 3,
  triple: 3,
  tripled: 3,
  quadruple: 4,
  quadrupled: 4,
  halved: 0.5,
};

/** Words of numbers that count nothing. */
const IDIOMS =
  /\b(?:(?:the|this|that|each|every|no|any|which|another|next|last|only) one\b|one (?:of\b|category\b|by one|another|thing\b|more\b|place\b|that\b|who\b|which\b|way\b)|one-time\b|one-off\b|at once|(?:second|third)-hand|two-way|24\/7|eight axes)/gi;

export function withoutIdioms(text: string): string {
  return text.replace(IDIOMS, (idiom) => "_".repeat(idiom.length));
}
