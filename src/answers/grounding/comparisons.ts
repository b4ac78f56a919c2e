import { conceptsOf, MEASURES } from "./concepts.ts";
import { rowsNamed } from "./derived.ts";
import type { Evidence } from "./evidence.ts";
import { isSaidInEvidence } from "./logic.ts";
import type { Found } from "./numbers-check.ts";
import { type Reading, segmentAt } from "./reading.ts";
import { normsOf } from "./tokens.ts";

const THAN =
  /\b(?<word>more|less|fewer|higher|lower|larger|smaller|bigger|better|worse|greater|stronger|weaker|longer|shorter|riskier|safer|later|sooner|richer|faster|slower|likelier|dearer|pricier|costlier|\p{L}{2,}ier)\b(?:[^.;]{0,40}?)\bthan\b|\b(?<verb>ahead of|behind|outsells?|outsold|outperforms?|outperformed|beats?|beat|surpass(?:es|ed)?|overtakes?|overtook|tops|trails?|trailed|lags?|lagged|eclipses?|dwarfs?|exceeds?|exceeded|is twice|above|below)\b/giu;
const LESS = /^(?:less|fewer|lower|smaller|worse|weaker|shorter|safer|sooner|slower|behind|trail|lag|below)/i;
const BARE =
  /\b(?:more|less|fewer|higher|lower|better|worse|bigger|larger|smaller|stronger|weaker|faster|slower|riskier|safer)\b/gi;

/** What is compared wrongly or without proof: the words; undefined where all is proved. */
export function wrongComparison(
  reading: Reading,
  evidence: Evidence,
  found: readonly Found[],
): string | undefined {
  const { text, isQuestion } = reading;
  if (isQuestion) return undefined;
  const preference = /\bprefer(?:s|red)?\b[^.;]*\b(?:over|to)\b/i.exec(text);
  if (preference) return preference[0];
  const claims = [...text.matchAll(THAN)];
  for (const match of claims) {
    const end = match.index + match[0].length;
    const after = text.slice(end);
    if (/^(?:tops|leads)$/i.test(match[0]) && /^ (?:the|this|that) (?:list|ranking|table)/i.test(after))
      continue;
    if (
      found.some(
        ({ number }) =>
          number.start >= end &&
          /^\s*(?:about |around |roughly |just )?$/.test(text.slice(end, number.start)),
      )
    )
      continue;
    if (
      /^\s*(?:any(?: other|one|body)?|all (?:the )?other|every other|the other|the rest|others)\b/i.test(
        after,
      )
    ) {
      if (!isFirst(match, reading, evidence, found)) return match[0];
      continue;
    }
    if (/^behind$/i.test(match[0]) && /^\s*(?:with|at|by|in|,|:|$)/.test(after)) {
      if (!isBehind(end, evidence, found)) return match[0];
      continue;
    }
    if (!isProved(match, end, { reading, evidence, found })) return match[0];
  }
  for (const match of text.matchAll(BARE)) {
    const isClaimed = claims.some(
      (claim) => match.index >= claim.index && match.index < claim.index + claim[0].length,
    );
    if (!isClaimed && !isHarmless(match, reading, evidence, found)) return match[0];
  }
  return undefined;
}

/** `Close behind with $7,260`: the second of its column, where it says no more. */
function isBehind(end: number, { grids }: Evidence, found: readonly Found[]): boolean {
  const next = found.find(({ number }) => number.start >= end);
  return grids.some(({ rows, labels }) =>
    labels.some((_, column) => {
      const figure = rows[1]?.figures[column];
      return (
        figure !== undefined &&
        next?.figures.includes(figure) === true &&
        figure.value <= (rows[0]?.figures[column]?.value ?? Number.NEGATIVE_INFINITY)
      );
    }),
  );
}

interface About {
  reading: Reading;
  evidence: Evidence;
  found: readonly Found[];
}

function isProved(match: RegExpMatchArray, end: number, { reading, evidence, found }: About): boolean {
  const at = match.index ?? 0;
  const { text } = reading;
  const before = reading.groups.filter((group) => group.end <= at).at(-1);
  const after = reading.groups.find((group) => group.start >= end);
  const periods = reading.periods;
  // Whoever is likelier to return has the lower risk.
  const isOfReturn = /\blikel\w+ to (?:buy|return|come|reorder|order|stay|purchase)\b/i.test(
    match[0] + text.slice(end),
  );
  const isLess = LESS.test(match.groups?.word ?? match.groups?.verb ?? "") !== isOfReturn;
  const about = conceptsOf(normsOf(text.slice(Math.max(0, at - 40), end + 40)));
  const first = before?.mentions ?? [];
  const second = after?.mentions ?? [];
  const carried = first.length === 0 ? reading.carried.names : [];
  const isOfNames = second.length === 1 && first.length + carried.length === 1;
  const isOfPeriods =
    second.length === 0 && periods.some((one) => one.end <= at) && periods.some((one) => one.start >= end);
  if (!isOfNames && !isOfPeriods) return isAgainstItself(at, { reading, evidence, found }, isLess);
  const results = evidence.grids.flatMap((grid) => {
    const pick = (part: Partial<Reading>) =>
      rowsNamed(grid, { ...reading, ...part }, { names: carried, isLoose: false })[0];
    const a = isOfNames
      ? pick({ names: first, periods: [] })
      : pick({ periods: periods.filter((one) => one.end <= at).slice(-1) });
    const b = isOfNames
      ? pick({ names: second, periods: [] })
      : pick({ periods: periods.filter((one) => one.start >= end).slice(0, 1) });
    if (!a || !b || a === b) return [];
    return grid.labels.flatMap((label, column) => {
      const [x, y] = [a.figures[column], b.figures[column]];
      if (!x || !y || x.band) return [];
      const isSaid = found.some(({ figures }) => figures.includes(x) || figures.includes(y));
      const names = [...label].filter((concept) => MEASURED.has(concept));
      const isNamed =
        names.some((concept) => about.has(concept)) &&
        names.every((concept) => about.has(concept) || concept === "customer");
      return isSaid || isNamed ? [isLess ? x.value < y.value : x.value > y.value] : [];
    });
  });
  return results.length > 0 && results.every(Boolean);
}

const MEASURED = new Set([...MEASURES, "customer", "usual", "band"]);

/** `Higher than the period before`: a change that is said in figures. */
function isAgainstItself(at: number, { reading, found }: About, isLess: boolean): boolean {
  const segment = segmentAt(reading.text, at);
  const changes = found.filter(
    ({ number, figures }) =>
      number.start >= segment.start &&
      number.end <= segment.end &&
      (figures.length === 0 || figures.some(({ unit }) => unit === "change")),
  );
  return changes.some(
    ({ figures, number }) =>
      figures.some(({ value, unit }) => unit === "change" && (isLess ? value < 0 : value > 0)) ||
      (figures.length === 0 && number.unit !== "plain" && number.unit !== "days"),
  );
}

/** More than any other: the first of its column. */
function isFirst(
  match: RegExpMatchArray,
  reading: Reading,
  evidence: Evidence,
  found: readonly Found[],
): boolean {
  const isLess = LESS.test(match.groups?.word ?? match.groups?.verb ?? "");
  const [row] = evidence.grids.flatMap((grid) =>
    rowsNamed(grid, reading, { names: reading.carried.names, isLoose: false })
      .slice(0, 1)
      .map((one) => ({ grid, one })),
  );
  if (!row) return false;
  return evidence.grids.some((grid) => {
    const [one] = rowsNamed(grid, reading, { names: reading.carried.names, isLoose: false });
    if (!one || (grid.isCut && !/\b(?:list|listed|shown)\b/i.test(reading.text))) return false;
    return grid.labels.some((label, column) => {
      const figure = one.figures[column];
      const isMeant =
        found.some(({ figures }) => figure !== undefined && figures.includes(figure)) ||
        [...label].some(
          (concept) => MEASURED.has(concept) && concept !== "customer" && reading.concepts.has(concept),
        );
      return (
        isMeant &&
        figure !== undefined &&
        grid.rows.every(
          (other) =>
            other === one ||
            (isLess
              ? (other.figures[column]?.value ?? 0) > figure.value
              : (other.figures[column]?.value ?? 0) < figure.value),
        )
      );
    });
  });
}

/** A comparative that the evidence has in the same words, or that a figure beside it carries. */
function isHarmless(
  match: RegExpMatchArray,
  reading: Reading,
  evidence: Evidence,
  found: readonly Found[],
): boolean {
  const at = match.index ?? 0;
  const word = match[0].toLowerCase();
  const { text } = reading;
  const isFactual = found.length + reading.names.length + reading.periods.length > 0;
  if (!isFactual && /^(?:more|less|better)$/.test(word)) return true;
  if (
    /\b(?:once|no|what is|what's|or|learn|know|tell you|show|see|any|much|some|even|1|one) $/i.test(
      text.slice(0, at),
    ) &&
    word === "more"
  )
    return true;
  if (/^ (?:detail|details|about|information|context|closely)\b/i.test(text.slice(at + word.length)))
    return true;
  if (isSaidInEvidence(match, reading, evidence)) return true;
  const segment = segmentAt(text, at);
  return found.some(
    ({ number, figures }) =>
      number.start >= segment.start &&
      number.end <= segment.end &&
      Math.min(Math.abs(number.end - at), Math.abs(at + word.length - number.start)) < 12 &&
      (figures.length === 0 || figures.some(({ unit }) => unit === "change" || unit === "times")),
  );
}
