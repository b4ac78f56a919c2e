import type { Evidence } from "./evidence.ts";
import type { Row } from "./facts.ts";
import type { NumberMention } from "./numbers.ts";
import { type NameGroup, type Reading, segmentAt } from "./reading.ts";
import { unitsFit } from "./value-fit.ts";

const AT_LEAST = /\b(?:more than|over|above|at least|exceed(?:s|ed)?|upwards of|north of|no less than)\s*$/i;
const AT_MOST = /\b(?:less than|fewer than|under|below|at most|no more than|short of)\s*$/i;

/** Whether a number is a bound that several are said to be above or below. */
export function boundOf({ start }: NumberMention, text: string): "low" | "high" | undefined {
  const before = text.slice(0, start);
  if (AT_LEAST.test(before)) return "low";
  return AT_MOST.test(before) ? "high" : undefined;
}

const SEVERAL = /\b(?:all|each|every|both|none|the others?|the other \w+|the rest|remaining)\b/i;

/** Whether all rows that are meant lie on the said side of a bound, the nearest not far from it. */
export function isThreshold(
  number: NumberMention,
  { reading, evidence }: { reading: Reading; evidence: Evidence },
): boolean {
  const bound = boundOf(number, reading.text);
  if (bound === undefined || !SEVERAL.test(reading.text)) return false;
  const segment = segmentAt(reading.text, number.start);
  const isNone = /\bnone\b/i.test(reading.text.slice(segment.start, number.start));
  const isAbove = (bound === "low") !== isNone;
  const group = reading.groups.filter(({ end }) => end <= number.start).at(-1);
  return evidence.grids.some((grid) => {
    const meant = rowsMeant(grid.rows, group, reading, segment.start);
    if (meant.length < 2 || (grid.isCut && meant.length === grid.rows.length)) return false;
    return grid.labels.some((label, column) => {
      const figures = meant.flatMap((row) => row.figures[column] ?? []);
      const isNamed = [...label].some((concept) => reading.concepts.has(concept));
      if (figures.length !== meant.length || !isNamed) return false;
      const values = figures.map(({ value }) => value);
      const nearest = isAbove ? Math.min(...values) : Math.max(...values);
      return (
        figures.every((figure) => unitsFit(figure, number) && figure.band === undefined) &&
        (isAbove ? nearest >= number.value : nearest <= number.value) &&
        Math.abs(nearest - number.value) <= Math.abs(number.value) * 0.25
      );
    });
  });
}

/** The names before, all others where it says so, or the whole list. */
function rowsMeant(
  rows: readonly Row[],
  group: NameGroup | undefined,
  { text }: Reading,
  from: number,
): Row[] {
  const ids = group?.mentions.map(({ name }) => name.id) ?? [];
  const isNamed = ({ keys }: Row) => keys.some((key) => ids.includes(key));
  if (/^\W*(?:\w+ )?(?:the )?(?:others?|rest|remaining)\b/i.test(text.slice(from)))
    return rows.filter((row) => !isNamed(row));
  return ids.length > 0 ? rows.filter(isNamed) : [...rows];
}
