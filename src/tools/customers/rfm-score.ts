import { z } from "zod";
import { countRfm } from "../../store/customer-distributions.ts";
import { grouped } from "../grouped.ts";
import { centsSchema } from "../shared.ts";
import { withheldBecause, withoutSmall } from "../withheld.ts";
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

const score = z.number().int().min(1).max(5);

export const rfmShape = {
  analysis: z.literal("rfm_score"),
  ...fittingShape,
  ...listShape,
  segments: z
    .array(
      z.object({
        segment: z.string().nullable().describe("null = no purchase, or value unknown"),
        customers: z.number().int(),
        share: z.number().min(0).max(1),
        netValueCents: centsSchema,
        shareOfValue: z.number().nullable(),
        averageRecencyDays: z.number().nullable(),
        averageOrders: z.number().nullable(),
      }),
    )
    .describe("The named combinations of scores, with the most customers first"),
  grid: z
    .array(z.object({ recency: score, frequency: score, customers: z.number().int() }))
    .describe("Customers by recency and frequency score, 5 is best; cells of too few are left out"),
};

type Cell = Awaited<ReturnType<typeof countRfm>>[number];

/** Recency, frequency and monetary value: how the customers spread over the scores, and who scores best. */
export async function analyzeRfm(scope: AnalysisScope) {
  const { filter, tx, context, basis } = scope;
  const { groupMin: min, tenant } = context;
  const list = await listFitting(scope, filter, scope.question.sort ?? "rfm_score");
  const fitting = await summarizeFitting(scope, filter);
  const answer = { analysis: "rfm_score" as const, ...list, fitting };
  const withheld = withheldBecause({ members: fitting.matching, whole: basis.customers, min });
  if (withheld) return { ...answer, segments: [], grid: [], unknown: [withheld] };

  const cells = await countRfm(tx, { tenantId: tenant.tenantId, filter });
  const segments = withoutSmall(
    gather(cells, ({ segment }) => segment),
    { min, one: "segment", many: "segments", ...GROUPS },
  );
  const grid = withoutSmall(
    gather(
      cells.filter(({ segment }) => segment !== null),
      ({ recency, frequency }) => `${recency}-${frequency}`,
    ),
    { min, one: "cell of the grid", many: "cells of the grid", ...GROUPS },
  );
  return {
    ...answer,
    segments: segments.shown
      .map(({ name, ...group }) => ({
        segment: name,
        customers: group.customers,
        share: group.customers / fitting.matching,
        netValueCents: group.netValueCents,
        shareOfValue: boundedShare(group.netValueCents, fitting.totals.netValueCents),
        // A mean over the few who bought at all would be theirs.
        averageRecencyDays:
          group.recencyDays === null || group.recencyKnown < min
            ? null
            : group.recencyDays / group.recencyKnown,
        averageOrders: name === null ? null : group.orders / group.customers,
      }))
      .sort(byCustomers),
    grid: grid.shown.flatMap(({ first: { recency, frequency }, customers }) =>
      recency === null || frequency === null ? [] : [{ recency, frequency, customers }],
    ),
    unknown: [...segments.unknown, ...grid.unknown, ...unscored(segments.shown)],
  };
}

const GROUPS = {
  sizeOf: ({ customers }: { customers: number }) => customers,
  nameOf: ({ name }: { name: string | null }) => String(name),
};

/** Cells added up by a name that they share. */
function gather(cells: readonly Cell[], nameOf: (cell: Cell) => string | null) {
  const byName = new Map<string | null, Cell[]>();
  for (const cell of cells) byName.set(nameOf(cell), [...(byName.get(nameOf(cell)) ?? []), cell]);
  return [...byName].flatMap(([name, [first, ...others]]) => {
    if (!first) return [];
    const all = [first, ...others];
    return {
      ...{ name, first },
      customers: all.reduce((sum, { customers }) => sum + customers, 0),
      orders: all.reduce((sum, { orders }) => sum + orders, 0),
      netValueCents: sumOf(all.map(({ netValueCents }) => netValueCents)),
      recencyKnown: all.reduce((sum, { recencyKnown }) => sum + recencyKnown, 0),
      recencyDays: sumOf(all.map(({ recencyDays }) => recencyDays)),
    };
  });
}

function unscored(shown: readonly { name: string | null; customers: number }[]): string[] {
  const customers = shown.find(({ name }) => name === null)?.customers ?? 0;
  return customers === 0
    ? []
    : [`${grouped(customers)} customers have no scores: no purchase, or value unknown.`];
}

export const RFM_METHOD =
  "Scores from 1 to 5 place a customer among the shop's own by days since the last purchase, number of purchase days and net value; 5 is best, equal values score alike. The score of the list is the sum of the three.";
