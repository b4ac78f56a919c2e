export interface NamedProduct {
  productId: string;
  title: string | null;
  category: string | null;
}

/** How the products that were found answer to what was asked. */
export type MatchedBy = "id" | "title" | "category" | "words" | "similar";

/**
 * The products that somebody means: by id, by the whole title, by the category, by all words of the question, and
 * only where none of these fits by words that are spelt nearly so. The first of these readings that fits anything
 * counts, so that an exact name never brings its likenesses along. Case, accents and order of words don't matter.
 */
export function matchProducts<Product extends NamedProduct>(
  asked: string,
  products: readonly Product[],
): { matchedBy: MatchedBy; products: Product[] } | undefined {
  const wanted = plain(asked);
  const words = wordsOf(asked);
  if (wanted === "") return undefined;
  const isNamed = (text: string | null) => text !== null && plain(text) === wanted;
  const readings: [MatchedBy, (product: Product) => boolean][] = [
    ["id", ({ productId }) => isNamed(productId)],
    ["title", ({ title }) => isNamed(title)],
    ["category", ({ category }) => isNamed(category)],
    ["words", (product) => hasAll(words, textOf(product), isBeginning)],
    ["similar", (product) => hasAll(words, textOf(product), isSimilar)],
  ];
  for (const [matchedBy, fits] of readings) {
    const found = products.filter(fits);
    if (found.length > 0) return { matchedBy, products: found };
  }
  return undefined;
}

const plain = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();

const wordsOf = (text: string) =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

const textOf = ({ productId, title, category }: NamedProduct) =>
  wordsOf([productId, title ?? "", category ?? ""].join(" "));

function hasAll(
  words: readonly string[],
  own: readonly string[],
  fits: (word: string, own: string) => boolean,
): boolean {
  return words.length > 0 && words.every((word) => own.some((one) => fits(word, one)));
}

/** Of a number or a word of two letters the beginning says nothing. */
function isBeginning(word: string, own: string): boolean {
  return /\d/.test(word) || word.length < 3 ? own === word : own.startsWith(word);
}

/** One slip in a word of four letters or more, two from eight on; a number is meant as it stands. */
function isSimilar(word: string, own: string): boolean {
  if (isBeginning(word, own)) return true;
  const slips = /\d/.test(word) || word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  return slips > 0 && Math.abs(word.length - own.length) <= slips && editDistance(word, own) <= slips;
}

/** Letters to insert, delete, replace or swap with the next (optimal string alignment). */
function editDistance(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  let before: number[] = [];
  let last = b.map((_, j) => j).concat(b.length);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        replaced,
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        isSwapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
