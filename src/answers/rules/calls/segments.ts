import type { ToolRequest } from "../../../tools/ask.ts";
import { durationDays } from "../durations.ts";
import type { Measure } from "../ranking.ts";
import type { Reading } from "../reading.ts";
import { type FilterInput, filtersOf, limitOf } from "./filters.ts";

type SegmentsRequest = ToolRequest<"analyze_segments">;
type SegmentsInput = SegmentsRequest["input"];

export const SEGMENT_SORTS: Partial<Record<Measure, NonNullable<SegmentsInput["sort"]>>> = {
  value: "ltv",
  risk: "churn_rate",
  impact: "churn_rate",
  size: "size",
  growth: "growth_rate",
  orders: "frequency",
  frequency: "frequency",
  recency: "recency",
};

export function segmentsCall(
  reading: Reading,
  analysis: NonNullable<SegmentsInput["analysis"]>,
): SegmentsRequest {
  return { tool: "analyze_segments", input: { analysis, ...argumentsOf(reading, analysis) } };
}

function argumentsOf(reading: Reading, analysis: SegmentsInput["analysis"]): Omit<SegmentsInput, "analysis"> {
  switch (analysis) {
    case "growth":
      return {
        ...groupFilters(reading),
        ...groupBy(reading),
        ...daysOf(reading),
        ...levelOf(reading),
        ...sortOf(reading),
        ...limitOf(reading),
      };
    case "seasonal":
      return {
        ...groupFilters(reading),
        ...groupBy(reading),
        ...reading.season,
        ...levelOf(reading),
        ...limitOf(reading),
      };
    case "comparison":
      return comparisonOf(reading);
    default:
      return overviewOf(reading);
  }
}

function overviewOf(reading: Reading): Omit<SegmentsInput, "analysis"> {
  const { archetype } = filtersOf(reading);
  if (archetype !== undefined) return { archetype };
  return {
    ...groupFilters(reading),
    ...levelOf(reading),
    ...sortOf(reading),
    ...limitOf(reading),
  };
}

function comparisonOf({ groups }: Reading): Omit<SegmentsInput, "analysis"> {
  const [archetype, other] = groups.names;
  if (groups.kind?.other !== undefined) {
    const { axis, segment, other: compare_segment } = groups.kind;
    return { axis, segment, compare_segment };
  }
  return {
    ...(archetype === undefined ? {} : { archetype }),
    ...(other === undefined ? {} : { compare_with: other }),
  };
}

/** Archetypes are what is asked about; what restricts them is all the rest. */
function groupFilters(reading: Reading): Omit<FilterInput, "archetype"> {
  const { archetype: _, ...filters } = filtersOf(reading);
  return filters;
}

function groupBy({ axis }: Reading): { group_by?: NonNullable<Reading["axis"]> } {
  return axis ? { group_by: axis } : {};
}

function sortOf({ measure, text }: Reading): { sort?: NonNullable<SegmentsInput["sort"]> } {
  const named = measure && SEGMENT_SORTS[measure];
  const sort =
    named ?? (/\b(?:churn\w*|leav\w+|los(?:e|es|ing)|lapse|at risk)\b/.test(text) ? "churn_rate" : undefined);
  return sort ? { sort } : {};
}

function levelOf({ text }: Reading): { level?: 1 | 2 } {
  return /\b(?:level 2|refine(?:d|ments?)|second level|finer|sub ?segments?|sub ?archetypes?)\b/.test(text)
    ? { level: 2 }
    : {};
}

/** The tool knows three lengths: the one that comes nearest. */
function daysOf({ period, text }: Reading): { days?: 30 | 90 | 365 } {
  if (/\b(?:yoy|year on year|year over year|annual|annually|yearly|over the year|in a year)\b/.test(text))
    return { days: 365 };
  if (/\b(?:mom|month on month|month over month)\b/.test(text)) return { days: 30 };
  if (/\b(?:qoq|quarter on quarter|quarter over quarter)\b/.test(text)) return { days: 90 };
  const ahead = period.ahead?.kind === "for" ? durationDays(period.ahead.duration) : undefined;
  const days = period.span ? period.span.to - period.span.from + 1 : ahead;
  if (days === undefined) return {};
  return { days: days <= 45 ? 30 : days <= 200 ? 90 : 365 };
}
