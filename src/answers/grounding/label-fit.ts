import type { Figure } from "./facts.ts";
import type { NumberMention } from "./numbers.ts";
import { type Reading, segmentAt } from "./reading.ts";
import { normsOf } from "./tokens.ts";

/** `Within 90 days`, `Top 20%`: where such a number is said, it must be that of the label. */
export function isOfLabelNumbers(
  { label, isLabel }: Figure,
  number: NumberMention,
  { numbers, text }: Reading,
): boolean {
  const own = [...label].filter((concept) => /^\d+$/.test(concept)).map(Number);
  if (own.length === 0 || isLabel) return true;
  const isOfDays = ["day", "week", "month", "year"].some((unit) => label.has(unit));
  const isOfTop = label.has("top");
  if (!isOfDays && !isOfTop) return true;
  const segment = segmentAt(text, number.start);
  const said = numbers.filter(
    (one) =>
      one !== number &&
      one.start >= segment.start &&
      one.end <= segment.end &&
      one.unit === (isOfDays ? "days" : "percent"),
  );
  const counts = said.map((one) => one.span?.count ?? Math.round(one.value * 100));
  return isOfTop
    ? counts.some((count) => own.includes(count))
    : counts.length === 0 ||
        counts.some(
          (count) => own.includes(count) || own.some((days) => Math.abs(days - (said[0]?.value ?? 0)) < 3),
        );
}

const OPPOSITES: readonly (readonly [string, string])[] = [
  ["more", "less"],
  ["high", "low"],
  ["once", "again"],
  ["full", "discount"],
  ["first", "last"],
];

/** `Less` of what the evidence has as `more`. */
export function isOpposite({ kind, sentence, label }: Figure, around: string): boolean {
  const own = kind === "text" ? sentence : label;
  const near = new Set(normsOf(around));
  return (
    own !== undefined &&
    OPPOSITES.some((pair) =>
      [pair, [pair[1], pair[0]] as const].some(
        ([said, other]) => near.has(said) && own.has(other) && !own.has(said),
      ),
    )
  );
}

const OPTIONAL = new Set([
  "so",
  "lifetime",
  "total",
  "same",
  "period",
  "actual",
  "inside",
  "when",
  "tested",
  "past",
  "customer",
  "needed",
  "taken",
  "against",
]);

export function isOfLabel({ label }: Figure, said: ReadonlySet<string>): boolean {
  const needed = [...label].filter((concept) => !OPTIONAL.has(concept) && !/^\d+$/.test(concept));
  if (label.has("total") && said.has("total")) return true;
  const met = needed.filter((concept) => said.has(concept)).length;
  return met >= (needed.length <= 2 ? needed.length : needed.length / 2);
}

export function sharesWords({ words, sentence, keys }: Figure, said: ReadonlySet<string>): boolean {
  const content = [...(sentence ?? words)].filter((word) => !/^\d+$/.test(word));
  const shared = content.filter((word) => said.has(word)).length;
  return shared >= Math.min(keys.length > 0 ? 1 : 2, content.length);
}
