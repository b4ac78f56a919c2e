import { z } from "zod";
import { SEASON_EVENTS, type SeasonEvent } from "../../analytics/season/season-events.ts";
import { AXES } from "../../analytics/segments/axes.ts";
import { UserError } from "../../errors.ts";
import type { CustomerFilter } from "../../store/customer-filter.ts";
import type { Queryable } from "../../store/database.ts";
import type { FiguresBasis } from "../../store/provenance.ts";
import type { Grouping } from "../../store/segment-groups.ts";
import { type RankedArchetype, segmentSorts } from "../archetype-summary.ts";
import { customerFilterShape, filterOf, isFiltered } from "../customer-filter.ts";
import { monthDayInput } from "../inputs.ts";
import { limitInput, offsetInput } from "../shared.ts";
import type { ToolContext } from "../tool.ts";

const seasonEvents = Object.keys(SEASON_EVENTS) as [SeasonEvent, ...SeasonEvent[]];

/** What is asked about groups of customers. */
export const segmentsInput = z.strictObject({
  ...customerFilterShape,
  analysis: z
    .enum(["overview", "growth", "seasonal", "comparison"])
    .default("overview")
    .describe(
      "overview: the archetypes ranked, or one of them in full; growth: size, value and new customers of each against the time before; seasonal: what each buys in a season against other days; comparison: two of them side by side",
    ),
  archetype: z.string().trim().min(1).max(200).optional().describe("Archetype id, or part of its name"),
  compare_with: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe("comparison: the other archetype, by id or part of its name"),
  compare_segment: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .describe("comparison: the other segment on the same axis as segment"),
  group_by: z
    .enum(["archetype", ...AXES])
    .optional()
    .describe("growth, seasonal: groups by archetype (the default), or by the segments of one axis"),
  days: z
    .union([z.literal(30), z.literal(90), z.literal(365)])
    .optional()
    .describe("growth: the last so many days against as many before; 90 where left out"),
  event: z.enum(seasonEvents).optional().describe("seasonal: the season or event of the year"),
  season_from: monthDayInput.optional().describe("seasonal: first day of an event of your own, as MM-DD"),
  season_to: monthDayInput.optional().describe("seasonal: its last day, as MM-DD"),
  level: z
    .union([z.literal(1), z.literal(2)])
    .default(1)
    .describe("1: archetypes; 2: their refinements, by how clear a case each customer is"),
  sort: z
    .enum(segmentSorts)
    .optional()
    .describe(
      "overview (ltv where left out) and growth (growth_rate): highest first; ltv is the median value, recency the most recent first",
    ),
  limit: limitInput(10),
  offset: offsetInput,
});
export type AskedSegments = z.output<typeof segmentsInput>;

/** All that the answer to one question is made of. */
export interface SegmentsQuestion {
  asked: AskedSegments;
  context: ToolContext;
  tx: Queryable;
  basis: FiguresBasis;
  /** Of both levels. */
  archetypes: readonly RankedArchetype[];
}

/** The archetype is what is asked about, not a filter; nor are the two segments of a comparison. */
export function customersMeant({ asked, context }: Pick<SegmentsQuestion, "asked" | "context">): {
  filter: CustomerFilter;
  isSome: boolean;
} {
  const isCompared = asked.analysis === "comparison";
  const { archetype: _, axis, segment, ...others } = asked;
  const filters = isCompared ? others : { ...others, axis, segment };
  return { filter: filterOf(filters, context), isSome: isFiltered(filters) };
}

export function groupingOf({ group_by, level }: AskedSegments): Grouping {
  return group_by === undefined || group_by === "archetype"
    ? { by: "archetype", level }
    : { by: "segment", axis: group_by };
}

type Analysis = AskedSegments["analysis"];

const ONLY_FOR: Partial<Record<keyof AskedSegments, readonly Analysis[]>> = {
  compare_with: ["comparison"],
  compare_segment: ["comparison"],
  group_by: ["growth", "seasonal"],
  days: ["growth"],
  event: ["seasonal"],
  season_from: ["seasonal"],
  season_to: ["seasonal"],
  sort: ["overview", "growth"],
};

/** @throws UserError for an argument that the analysis does not heed. */
export function refuseStrayArguments(asked: AskedSegments): void {
  for (const [name, analyses] of Object.entries(ONLY_FOR)) {
    if (asked[name as keyof AskedSegments] === undefined || analyses.includes(asked.analysis)) continue;
    throw new UserError(
      `${name} is for ${analyses.join(" and ")}, and the analysis asked for is ${asked.analysis}: leave ${name} out, or ask for ${analyses[0]}.`,
    );
  }
}
