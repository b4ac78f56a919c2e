import { conceptsOf } from "./concepts.ts";
import type { Evidence } from "./evidence.ts";
import type { Figure, Grid, Row } from "./facts.ts";
import { readNumberWords } from "./number-words.ts";
import type { NumberMention } from "./numbers.ts";
import type { Owners } from "./owners.ts";
import { isPeriod } from "./period-fit.ts";
import { type Reading, windowOf } from "./reading.ts";
import { directionNear, unitsFit, within } from "./value-fit.ts";

interface About {
  reading: Reading;
  owners: Owners;
  evidence: Evidence;
}

const TOGETHER =
  /\b(?:together|combined|in total|sum|altogether|between them|both|jointly|collectively|add(?:s)? up|make up|account for|hold|these|top|first|all)\b/i;
const SHARE =
  /\b(?:share|of (?:the |all |your |its |their |our )?[\w ]*?(?:total|sales|revenue|value|customers|orders|spend|whole|it|everything|that|them|buyers)|make(?:s)? up|account(?:s|ed|ing)? for|represent(?:s|ing)?|contribut\w+|hold(?:s)?)\b/i;
const DIFFERENCE =
  /\b(?:more|less|fewer|ahead|behind|gap|difference|apart|higher|lower|larger|smaller|longer|shorter|outs[eo]l[ld]s?|beats?|exceeds?|trails?|points?|pp|extra|above|below)\b/i;

/** Whether a number is one sum, difference, share, change or ratio of figures of one column, of what the statement names. */
export function isDerived(number: NumberMention, about: About): boolean {
  return about.evidence.grids.some((grid) =>
    grid.labels.some((_, column) => isDerivedIn(grid, column, number, about)),
  );
}

function isDerivedIn(grid: Grid, column: number, number: NumberMention, about: About): boolean {
  const { reading } = about;
  const all = grid.rows.flatMap((row) => row.figures[column] ?? []);
  const [sample] = all;
  if (!sample || !speaksOf(sample, number, reading)) return false;
  const { before, after } = windowOf(reading, number);
  const around = `${before} ${after}`;
  const rows = rowsNamed(grid, reading, about.owners);
  const named = rows.flatMap((row) => row.figures[column] ?? []);
  const isWhole = named.length === rows.length;
  const top = topRows(grid, column, reading);
  const groups = [...(rows.length > 1 && isWhole ? [named] : []), ...(top ? [top] : [])];
  if (unitsFit(sample, number) && TOGETHER.test(reading.text)) {
    if (
      sample.unit !== "change" &&
      sample.unit !== "score" &&
      sample.unit !== "days" &&
      groups.some((some) => within(sum(some), number))
    )
      return true;
  }
  if (
    number.unit === "percent" &&
    SHARE.test(reading.text) &&
    (sample.unit === "money" || sample.unit === "plain")
  ) {
    const total = totalOf(grid, all, sample, about.evidence);
    const single = rows.length === 1 && isWhole ? [named] : [];
    if (
      total !== undefined &&
      total > 0 &&
      [...groups, ...single].some((some) => within(sum(some) / total, number))
    )
      return true;
  }
  const [a, b] = named;
  if (named.length !== 2 || rows.length !== 2 || !a || !b) return false;
  return isOfTwo(a, b, { number, reading, around });
}

/** What two figures of a column have between them, the first named against the second. */
function isOfTwo(
  first: Figure,
  second: Figure,
  { number, reading, around }: { number: NumberMention; reading: Reading; around: string },
): boolean {
  const direction = directionNear(reading, number);
  const isFromTo = /\bfrom\b/i.test(reading.text) && /\bto\b/i.test(reading.text);
  const [a, b] = isFromTo ? [second.value, first.value] : [first.value, second.value];
  const signFits = direction === undefined || (direction === "+" ? a > b : a < b);
  if (number.unit === "times")
    return (
      b !== 0 &&
      /\b(?:as|times|x|the|than|that of)\b|x$/i.test(`${around} ${number.text}`) &&
      within(a / b, number)
    );
  if (number.unit === "percent" && /\bas (?:much|many|large|big|high|long)\b/i.test(reading.text))
    return b !== 0 && within(a / b, number);
  if (number.unit === "percent" && first.unit !== "share")
    return b > 0 && direction !== undefined && signFits && within(Math.abs(a / b - 1), number);
  if (number.unit === "points") return first.unit === "share" && signFits && within(Math.abs(a - b), number);
  return (
    unitsFit(first, number) &&
    first.unit !== "change" &&
    first.unit !== "share" &&
    DIFFERENCE.test(around) &&
    signFits &&
    within(Math.abs(a - b), number)
  );
}

/** The column must be the one that the statement speaks of: its measure, or the unit said. */
function speaksOf(sample: Figure, number: NumberMention, reading: Reading): boolean {
  const said = new Set([...reading.concepts, ...reading.carried.concepts]);
  const { before, after } = windowOf(reading, number);
  const near = conceptsOf(
    `${before} ${after}`
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .map((word) => word.replace(/s$/, "")),
  );
  for (const qualifier of [
    "risk",
    "average",
    "typical",
    "before",
    "expect",
    "discount",
    "new",
    "return",
    "unit",
  ]) {
    if (sample.label.has(qualifier) && !said.has(qualifier)) return false;
    if (near.has(qualifier) && !sample.words.has(qualifier)) return false;
  }
  if (sample.unit === "money") return number.unit === "money" || said.has("value");
  const nouns = ["order", "customer", "unit"].filter((noun) => sample.label.has(noun));
  if (nouns.length > 0) return nouns.some((noun) => said.has(noun));
  return sample.unit === "share" || sample.unit === "days";
}

/** The rows that the statement names, in the order of naming; by name, or by period. */
export function rowsNamed(grid: Grid, reading: Reading, owners: Owners): Row[] {
  const mentions = [
    ...reading.names.map(({ name, start }) => ({ id: name.id, start })),
    ...reading.periods.map((period) => ({ period, start: period.start })),
  ].toSorted((a, b) => a.start - b.start);
  const ids = reading.names.map(({ name }) => name.id);
  const carried = reading.names.length === 0 ? owners.names : [];
  const found: Row[] = [];
  const add = (row: Row) => {
    if (!found.includes(row)) found.push(row);
  };
  for (const mention of mentions) {
    for (const row of grid.rows) {
      if ("id" in mention) {
        if (row.keys.includes(mention.id) && !row.span && row.keys.every((key) => ids.includes(key)))
          add(row);
      } else if (
        row.span &&
        isPeriod(mention.period, [row.span]) &&
        row.keys.every((key) => ids.includes(key) || carried.includes(key))
      )
        add(row);
    }
  }
  if (found.length > 0) return found;
  return grid.rows.filter(
    (row) => !row.span && row.keys.length > 0 && row.keys.every((key) => carried.includes(key)),
  );
}

/** `The top three`, `these five`: the first rows of a list, where its order is that of the column, or all of it. */
function topRows(grid: Grid, column: number, { text }: Reading): Figure[] | undefined {
  const match =
    /\b(?:top|first|leading|largest|biggest|best|these|all|the) (two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\b/i.exec(
      text,
    );
  const count = readNumberWords(match?.[1] ?? "");
  if (!match || !(count > 1) || count > grid.rows.length) return undefined;
  const figures = grid.rows.slice(0, count).flatMap((row) => row.figures[column] ?? []);
  if (figures.length !== count) return undefined;
  if (count === grid.rows.length) return figures;
  return isFalling(grid, column) ? figures : undefined;
}

/** Whether a column falls from row to row. */
export function isFalling(grid: Grid, column: number): boolean {
  const values = grid.rows.map((row) => row.figures[column]?.value);
  return values.every(
    (value, at) => value !== undefined && (at === 0 || value <= (values[at - 1] ?? Number.NaN)),
  );
}

/** The whole that a column is part of: a figure called so, or its sum where all rows are there. */
function totalOf(
  grid: Grid,
  all: readonly Figure[],
  sample: Figure,
  { figures }: Evidence,
): number | undefined {
  const called = figures.find(
    (figure) =>
      figure.report === grid.report &&
      figure.kind === "fact" &&
      figure.unit === sample.unit &&
      figure.label.has("total"),
  );
  if (called) return called.value;
  if (grid.isCut || sample.span === undefined ? grid.isCut : false) return undefined;
  return sample.words.has("customer") && sample.unit === "plain" && !grid.caption.has("risk")
    ? undefined
    : sum(all);
}

function sum(figures: readonly Figure[]): number {
  return figures.reduce((total, { value }) => total + value, 0);
}
