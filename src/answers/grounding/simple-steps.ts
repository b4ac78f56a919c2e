import { isOfNames } from "./binding.ts";
import type { Evidence } from "./evidence.ts";
import type { Figure } from "./facts.ts";
import type { NumberMention } from "./numbers.ts";
import type { Owners } from "./owners.ts";
import type { Reading } from "./reading.ts";
import { isThreshold } from "./thresholds.ts";
import { directionNear, isOfValue, unitsFit, within } from "./value-fit.ts";

interface About {
  reading: Reading;
  owners: Owners;
  evidence: Evidence;
}

/** Whether a number is one step away from what the statement itself says beside it, or from the whole that a row is part of. */
export function isOneStep(number: NumberMention, about: About): boolean {
  return (
    isOfTwoSaid(number, about.reading) ||
    isRest(number, about.reading) ||
    isPerHead(number, about) ||
    isShareOfWhole(number, about) ||
    isSumOfSpans(number, about) ||
    isCountOfChanges(number, about) ||
    isThreshold(number, about) ||
    isOfPair(number, about)
  );
}

/** `16 of 22 orders, nearly three quarters`. */
function isOfTwoSaid(number: NumberMention, { text, numbers }: Reading): boolean {
  if (number.unit !== "percent") return false;
  return numbers.some((part, at) => {
    const whole = numbers[at + 1];
    return (
      whole !== undefined &&
      part !== number &&
      whole !== number &&
      part.unit === whole.unit &&
      part.unit !== "percent" &&
      whole.value > 0 &&
      /^ (?:out )?of (?:the |all |your |its |their )?$/.test(text.slice(part.end, whole.start)) &&
      within(part.value / whole.value, number)
    );
  });
}

const REST =
  /\b(?:still|left|remain(?:s|ing)?|rest|more|less|fewer|gap|difference|apart|ahead|behind|extra|short)\b/i;

/** `$8,341, of which $7,185 is in, so $1,160 is still to come`. */
function isRest(number: NumberMention, { text, numbers }: Reading): boolean {
  if (number.unit !== "money" && number.unit !== "plain") return false;
  if (!REST.test(text.slice(Math.max(0, number.start - 20), number.end + 25))) return false;
  const [first, second, ...more] = numbers.filter(
    (other) => other !== number && other.unit === number.unit && other.start < number.start,
  );
  return (
    first !== undefined &&
    second !== undefined &&
    more.length === 0 &&
    within(Math.abs(first.value - second.value), number)
  );
}

const EACH = /\b(?:each|apiece|per (?:customer|buyer|order|head|person|member)|a head|on average)\b/i;

/** Value by the number of those who have it, both of one row or of the facts of one report. */
function isPerHead(number: NumberMention, about: About): boolean {
  const { reading, evidence } = about;
  if (number.unit !== "money" && number.unit !== "plain") return false;
  if (!EACH.test(reading.text.slice(Math.max(0, number.start - 25), number.end + 30))) return false;
  const wholes = evidence.figures.filter(
    (figure) => unitsFit(figure, number) && isSaid(figure, number, reading),
  );
  return wholes.some((whole) =>
    evidence.figures.some(
      (count) =>
        count.unit === "plain" &&
        count !== whole &&
        count.value > 1 &&
        count.report === whole.report &&
        (count.words.has("customer") || count.words.has("order")) &&
        (count.kind === "text" || count.keys.join() === whole.keys.join()) &&
        (count.kind !== "text" || isSaid(count, number, reading) || whole.keys.length === 0) &&
        within(whole.value / count.value, number),
    ),
  );
}

/** Said by another number of the statement. */
function isSaid(figure: Figure, number: NumberMention, reading: Reading): boolean {
  return reading.numbers.some(
    (other) => other !== number && unitsFit(figure, other) && isOfValue(figure, other, reading),
  );
}

const OF_WHOLE = /\b(?:of|accounts? for|makes? up|holds?|represents?|sits with|comes from|is with|share)\b/i;

/** The share that a named row has of what the report gives as the whole. */
function isShareOfWhole(number: NumberMention, about: About): boolean {
  const { reading, owners, evidence } = about;
  if (number.unit !== "percent" || number.sign || owners.names.length !== 1) return false;
  if (!OF_WHOLE.test(reading.text)) return false;
  const parts = evidence.figures.filter(
    (figure) =>
      figure.kind === "cell" &&
      !figure.sentence &&
      figure.keys.length > 0 &&
      figure.band === undefined &&
      (figure.unit === "money" || figure.unit === "plain") &&
      isOfNames(figure, { ...about, owners: { ...owners, isLoose: false } }) &&
      isMeant(figure, number, reading),
  );
  return parts.some((part) =>
    evidence.figures.some(
      (whole) =>
        whole.kind !== "cell" &&
        whole.keys.length === 0 &&
        !whole.isLabel &&
        whole.report === part.report &&
        whole.unit === part.unit &&
        whole.value > part.value &&
        whole.words.has("risk") === part.label.has("risk") &&
        (isSaid(whole, number, reading) || [...part.label].some((word) => whole.sentence?.has(word))) &&
        within(part.value / whole.value, number),
    ),
  );
}

/** Its own value is said beside the share, or its measure is named. */
function isMeant(figure: Figure, number: NumberMention, reading: Reading): boolean {
  return isSaid(figure, number, reading) || [...figure.label].every((word) => reading.concepts.has(word));
}

/** The sum of the rows of several periods that together are the one said. */
function isSumOfSpans(number: NumberMention, { reading, evidence }: About): boolean {
  const periods = reading.periods.flatMap(({ readings }) => readings);
  if (reading.names.length > 0 || (number.unit !== "money" && number.unit !== "plain")) return false;
  return evidence.grids.some((grid) =>
    periods.some(({ from, to }) => {
      const rows = grid.rows.filter(
        ({ span, keys }) => span && keys.length === 0 && span.from >= from && span.to <= to,
      );
      const spans = rows.flatMap(({ span }) => span ?? []).toSorted((a, b) => a.from - b.from);
      const isWhole =
        spans.length > 1 &&
        spans[0]?.from === from &&
        spans.at(-1)?.to === to &&
        spans.every((span, at) => at === 0 || span.from === (spans[at - 1]?.to ?? 0) + 1);
      if (!isWhole) return false;
      return grid.labels.some((label, column) => {
        const figures = rows.flatMap((row) => row.figures[column] ?? []);
        return (
          figures.length === rows.length &&
          figures.every((figure) => unitsFit(figure, number) && figure.band === undefined) &&
          (label.has("expect") || [...label].some((word) => reading.concepts.has(word))) &&
          within(
            figures.reduce((sum, { value }) => sum + value, 0),
            number,
          )
        );
      });
    }),
  );
}

const GREW = /\b(?:grew|grown|gained|rose|increased|went up|are up|growing|rising)\b/i;
const SHRANK = /\b(?:fell|shrank|declined|dropped|went down|are down|lost|falling|shrinking)\b/i;

/** `Six of the eight categories grew`: so many rows have a change up, of all. */
function isCountOfChanges(number: NumberMention, { reading, evidence }: About): boolean {
  if (number.unit !== "plain" || !Number.isInteger(number.value)) return false;
  const rest = reading.text.slice(number.end).split(/[;:,.]|\b(?:while|but|and)\b/)[0] ?? "";
  const sign = GREW.test(rest) ? 1 : SHRANK.test(rest) ? -1 : 0;
  const others = reading.numbers.filter(
    ({ start }) => start >= number.end && start < number.end + rest.length,
  );
  return (
    sign !== 0 &&
    evidence.grids.some((grid) =>
      grid.labels.some((_, column) => {
        const values = grid.rows.flatMap((row) => row.figures[column] ?? []);
        return (
          !grid.isCut &&
          values.length === grid.rows.length &&
          values.every(({ unit }) => unit === "change") &&
          values.filter(({ value }) => Math.sign(value) === sign).length === number.value &&
          others.every(({ value }) => value === grid.rows.length)
        );
      }),
    )
  );
}

const TOGETHER = /\b(?:together|combined|in total|altogether|between them|sum|both|add(?:s)? up|jointly)\b/i;

/** One step between two figures of one unit and report, each said in the statement or of a row and measure that it names. */
function isOfPair(number: NumberMention, { reading, evidence }: About): boolean {
  const { text } = reading;
  const ids = reading.names.map(({ name }) => name.id);
  const said = evidence.figures.filter(
    (figure) =>
      !figure.isLabel &&
      figure.band === undefined &&
      figure.unit !== "change" &&
      figure.keys.every((key) => ids.includes(key) || reading.carried.names.includes(key)) &&
      isSaid(figure, number, reading),
  );
  const columns = new Set(said.map(({ label }) => [...label].join()));
  const named = evidence.figures.filter(
    (figure) =>
      figure.kind === "cell" &&
      figure.keys.length > 0 &&
      figure.keys.every((key) => ids.includes(key)) &&
      columns.has([...figure.label].join()),
  );
  const all = [...new Set([...said, ...named])].slice(0, 12);
  const direction = number.sign ?? directionNear(reading, number);
  return all.some((a) =>
    all.some((b) => {
      if (a === b || a.unit !== b.unit || a.report !== b.report || b.value === 0) return false;
      if (number.unit === "times") return within(a.value / b.value, number);
      if (number.unit === "percent") {
        if (a.unit === "share" || a.unit === "score") return false;
        const isPart = direction === undefined && OF_WHOLE.test(text) && a.value < b.value;
        return isPart
          ? within(a.value / b.value, number)
          : direction !== undefined && within((direction === "+" ? 1 : -1) * (a.value / b.value - 1), number);
      }
      if (!unitsFit(a, number) || a.unit === "share") return false;
      return (
        (TOGETHER.test(text) && within(a.value + b.value, number)) ||
        (REST.test(text) && within(Math.abs(a.value - b.value), number))
      );
    }),
  );
}
