import { isOfBand, isOfBound, isOfLevel } from "./band-fit.ts";
import { conceptsOf, NOUNS, QUALIFIERS } from "./concepts.ts";
import type { Evidence } from "./evidence.ts";
import type { Figure } from "./facts.ts";
import { isOfLabel, isOfLabelNumbers, isOpposite, sharesWords } from "./label-fit.ts";
import { isOfNoun, isOfNounBefore } from "./noun-fit.ts";
import type { NumberMention } from "./numbers.ts";
import { type Reading, windowOf } from "./reading.ts";
import { normsOf } from "./tokens.ts";

export function isOfMeasure(
  figure: Figure,
  number: NumberMention,
  { reading, evidence }: { reading: Reading; evidence: Evidence },
): boolean {
  const { before, after } = windowOf(reading, number);
  const said = new Set([...reading.concepts, ...reading.carried.concepts]);
  const near = conceptsOf([...normsOf(before), ...normsOf(after)]);
  if (figure.label.has("before") && figure.unit !== "change" && !isNearBefore(number, reading)) return false;
  for (const qualifier of QUALIFIERS) {
    if (figure.label.has(qualifier) && !said.has(qualifier) && !isImplied(qualifier, figure)) return false;
    if (near.has(qualifier) && !figure.words.has(qualifier) && !isAllowed(qualifier, figure)) return false;
  }
  if (!isOfNoun(figure, number, after)) return false;
  if (near.size === 0 && number.unit === "plain" && !isOfNounBefore(figure, number, reading)) return false;
  if (!isOfLabelNumbers(figure, number, reading)) return false;
  if (isOpposite(figure, `${before} ${after}`)) return false;
  if (!isOfBound(figure, reading.text.slice(0, number.start), evidence)) return false;
  if (hasNearerColumn(figure, near, evidence)) return false;
  if (figure.kind === "text" && figure.sentence?.has("likely") && !said.has("likely")) return false;
  if (number.unit === "money") said.add("value");
  if (figure.kind === "fact" && !isOfLabel(figure, said)) return false;
  if (
    figure.kind === "text" &&
    !((figure.isLabel || figure.band) && said.has("band")) &&
    !sharesWords(figure, said)
  )
    return false;
  if (figure.band && !(isOfBand(figure.band, reading, number) && isOfLevel(figure, number, reading)))
    return false;
  if (
    figure.unit === "change" &&
    figure.label.has("customer") !== near.has("customer") &&
    near.has("customer")
  )
    return false;
  return true;
}

/** The period before is said beside its number, not beside another. */
function isNearBefore(number: NumberMention, { text, numbers, carried }: Reading): boolean {
  const from = Math.max(0, ...numbers.filter(({ end }) => end <= number.start).map(({ end }) => end));
  const to = Math.min(
    text.length,
    ...numbers.filter(({ start }) => start >= number.end).map(({ start }) => start),
  );
  const around = text.slice(from, to);
  return (
    conceptsOf(normsOf(around)).has("before") ||
    /\b(?:last year|year[- ](?:on|over)[- ]year)\b/i.test(around) ||
    carried.concepts.has("before")
  );
}

/** Changes grow, periods ahead are expected, spans are usual without its being said. */
function isImplied(qualifier: string, { unit, span }: Figure): boolean {
  if (qualifier === "growth" || qualifier === "before") return unit === "change";
  if (qualifier === "expect") return span !== undefined;
  return unit === "days" && (qualifier === "typical" || qualifier === "usual");
}

function isAllowed(qualifier: string, { unit, label, keys }: Figure): boolean {
  if (qualifier === "growth") return true;
  if (qualifier === "before") return unit === "change";
  if (qualifier === "average") return label.has("each") || label.has("per");
  return keys.some((key) => key.split(" ").includes(qualifier));
}

/** `Orders at a discount` is said of the column that is called so, where there is one, not of all orders. */
function hasNearerColumn(figure: Figure, near: ReadonlySet<string>, { grids }: Evidence): boolean {
  const qualifiers = ["discount", "again", "new", "before", "risk", "average"].filter(
    (one) => near.has(one) && !figure.label.has(one) && !(one === "before" && figure.unit === "change"),
  );
  if (figure.kind !== "cell" || qualifiers.length === 0) return false;
  const grid = grids.find(({ rows }) => rows.some(({ figures }) => figures.includes(figure)));
  return (
    grid?.labels.some(
      (label) =>
        qualifiers.some((one) => label.has(one)) &&
        [...label].some((concept) => NOUNS.has(concept) && figure.label.has(concept)),
    ) ?? false
  );
}
