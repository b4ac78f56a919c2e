import { conceptsOf, NOUNS } from "./concepts.ts";
import type { Figure } from "./facts.ts";
import type { NumberMention } from "./numbers.ts";
import { type Reading, segmentAt } from "./reading.ts";
import { normsOf } from "./tokens.ts";

const NO_NOUNS = new Set([
  "is",
  "was",
  "has",
  "as",
  "this",
  "times",
  "plus",
  "versus",
  "less",
  "across",
  "its",
  "places",
  "ones",
  "sits",
  "makes",
  "follows",
  "comes",
  "goes",
  "leads",
  "remains",
  "puts",
  "versus",
  "vs",
]);

/** What is counted must be what the figure counts: the noun after the number, or the one after `of`. */
export function isOfNoun(figure: Figure, number: NumberMention, after: string): boolean {
  if (number.unit === "days" || number.unit === "times") return true;
  const words = after
    .trim()
    .split(/[\s/]+/)
    .slice(0, 5);
  for (const word of words) {
    const bare = word.toLowerCase().replace(/[^\p{L}'-]/gu, "");
    const concepts = [...conceptsOf(normsOf(bare))];
    const noun = concepts.find((concept) => NOUNS.has(concept));
    if (noun !== undefined)
      return (
        concepts.some((concept) => figure.words.has(concept)) ||
        figure.keys.some((key) => key.includes(normsOf(bare)[0] ?? "-"))
      );
    if (number.unit === "plain" && /[^s]s$/.test(bare) && !NO_NOUNS.has(bare))
      return concepts.some(
        (concept) => figure.words.has(concept) || figure.keys.some((key) => key.split(" ").includes(concept)),
      );
    if (/^(?:in|for|from|with|at|since|over|by|and|on)$/.test(bare)) return true;
  }
  return true;
}

/** A number between commas is of the noun before them. */
export function isOfNounBefore(
  { label }: Figure,
  number: NumberMention,
  { bare, numbers }: Reading,
): boolean {
  const from = Math.max(
    segmentAt(bare, number.start).start,
    ...numbers.filter(({ end }) => end <= number.start).map(({ end }) => end),
  );
  const last = normsOf(bare.slice(from, number.start))
    .flatMap((norm) => [...conceptsOf([norm])].filter((concept) => NOUNS.has(concept)))
    .at(-1);
  return (
    last === undefined ||
    number.unit === "percent" ||
    ![...label].some((concept) => NOUNS.has(concept)) ||
    label.has(last)
  );
}
