/** A word or a run of digits of a text, with its place. */
export interface Token {
  /** As written. */
  text: string;
  /** Lower case, singular, without an apostrophe and what follows it: what words are compared by. */
  norm: string;
  start: number;
  end: number;
}

/** A statement without its marks of emphasis and with plain quotes, dashes, spaces and digits. */
export function plainStatement(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2012\u2212]/g, "-")
    .replace(/\s*[\u2013\u2014]\s*/g, (dash) => (dash.trim() === dash ? "-" : " - "))
    .replace(/\u2191|\u{1f4c8}/gu, " up ")
    .replace(/\u2193|\u{1f4c9}/gu, " down ")
    .replace(/^\s*(?:[-*+\u2022]|\d{1,2}[.)]|#{1,6}|>)\s+/u, "")
    .replace(/[*`~]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
}

export function tokensOf(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:'\p{L}+)?/gu)].map((match) => ({
    text: match[0],
    norm: normOf(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

export function normsOf(text: string): string[] {
  return tokensOf(text).map(({ norm }) => norm);
}

/** `Categories`, `category's` and `category` are one. */
export function normOf(word: string): string {
  const lower = word.toLowerCase();
  const bare = lower.replace(/n't$/u, "nt").replace(/'\p{L}+$/u, "");
  if (bare.length < 4 || /\d/u.test(bare) || /ss$|us$|is$/u.test(bare)) return bare;
  if (/ies$/u.test(bare)) return `${bare.slice(0, -3)}y`;
  if (/(?:x|ch|sh|ss)es$/u.test(bare)) return bare.slice(0, -2);
  return bare.replace(/s$/u, "");
}

/** Where a run of words stands in a list of them, as indices of its first word. */
export function placesOf(run: readonly string[], words: readonly string[]): number[] {
  if (run.length === 0) return [];
  return words.flatMap((word, at) =>
    word === run[0] && run.every((one, index) => words[at + index] === one) ? [at] : [],
  );
}
