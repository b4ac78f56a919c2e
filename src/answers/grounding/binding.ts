import { conceptsOf, NOUNS, QUALIFIERS } from "./concepts.ts";
import type { Evidence } from "./evidence.ts";
import { frameOf } from "./evidence-text.ts";
import type { Figure } from "./facts.ts";
import type { NumberMention } from "./numbers.ts";
import type { Owners } from "./owners.ts";
import type { PeriodMention, Span } from "./periods.ts";
import { type Reading, segmentAt, windowOf } from "./reading.ts";
import { normsOf, placesOf } from "./tokens.ts";

/** Whether a figure of the evidence is what a number of a statement says: value, unit, name, period, measure, direction. */
export function isSaidOf(figure: Figure, number: NumberMention, about: { reading: Reading; owners: Owners; evidence: Evidence }): boolean {
  return (
    isOfValue(figure, number, about.reading) &&
    isOfNames(figure, about) &&
    isOfPeriod(figure, number, about) &&
    isOfMeasure(figure, number, about.reading) &&
    isOfFrame(figure, number, about.reading)
  );
}

/** Whether value, unit, currency and direction fit. */
export function isOfValue(figure: Figure, number: NumberMention, reading: Reading): boolean {
  if (!unitsFit(figure, number)) return false;
  if (number.unit === "times" && figure.unit === "change") return within(1 + figure.value, number);
  if (number.unit === "times" && figure.unit === "plain" && figure.label.has("order")) {
    return within(figure.value, number) && /\b(?:ordered|bought|purchased)\b[^.,;]*$/i.test(reading.text.slice(0, number.start));
  }
  if (figure.unit !== "change") {
    if (number.sign === "-" ? figure.value >= 0 : false) return false;
    return within(figure.unit === "plain" && number.unit === "percent" ? figure.value : Math.abs(figure.value), number) && !(figure.value < 0 && number.sign !== "-" && !/[-(]\s*$/.test(reading.text.slice(0, number.start)));
  }
  const direction = number.sign ?? directionNear(reading, number);
  const sign = direction === "-" ? -1 : 1;
  return (figure.value === 0 || Math.sign(figure.value) === sign) && within(Math.abs(figure.value), number);
}

export function within(value: number, { low, high }: NumberMention): boolean {
  return value >= low && value <= high;
}

export function unitsFit({ unit, currency, words }: Figure, number: NumberMention): boolean {
  switch (number.unit) {
    case "money":
      return unit === "money" && (currency === undefined || currency === number.currency);
    case "percent":
      return unit === "share" || unit === "change" || unit === "score";
    case "points":
      return unit === "share" && words.has("point");
    case "days":
      return unit === "days";
    case "times":
      return unit === "times" || unit === "change" || (unit === "plain" && (words.has("time") || words.has("second") || words.has("order")));
    default:
      return unit === "plain" || unit === "score" || (unit === "times" && words.has("time"));
  }
}

export const UP = /\b(?:up|rose|rise|rises|risen|rising|grew|grow|grows|grown|growing|growth|increas(?:e|ed|es|ing)|gain(?:ed|s|ing)?|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|surg(?:ed|es|ing)|soar(?:ed|s|ing)?|improv(?:ed|es|ing)|higher|more|above|better|ahead|larger|longer)\b/i;
export const DOWN = /\b(?:down|fell|falls?|fallen|falling|drop(?:ped|s|ping)?|declin(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|los(?:t|ing|es)|shr(?:ank|unk|ink|inks|inking)|dip(?:ped|s|ping)?|slip(?:ped|s|ping)?|plung(?:ed|es|ing)|slid|lower|less|fewer|below|worse|behind|smaller|reduced|shorter|weaker|cut)\b/i;

/** Up or down, by the word nearest to a number that says so. */
export function directionNear(reading: Reading, number: NumberMention): "+" | "-" | undefined {
  const { before, after } = windowOf(reading, number);
  const near = (pattern: RegExp) => {
    const pre = [...before.matchAll(new RegExp(pattern, "gi"))].at(-1);
    const post = pattern.exec(after);
    return Math.min(pre ? before.length - pre.index : Number.POSITIVE_INFINITY, post ? post.index + 1 : Number.POSITIVE_INFINITY);
  };
  const [up, down] = [near(UP), near(DOWN)];
  if (up === down) return undefined;
  return up < down ? "+" : "-";
}

function isOfNames(figure: Figure, { reading, owners, evidence }: { reading: Reading; owners: Owners; evidence: Evidence }): boolean {
  const { keys, beside, report, isLabel } = figure;
  const { names, isLoose } = owners;
  const soft = reading.softNames.map(({ name }) => name.id);
  const subjects = evidence.reports[report]?.subjects;
  const isOfSubject = (key: string) => subjects?.has(key) === true && isSubject(key, names, evidence);
  if (!keys.every((key) => names.includes(key) || soft.includes(key) || isOfSubject(key))) return false;
  if (isLabel || (isLoose && keys.length === 0)) return true;
  return names.every((name) => keys.includes(name) || beside.has(name) || [...beside].some((one) => one.startsWith(`${name} `) || name.startsWith(`${one} `)));
}

/** What all answers are about need not be said, as long as no other customer is. */
function isSubject(key: string, names: readonly string[], { reports }: Evidence): boolean {
  const others = names.some((name) => name !== key && /^c [0-9a-z]{8}$/.test(name));
  return !others && new Set(reports.flatMap(({ subjects }) => [...subjects])).size === 1;
}

/** Periods said beside a number must be the figure's own, or its report's. */
function isOfPeriod(figure: Figure, number: NumberMention, { reading, evidence }: { reading: Reading; evidence: Evidence }): boolean {
  const periods = periodsFor(number, reading);
  const { span } = figure;
  if (figure.isLabel) return true;
  if (span && figure.keys.length + periods.length === 0) return false;
  if (span) return periods.some((period) => isPeriod(period, [span])) && periods.every((period) => isPeriod(period, [span]) || isAsOf(period, reading, figure, evidence));
  return periods.every((period) => isPeriod(period, rangesOf(figure, evidence)) || isPeriodBeside(period, figure, evidence) || isAsOf(period, reading, figure, evidence) || isInHeadline(period, figure, evidence));
}

/** A season is called by its name in the headline. */
function isInHeadline({ text }: PeriodMention, { report }: Figure, { reports }: Evidence): boolean {
  return placesOf(normsOf(text), reports[report]?.headline ?? []).length > 0 && !/^(?:19|20)\d\d$/.test(text);
}

/** Those in the part of the statement that a number stands in: the nearest where each number has its own. */
function periodsFor(number: NumberMention, { text, periods, numbers }: Reading): PeriodMention[] {
  const segment = segmentAt(text, number.start);
  const within = periods.filter(({ start, end }) => start >= segment.start && end <= segment.end);
  if (within.length < 2 || numbers.length < 2) return within;
  // With several, a number is of the period that follows it by a preposition, else of the one before.
  const after = within.find(({ start }) => start >= number.end && /^ (?:[\p{L}]+ ){0,2}(?:in|for|on|of|during|from|since|by)? ?(?:the )?(?:week of )?$/u.test(text.slice(number.end, start)));
  const before = within.filter(({ end }) => end <= number.start).at(-1);
  const one = after ?? before ?? within[0];
  return one ? [one] : [];
}

function rangesOf({ report, label }: Figure, { reports }: Evidence): readonly Span[] {
  const facts = reports[report];
  if (!facts) return [];
  if (label.has("before") && facts.rangesBefore.length > 0) return facts.rangesBefore;
  return facts.ranges.length > 0 ? facts.ranges : facts.data;
}

/** A date that stands in the figure's own row or sentence. */
function isPeriodBeside(period: PeriodMention, figure: Figure, { grids, sentences }: Evidence): boolean {
  const rows = grids.filter(({ report }) => report === figure.report).flatMap(({ rows: all }) => all.filter((row) => row.keys.some((key) => figure.keys.includes(key)) && !row.span));
  const dates = [
    ...rows.flatMap((row) => row.dates),
    ...sentences.filter((one) => one.report === figure.report && one.keys.join() === figure.keys.join()).flatMap((one) => one.dates),
  ];
  return dates.some((date) => date.to - date.from < 2 && period.readings.some((reading) => reading.from <= date.from && reading.to >= date.to && reading.to - reading.from < 32));
}

function isAsOf(period: PeriodMention, { text }: Reading, figure: Figure, { reports }: Evidence): boolean {
  return (
    /\b(?:as of|up to|until|through|by)(?: the)? $/i.test(text.slice(0, period.start)) &&
    (reports[figure.report]?.data ?? []).some(({ to }) => period.readings.some((reading) => reading.from === to && reading.to === to))
  );
}

/** Whether a period is one of some spans; the data may end a few days before it does. */
export function isPeriod(period: PeriodMention, spans: readonly Span[]): boolean {
  return spans.some((span) => period.readings.some((reading) => reading.from === span.from && Math.abs(reading.to - span.to) <= 3) || (span.to - span.from === 6 && period.readings.some((reading) => reading.from === reading.to && reading.from === span.from)));
}

function isOfMeasure(figure: Figure, number: NumberMention, reading: Reading): boolean {
  const { before, after } = windowOf(reading, number);
  const said = new Set([...reading.concepts, ...reading.carried.concepts]);
  const near = conceptsOf([...normsOf(before), ...normsOf(after)]);
  for (const qualifier of QUALIFIERS) {
    if (figure.label.has(qualifier) && !said.has(qualifier) && !isImplied(qualifier, figure)) return false;
    if (near.has(qualifier) && !figure.words.has(qualifier) && qualifier !== "growth") return false;
  }
  if (!isOfNoun(figure, number, after)) return false;
  if (figure.kind === "fact" && !isOfLabel(figure, said)) return false;
  if (figure.kind === "text" && !sharesWords(figure, said)) return false;
  if (figure.band && !isOfBand(figure.band, reading, number)) return false;
  if (figure.unit === "change" && figure.label.has("customer") !== near.has("customer") && near.has("customer")) return false;
  return true;
}

/** Changes grow, periods ahead are expected, spans are usual without its being said. */
function isImplied(qualifier: string, { unit, span }: Figure): boolean {
  if (qualifier === "growth") return unit === "change";
  if (qualifier === "expect") return span !== undefined;
  return unit === "days" && (qualifier === "typical" || qualifier === "usual");
}

const NO_NOUNS = new Set(["is", "was", "has", "as", "this", "times", "plus", "versus", "less", "across", "its", "places", "ones", "sits", "makes", "follows", "comes", "goes", "leads", "remains", "puts", "versus", "vs"]);

/** What is counted must be what the figure counts: the noun after the number, or the one after `of`. */
function isOfNoun(figure: Figure, number: NumberMention, after: string): boolean {
  if (number.unit === "days" || number.unit === "times") return true;
  const words = after.trim().split(/[\s/]+/).slice(0, 5);
  for (const word of words) {
    const bare = word.toLowerCase().replace(/[^\p{L}'-]/gu, "");
    const concepts = [...conceptsOf(normsOf(bare))];
    const noun = concepts.find((concept) => NOUNS.has(concept));
    if (noun !== undefined) return concepts.some((concept) => figure.words.has(concept)) || figure.keys.some((key) => key.includes(normsOf(bare)[0] ?? "-"));
    if (number.unit === "plain" && /[^s]s$/.test(bare) && !NO_NOUNS.has(bare)) return concepts.some((concept) => figure.words.has(concept) || figure.keys.some((key) => key.split(" ").includes(concept)));
    if (/^(?:in|for|from|with|at|since|over|by|and|on)$/.test(bare)) return true;
  }
  return true;
}

const OPTIONAL = new Set(["so", "lifetime", "total", "same", "period", "actual", "inside", "when", "tested", "past", "customer", "needed", "taken"]);

function isOfLabel({ label }: Figure, said: ReadonlySet<string>): boolean {
  const needed = [...label].filter((concept) => !OPTIONAL.has(concept) && !/^\d+$/.test(concept));
  if (label.has("total") && said.has("total")) return true;
  const met = needed.filter((concept) => said.has(concept)).length;
  return met >= (needed.length <= 2 ? needed.length : needed.length / 2);
}

function sharesWords({ words, sentence, keys }: Figure, said: ReadonlySet<string>): boolean {
  const content = [...(sentence ?? words)].filter((word) => !/^\d+$/.test(word));
  const shared = content.filter((word) => said.has(word)).length;
  return shared >= Math.min(keys.length > 0 ? 1 : 2, content.length);
}

/** An end of an interval is not what is expected: it must be said to be an end, and the right one. */
function isOfBand(band: "low" | "high", { text, numbers }: Reading, number: NumberMention): boolean {
  const before = text.slice(0, number.start);
  if (band === "low" && /\b(?:as (?:little|low|few) as|at least|low(?:er)?(?: end| bound)?(?: of| is| at)?|worst case(?: of| is)?|least|from|between|range (?:of|is)|interval (?:of|is)|:|\() (?:about |around |roughly )?$|(?:: ?|\()$/i.test(before)) return true;
  if (band === "low") return numbers.some((other) => other.start > number.end && /^ ?(?:to|and|-|–) ?(?:about |around )?$/.test(text.slice(number.end, other.start)) && /\b(?:between|from|range|interval|anywhere)\b/i.test(text));
  return (
    /\b(?:as (?:much|high|many) as|up to|at most|upper(?: end| bound)?(?: of| is| at)?|high(?: end)?(?: of| is| at)?|best case(?: of| is)?) (?:about |around |roughly )?$/i.test(before) ||
    numbers.some((other) => other.end < number.start && /^ ?(?:to|and|-|–) ?(?:about |around )?$/.test(text.slice(other.end, number.start)) && /\b(?:between|from|range|interval|band|anywhere)\b|%\s*:/i.test(text))
  );
}

/** `next` and `last`, `ahead` and `ago` are not the same span. */
function isOfFrame(figure: Figure, number: NumberMention, reading: Reading): boolean {
  const frame = frameOf(number, reading.text);
  if (number.unit !== "days") return true;
  if (frame === undefined) return figure.kind === "cell" || figure.frame !== "ago" || reading.concepts.has("recency") || reading.concepts.has("last");
  if (frame === "ago") return figure.frame === "ago" || figure.label.has("recency") || figure.words.has("recency");
  return figure.frame === frame || (frame === "next" && figure.frame === undefined && figure.words.has("expect"));
}
