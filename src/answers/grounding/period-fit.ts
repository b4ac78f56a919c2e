import type { Evidence } from "./evidence.ts";
import { frameOf } from "./evidence-text.ts";
import type { Figure } from "./facts.ts";
import type { NumberMention } from "./numbers.ts";
import type { PeriodMention, Span } from "./periods.ts";
import { type Reading, segmentAt } from "./reading.ts";
import { normsOf, placesOf } from "./tokens.ts";

/** Periods said beside a number must be the figure's own, or its report's. */
export function isOfPeriod(
  figure: Figure,
  number: NumberMention,
  { reading, evidence }: { reading: Reading; evidence: Evidence },
): boolean {
  const periods = periodsFor(number, reading);
  const { span } = figure;
  const headline = evidence.reports[figure.report]?.headline ?? [];
  if (periods.some(({ season }) => season !== undefined && placesOf(normsOf(season), headline).length === 0))
    return false;
  if (figure.isLabel) return true;
  if (span && figure.keys.length + periods.length === 0) return false;
  if (span)
    return (
      periods.some((period) => isPeriod(period, [span])) &&
      periods.every((period) => isPeriod(period, [span]) || isAsOf(period, reading, figure, evidence))
    );
  return periods.every(
    (period) =>
      isPeriod(period, rangesOf(figure, evidence)) ||
      isPeriodBeside(period, figure, evidence) ||
      isAsOf(period, reading, figure, evidence) ||
      isInHeadline(period, figure, evidence),
  );
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
  const after = within.find(
    ({ start }) =>
      start >= number.end &&
      /^ (?:[\p{L}]+ ){0,2}(?:in|for|on|of|during|from|since|by)? ?(?:the )?(?:week of )?$/u.test(
        text.slice(number.end, start),
      ),
  );
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
  const rows = grids
    .filter(({ report }) => report === figure.report)
    .flatMap(({ rows: all }) =>
      all.filter((row) => row.keys.some((key) => figure.keys.includes(key)) && !row.span),
    );
  const dates = [
    ...rows.flatMap((row) => row.dates),
    ...sentences
      .filter((one) => one.report === figure.report && one.keys.join() === figure.keys.join())
      .flatMap((one) => one.dates),
  ];
  return dates.some(
    (date) =>
      date.to - date.from < 2 &&
      period.readings.some(
        (reading) => reading.from <= date.from && reading.to >= date.to && reading.to - reading.from < 32,
      ),
  );
}

function isAsOf(period: PeriodMention, { text }: Reading, figure: Figure, { reports }: Evidence): boolean {
  return (
    /\b(?:as of|up to|until|through|by)(?: the)? $/i.test(text.slice(0, period.start)) &&
    (reports[figure.report]?.data ?? []).some(({ to }) =>
      period.readings.some((reading) => reading.from === to && reading.to === to),
    )
  );
}

/** Whether a period is one of some spans; the data may end a few days before it does. */
export function isPeriod(period: PeriodMention, spans: readonly Span[]): boolean {
  if (period.season !== undefined)
    return spans.some((span) =>
      period.readings.some(
        ({ from, to }) =>
          span.from >= from && span.to <= to && span.to > span.from && span.to - span.from < 120,
      ),
    );
  return spans.some(
    (span) =>
      period.readings.some(
        (reading) => reading.from === span.from && reading.to >= span.to && reading.to - span.to <= 3,
      ) ||
      (span.to - span.from === 6 &&
        period.readings.some((reading) => reading.from === reading.to && reading.from === span.from)),
  );
}

/** `next` and `last`, `ahead` and `ago` are not the same span. */
export function isOfFrame(figure: Figure, number: NumberMention, reading: Reading): boolean {
  const frame = frameOf(number, reading.text);
  if (number.unit !== "days") return true;
  if (frame === undefined)
    return (
      figure.kind === "cell" ||
      figure.frame !== "ago" ||
      reading.concepts.has("recency") ||
      reading.concepts.has("last")
    );
  if (frame === "ago")
    return figure.frame === "ago" || figure.label.has("recency") || figure.words.has("recency");
  return (
    figure.frame === frame ||
    (frame === "last" && figure.isLabel === true && figure.frame === undefined) ||
    (frame === "next" && figure.frame === undefined && figure.words.has("expect"))
  );
}
