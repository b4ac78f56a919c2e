import { z } from "zod";
import { AXES } from "../../analytics/segments/axes.ts";
import { countLifecycles } from "../../store/customer-distributions.ts";
import { listSegmentSets } from "../../store/customer-segments.ts";
import { centsSchema, lifecycles } from "../shared.ts";
import { withheldBecause, withoutSmall } from "../withheld.ts";
import { groupByAxis } from "./axis-groups.ts";
import {
  boundedShare,
  byCustomers,
  fittingShape,
  listFitting,
  listShape,
  summarizeFitting,
  sumOf,
} from "./fitting.ts";
import type { AnalysisScope } from "./question.ts";

const groupShape = {
  customers: z.number().int(),
  share: z.number().min(0).max(1).describe("Of all customers who fit"),
  netValueCents: centsSchema,
  averageChurnRisk: z.number().min(0).max(1).nullable(),
};

export const behavioralShape = {
  analysis: z.literal("behavioral"),
  ...fittingShape,
  ...listShape,
  axes: z
    .array(
      z.object({
        axis: z.enum(AXES),
        segments: z.array(
          z.object({
            segment: z.string().nullable().describe("null = unknown of these customers"),
            ...groupShape,
            shareOfValue: z.number().nullable(),
            medianNetValueCents: centsSchema,
          }),
        ),
      }),
    )
    .describe("The eight axes of behaviour, on each the segments with the most customers first"),
  lifecycles: z
    .array(z.object({ lifecycle: z.enum(lifecycles).nullable(), ...groupShape }))
    .describe("Where customers stand, from new to lapsed; null = no purchase"),
};

/** How customers spread over the segments of each axis, and where they stand between new and lapsed. */
export async function analyzeBehavioral(scope: AnalysisScope) {
  const { filter, tx, context, basis } = scope;
  const { groupMin: min, tenant } = context;
  const group = { tenantId: tenant.tenantId, filter };
  const list = await listFitting(scope, filter, scope.question.sort ?? "ltv");
  const fitting = await summarizeFitting(scope, filter);
  const answer = { analysis: "behavioral" as const, ...list, fitting };
  const withheld = withheldBecause({ members: fitting.matching, whole: basis.customers, min });
  if (withheld) return { ...answer, axes: [], lifecycles: [], unknown: [withheld] };

  const segments = withoutSmall(groupByAxis(await listSegmentSets(tx, group)), {
    ...{ min, one: "segment", many: "segments" },
    sizeOf: ({ customers }) => customers,
    nameOf: ({ axis, segment }) => `${axis} ${segment}`,
    totalsOf: ({ axis }) => [axis],
  });
  const stages = withoutSmall(await countLifecycles(tx, group), {
    ...{ min, one: "stage of the lifecycle", many: "stages of the lifecycle" },
    sizeOf: ({ customers }) => customers,
    nameOf: ({ lifecycle }) => String(lifecycle),
  });
  const share = (customers: number) => customers / fitting.matching;
  const value = fitting.totals.netValueCents;
  return {
    ...answer,
    axes: AXES.map((axis) => ({
      axis,
      segments: segments.shown
        .filter((row) => row.axis === axis)
        .map(({ axis: _, ...row }) => ({
          ...row,
          share: share(row.customers),
          shareOfValue: boundedShare(row.netValueCents, value),
        }))
        .sort(byCustomers),
    })),
    lifecycles: [...lifecycles, null].flatMap((lifecycle) =>
      stages.shown
        .filter((row) => row.lifecycle === lifecycle)
        .map((row) => ({ ...row, lifecycle, share: share(row.customers) })),
    ),
    unknown: [...segments.unknown, ...stages.unknown, ...unknownOn(segments.shown)],
  };
}

function unknownOn(rows: readonly { segment: string | null; customers: number }[]): string[] {
  const unknown = sumOf(rows.filter(({ segment }) => segment === null).map(({ customers }) => customers));
  return unknown === null ? [] : ["On some axes customers are unknown: it takes a second purchase to tell."];
}
