import { conceptsOf, MEASURES } from "./concepts.ts";
import { isFalling, rowsNamed } from "./derived.ts";
import type { Evidence } from "./evidence.ts";
import type { Figure, Grid } from "./facts.ts";
import type { NumberMention } from "./numbers.ts";
import type { Found } from "./numbers-check.ts";
import { type Reading, segmentAt } from "./reading.ts";
import { normsOf } from "./tokens.ts";

const HIGH =
  /\b(?:highest|largest|biggest|greatest|most(?! of\b| customers| orders are| likely)|best|top(?!\s+(?:\d|two|three|four|five|six|seven|eight|nine|ten))|leads?|leading|led|strongest|peaks?|peaked|maximum|number one|no\. 1|#1|longest|first place|ranks? first|comes? first|ahead of (?:all|every|the rest)|tops|any other|riskiest|busiest|heaviest|fastest|richest|steepest|sharpest|deepest|dearest|priciest|costliest|likeliest)\b/gi;
const LOW =
  /\b(?:lowest|smallest|(?<!at )least|worst|fewest|bottom|weakest|minimum|shortest|slowest|last place|ranks? last|comes? last|trails (?:all|every|the rest)|poorest|quietest|safest|cheapest)\b/gi;
const ORDINAL =
  /\b(?:(second|third|fourth|fifth|sixth|2nd|3rd|4th|5th|runner-up)(?=[- ](?:place|largest|highest|biggest|most|best|smallest|lowest|by|in|on|with|at|is|strongest|top|spot|position)|,|\.|:|$| (?:category|customer|group|product|archetype|month|week)\b)|(?:no\.|number|#|rank(?:s|ed)?|place) ?(\d)\b)/gi;
const PLACES: Readonly<Record<string, number>> = {
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  "2nd": 2,
  "3rd": 3,
  "4th": 4,
  "5th": 5,
  "runner-up": 2,
};

interface Claim {
  at: number;
  /** From the top, or from the bottom where negative: 1 is the highest, -1 the lowest. */
  place: number;
  word: string;
}

/** What is ranked in a statement wrongly or without proof: the words; undefined where the order of the lists proves it all. */
export function wrongRanking(
  reading: Reading,
  evidence: Evidence,
  found: readonly Found[],
): string | undefined {
  return claimsIn(reading).find((claim) => !isProved(claim, reading, evidence, found))?.word;
}

function claimsIn({ bare: text, isQuestion }: Reading): Claim[] {
  if (isQuestion) return [];
  const ordinals = [...text.matchAll(ORDINAL)].flatMap((match): Claim[] => {
    if (/^(?:second|third|fourth) (?:purchase|order|half|quarter|time|visit)/i.test(text.slice(match.index)))
      return [];
    const bottom = /^[\w-]+[- ](?:smallest|lowest|worst|weakest)/i.test(text.slice(match.index));
    const place = match[2] ? Number(match[2]) : (PLACES[match[1]?.toLowerCase() ?? ""] ?? 0);
    return [{ at: match.index, place: bottom ? -place : place, word: match[0] }];
  });
  const taken = (at: number) => ordinals.some((one) => at > one.at && at - one.at < one.word.length + 2);
  const words = (pattern: RegExp, place: number) =>
    [...text.matchAll(pattern)].flatMap((match): Claim[] => {
      if (taken(match.index) || isNoClaim(text, match)) return [];
      const isFall =
        /\b(?:fell|falls?|dropp?(?:ed|s)?|declined|declines|shrank|lost|decreased) (?:the )?$/i.test(
          text.slice(0, match.index),
        ) ||
        /^ (?:fall|drop|decline|decrease|loss|dip|slump)s?\b/i.test(
          text.slice(match.index + match[0].length),
        );
      return [{ at: match.index, place: isFall ? -place : place, word: match[0] }];
    });
  return [...ordinals, ...words(HIGH, 1), ...words(LOW, -1)];
}

/** `At most`, `best to`, `lead with`, `most valuable customers` (a list's title), `top customers`. */
function isNoClaim(text: string, match: RegExpMatchArray): boolean {
  const before = text.slice(0, match.index);
  const after = text.slice((match.index ?? 0) + match[0].length);
  const word = match[0].toLowerCase();
  if (/\b(?:at|for the) $/i.test(before) && /^(?:most|least|best)$/.test(word)) return true;
  if (
    /^leads?$/.test(word) &&
    /^ (?:with|time|to|in to)\b/i.test(after) &&
    !/(?<!\b(?:and|then|or|to)) $/iu.test(before)
  )
    return true;
  if (word === "top" && /^ of (?:the|this|that|your|my) list\b/i.test(after)) return true;
  if (/^(?:best)$/.test(word) && /^ (?:to|not|guess|time|regards|practice)\b/i.test(after)) return true;
  // A plural without a figure or a name speaks of the list as it was asked for.
  return (
    /^(?:top|most|best|biggest|largest|highest|leading|lowest|riskiest)$/.test(word) &&
    /^(?:[ -][\p{L}-]+){0,2} (?:customers|categories|products|groups|archetypes|segments|buyers|opportunities|sellers|spenders|people|results|ones|first|value first)\b/iu.test(
      after,
    ) &&
    !/\b(?:is|are|was|were|one of|has|have|had|got|with|attracts?|draws?|sees?|saw|won|took|holds?|makes?|made)(?: the| your| our)? $/i.test(
      before,
    )
  );
}

function isProved(claim: Claim, reading: Reading, evidence: Evidence, found: readonly Found[]): boolean {
  const segment = segmentAt(reading.text, claim.at);
  const inSegment = found.filter(({ number }) => number.start >= segment.start && number.end <= segment.end);
  const numbers = inSegment.length > 0 ? inSegment : found;
  const local: Reading = {
    ...reading,
    names: nearestNames(reading, claim, segment),
    periods: reading.periods,
  };
  const isShort =
    /\b(?:of these|of those|of them|of the listed|listed|in this list|on the list|on this list|among (?:these|them|the)|of the (?:two|three|four|five|six|\w+ listed))\b/i.test(
      reading.text,
    );
  const owners = { names: local.names.length === 0 ? reading.carried.names : [], isLoose: false };
  return evidence.grids.some((grid) => {
    const rows = rowsNamed(grid, local, owners);
    const columns = columnsMeant(grid, claim, reading, numbers);
    if (rows.length !== 1)
      return (
        rows.length === 0 &&
        local.names.length === 0 &&
        owners.names.length === 0 &&
        numbers.some(({ figures }) =>
          figures.some((figure) =>
            columns.some((column) =>
              grid.rows.some(
                (row) =>
                  row.figures[column] === figure &&
                  isAtPlace(grid, grid.rows.indexOf(row), column, claim.place, isShort),
              ),
            ),
          ),
        )
      );
    const at = grid.rows.indexOf(rows[0] as (typeof rows)[number]);
    return columns.some((column) => isAtPlace(grid, at, column, claim.place, isShort));
  });
}

/** Whose place it is: the name before the words, else the one after. */
function nearestNames(
  { names, groups }: Reading,
  claim: Claim,
  segment: { start: number; end: number },
): Reading["names"] {
  const before = groups.filter(({ start, end }) => end <= claim.at && start >= segment.start).at(-1);
  const after = groups.find(({ start, end }) => start >= claim.at && end <= segment.end);
  const group = before ?? after;
  return group ? group.mentions : names.filter(({ end }) => end <= claim.at).slice(-1);
}

/** The columns of the measure named after the words; else of the figure nearest; else of a measure named near; else the sorted one. */
function columnsMeant(grid: Grid, claim: Claim, { bare }: Reading, found: readonly Found[]): number[] {
  const end = claim.at + claim.word.length;
  const all = grid.labels.flatMap((_, column) =>
    grid.rows.some((row) => row.figures[column]) ? [column] : [],
  );
  const columnsOf = (text: string) => {
    const said = conceptsOf(normsOf(text));
    return {
      said,
      columns: all.filter((column) => isNamed(grid.labels[column] ?? new Set(), said, grid.caption)),
    };
  };
  const returns = all.filter((column) => grid.labels[column]?.has("again"));
  if (/^ often\b/i.test(bare.slice(end)) && returns.length > 0) return returns;
  const next = columnsOf(
    /^(?:[ -][\p{L}-]+){0,3}/u.exec(bare.slice(end).replace(/^ (?:of|by|in|with|at|on|from) .*/, ""))?.[0] ??
      "",
  );
  const nearest = found
    .filter(({ figures }) => figures.some(({ kind }) => kind === "cell"))
    .toSorted((a, b) => distance(a, claim) - distance(b, claim))[0];
  const said = all.filter((column) =>
    grid.rows.some(
      (row) => row.figures[column] !== undefined && nearest?.figures.includes(row.figures[column]),
    ),
  );
  const isMeasured = MEASURES.some((measure) => next.said.has(measure) && !grid.labels[0]?.has(measure));
  if (next.columns.length > 0) {
    const both = said.filter((column) => next.columns.includes(column));
    return both.length > 0 ? both : next.columns;
  }
  if (isMeasured && !next.said.has("value")) return [];
  if (said.length > 0) return said;
  if (nearest) return [];
  const near = columnsOf(bare.slice(Math.max(0, claim.at - 40), end + 60));
  if (near.columns.length > 0) return near.columns;
  if (MEASURES.some((measure) => near.said.has(measure) && measure !== "value")) return [];
  return all.filter((column) => isFalling(grid, column)).slice(0, 1);
}

function distance({ number }: Found, { at }: Claim): number {
  return number.start >= at ? number.start - at : (at - number.end) * 2;
}

/** Whether words name the measure of a column, and none that it is not of. Money is of value without its being said. */
function isNamed(
  label: ReadonlySet<string>,
  said: ReadonlySet<string>,
  caption: ReadonlySet<string>,
): boolean {
  const own = [...label].filter((concept) => MEASURES.includes(concept) || concept === "customer");
  // What the caption measures stands in the column of what is expected; what is bought again is no count of orders.
  const isMain =
    own.includes("expect") && [...said].some((concept) => MEASURES.includes(concept) && caption.has(concept));
  const told = own.filter(
    (measure) =>
      (measure !== "value" || own.length === 1) &&
      !(measure === "expect" && isMain) &&
      !(own.includes("again") && measure !== "again"),
  );
  const asked = MEASURES.filter((measure) => said.has(measure) && !caption.has(measure));
  return (
    own.length > 0 &&
    told.filter((one) => one !== "growth").every((measure) => said.has(measure) || caption.has(measure)) &&
    (isMain || own.some((measure) => said.has(measure))) &&
    asked.every((measure) => label.has(measure) || (measure === "value" && own.length > 0))
  );
}

function isAtPlace(grid: Grid, at: number, column: number, place: number, isShort: boolean): boolean {
  const values = grid.rows.flatMap((row) => row.figures[column]?.value ?? []);
  const value = grid.rows[at]?.figures[column]?.value;
  if (value === undefined || values.length < 2) return false;
  // A list with more rows than it shows proves its own order only.
  if (grid.isCut && !isShort && !(place > 0 && isFalling(grid, column))) return false;
  const better = values.filter((other) => (place > 0 ? other > value : other < value)).length;
  return better === Math.abs(place) - 1;
}

/** Whether a cell is at the place that the words around a number name. */
export function isRanked(
  figure: Figure,
  { reading, number, evidence }: { reading: Reading; number: NumberMention; evidence: Evidence },
): boolean {
  const segment = segmentAt(reading.text, number.start);
  const claims = claimsIn(reading).filter(({ at }) => at >= segment.start && at < number.start);
  const claim = claims.at(-1);
  if (!claim) return false;
  return evidence.grids.some((grid) =>
    grid.rows.some((row, at) =>
      row.figures.some(
        (one, column) =>
          one === figure &&
          columnsFor(grid, column, claim, reading).some((other) =>
            isAtPlace(grid, at, other, claim.place, false),
          ),
      ),
    ),
  );
}

function columnsFor(grid: Grid, column: number, claim: Claim, reading: Reading): number[] {
  const sorted = grid.labels.flatMap((_, at) => (isFalling(grid, at) ? [at] : [])).slice(0, 1);
  const near = conceptsOf(normsOf(reading.text.slice(claim.at, claim.at + 40)));
  return isNamed(grid.labels[column] ?? new Set(), near, grid.caption) ? [column] : sorted;
}
