import { z } from "zod";
import { AXES } from "../../analytics/segments/axes.ts";
import { PHRASES } from "../../analytics/segments/segment-phrases.ts";
import { readSegments } from "../../store/customer-details.ts";
import { centsSchema } from "../shared.ts";
import type { LookupScope } from "./question.ts";

const share = z.number().min(0).max(1);

export const lookupSegmentShape = {
  info: z.literal("segment"),
  archetypes: z
    .array(
      z.object({
        id: z.string(),
        level: z.union([z.literal(1), z.literal(2)]).describe("2 refines 1"),
        name: z.string(),
        description: z.string(),
        customers: z.number().int().nullable().describe("null: too few to be told"),
        medianNetValueCents: centsSchema,
        averageOrders: z.number().nullable(),
        averageChurnRisk: share.nullable(),
        averageRecencyDays: z.number().nullable(),
      }),
    )
    .describe("The archetype and, where there is one, its refinement; empty where unknown"),
  axes: z
    .array(
      z.object({
        axis: z.enum(AXES),
        segment: z.string().nullable().describe("null = unknown from this history"),
        meaning: z.string().nullable().describe("What customers of the segment do, in words"),
        strength: share.nullable().describe("How much they belong to it"),
        clarity: z.enum(["strong", "balanced", "weak"]).nullable(),
        memberships: z
          .array(z.object({ segment: z.string(), share }))
          .describe("In every segment of the axis, largest first; they sum to 1"),
      }),
    )
    .describe("Where they stand on each of the eight axes"),
};

/** What kind of customer somebody is: the archetype, and the segment on each axis. */
export async function lookUpSegment({ one, tx, context }: LookupScope) {
  const { memberships, archetypes: line } = await readSegments(tx, one);
  const axes = AXES.map((axis) => {
    const found = memberships[axis] ?? null;
    return {
      axis,
      segment: found?.segment ?? null,
      meaning: found ? (PHRASES[found.segment] ?? null) : null,
      strength: found?.strength ?? null,
      clarity: found?.clarity ?? null,
      memberships: Object.entries(found?.shares ?? {})
        .map(([segment, share]) => ({ segment, share }))
        .sort((a, b) => b.share - a.share || (a.segment < b.segment ? -1 : 1)),
    };
  });
  const blank = axes.filter(({ segment }) => segment === null).length;
  return {
    info: "segment" as const,
    archetypes: line.map((archetype) => ({
      id: archetype.archetypeId,
      level: archetype.level === 1 ? (1 as const) : (2 as const),
      name: archetype.name,
      description: archetype.description,
      ...figuresOf(archetype, context.groupMin),
    })),
    axes,
    unknown: [
      ...(line.length === 0 ? ["Archetype: not enough history."] : []),
      ...(blank > 0 ? [`${blank} of ${AXES.length} axes: it takes more purchases to tell.`] : []),
    ],
  };
}

type Archetype = Awaited<ReturnType<typeof readSegments>>["archetypes"][number];

function figuresOf(archetype: Archetype, groupMin: number) {
  const isLarge = archetype.customers >= groupMin;
  return {
    customers: isLarge ? archetype.customers : null,
    medianNetValueCents: isLarge ? archetype.medianNetValueCents : null,
    averageOrders: isLarge ? archetype.averageOrders : null,
    averageChurnRisk: isLarge ? archetype.averageChurnRisk : null,
    averageRecencyDays: isLarge ? archetype.averageRecencyDays : null,
  };
}
