import { bestLabelled } from "./best-label.ts";
import { isSaidOf } from "./binding.ts";
import { isCounted } from "./counts.ts";
import { isDerived } from "./derived.ts";
import type { Evidence } from "./evidence.ts";
import { frameOf } from "./evidence-text.ts";
import type { Figure } from "./facts.ts";
import type { NumberMention } from "./numbers.ts";
import { type Owners, ownersOf } from "./owners.ts";
import { isRanked } from "./rankings.ts";
import type { Reading } from "./reading.ts";
import { isOneStep } from "./simple-steps.ts";
import { placesOf } from "./tokens.ts";

/** A number of a statement with what it was found to be. */
export interface Found {
  number: NumberMention;
  owners: Owners;
  /** Figures that it says; none where it is derived or counted. */
  figures: readonly Figure[];
}

/** Every number with its figures, or the first that is grounded in nothing. */
export function findNumbers(
  reading: Reading,
  evidence: Evidence,
): { found: Found[] } | { ungrounded: NumberMention } {
  const found: Found[] = [];
  for (const number of reading.numbers) {
    const owners = ownersOf(number, reading);
    const about = { reading, owners, evidence };
    const plain = evidence.figures.filter(
      (figure) => isSaidOf(figure, number, about) || isByRank(figure, number, about),
    );
    const figures = plain.length > 0 ? plain : bestLabelled(number, about);
    const isGrounded =
      figures.length > 0 ||
      isDerived(number, about) ||
      isOneStep(number, about) ||
      isQuotedLabel(number, reading, evidence) ||
      isCounted(number, { reading, owners, evidence }) ||
      isAsked(number, reading, evidence);
    if (!isGrounded || /^0\d/.test(number.text)) return { ungrounded: number };
    found.push({ number, owners, figures });
  }
  const split = ofTwoReports(found, reading);
  return split ? { ungrounded: split } : { found };
}

/** A figure of the row that is named by its place alone: `the top customer`, `the smallest category`. */
function isByRank(
  figure: Figure,
  number: NumberMention,
  about: { reading: Reading; owners: Owners; evidence: Evidence },
): boolean {
  const { owners, reading, evidence } = about;
  if (figure.kind !== "cell" || (owners.names.length > 0 && !owners.isLoose)) return false;
  if (!isRanked(figure, { reading, number, evidence })) return false;
  const { span, ...rest } = figure;
  return isSaidOf({ ...rest, keys: [] }, number, { ...about, owners: { names: [], isLoose: true } });
}

/** A span ahead or past must be that of the figures beside it, not of another answer. */
function ofTwoReports(found: readonly Found[], { text }: Reading): NumberMention | undefined {
  const framed = found.filter(
    ({ number, figures }) =>
      number.unit === "days" && figures.length > 0 && ["next", "last"].includes(frameOf(number, text) ?? ""),
  );
  for (const { figures } of framed) {
    const reports = new Set(figures.map(({ report }) => report));
    const other = found.find(
      (one) => one.figures.length > 0 && !one.figures.some(({ report }) => reports.has(report)),
    );
    if (other) return other.number;
  }
  return undefined;
}

/** `in the 90 before`, with the words on both sides of it, is what the evidence calls a column or says of all. */
function isQuotedLabel(
  { start, end, unit }: NumberMention,
  { tokens }: Reading,
  { sentences }: Evidence,
): boolean {
  const at = tokens.findIndex((token) => token.start >= start && token.end <= end);
  if (at < 1 || unit === "money" || unit === "percent") return false;
  const run = tokens.slice(at - 1, at + 2).map(({ norm }) => norm);
  return (
    run.length === 3 &&
    sentences.some(({ norms, keys }) => keys.length === 0 && placesOf(run, norms).length > 0)
  );
}

const FILTER =
  /\b(?:who|that|with|whose|having|worth|spending|spent|asked (?:for|about)|customers|limit(?:ed)? to|filter(?:ed)?(?: on| to| by)?)\s+(?:\w+\s+){0,3}$/i;

/** What was asked for may be said again as what was asked, not as what was found. */
function isAsked(number: NumberMention, { text, isQuestion }: Reading, { asked }: Evidence): boolean {
  if (isQuestion && number.unit === "days" && !/\b(?:off|discount)\b/i.test(text)) return true;
  const before = text.slice(0, number.start);
  const isFilter =
    FILTER.test(before) &&
    /\b(?:over|above|more than|at least|under|below|less than|fewer than|at most|up to)\s*$/i.test(before);
  if (
    number.unit === "money" &&
    asked.numbers.has(number.value) &&
    /\b(?:with|for|within|budget of|spend) $/i.test(before)
  )
    return true;
  const value = number.unit === "days" ? Math.round(number.value) : number.value;
  const isApplied = asked.numbers.has(value);
  const words = number.text.toLowerCase().replace(/^[$£€]/, "");
  return isFilter && isApplied && (asked.text.includes(words) || asked.numbers.has(number.value));
}
