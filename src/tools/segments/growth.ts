import { z } from "zod";
import { addDays } from "../../analytics/forecast/periods.ts";
import { AXES } from "../../analytics/segments/axes.ts";
import { readTransitions } from "../../store/figures/transitions.ts";
import { summarizeGroups } from "../../store/segment-groups.ts";
import { countByArchetype, findSnapshotNear } from "../../store/segment-history.ts";
import { readGroupChanges } from "../../store/segment-sales.ts";
import { growthOf, rank, segmentSorts } from "../archetype-summary.ts";
import { provenanceOf } from "../provenance.ts";
import { centsSchema, provenanceSchema } from "../shared.ts";
import { type GroupsMeant, groupsMeant } from "./groups-meant.ts";
import { endSchema, movesOf } from "./moves.ts";
import type { SegmentsQuestion } from "./question.ts";
import { withheldSchema, withheldSentences, withoutSmallCounts } from "./withhold.ts";

const daySpan = z.object({ from: z.iso.date(), to: z.iso.date() });
const changeSchema = z.number().nullable().describe("As a ratio less 1; null = unknown");

const growthGroup = z.object({
  id: z.string(),
  name: z.string(),
  customers: z.number().int(),
  /** At the snapshot; null = unknown. */
  customersBefore: z.number().int().nullable(),
  sizeChange: changeSchema,
  /** Net value of its members in the period, and in the period before. */
  valueCents: centsSchema,
  valueBeforeCents: centsSchema,
  valueChange: changeSchema,
  /** Members by their first purchase; null where they are too few to be told of. */
  newCustomers: z.number().int().nullable(),
  newCustomersBefore: z.number().int().nullable(),
  /** Customers who came from another archetype, and who went to one, between two snapshots: at least so many. */
  movedIn: z.number().int().nullable(),
  movedOut: z.number().int().nullable(),
});

/** How groups of customers have developed. */
export const growthSchema = z.object({
  kind: z.literal("growth"),
  groupedBy: z.enum(["archetype", ...AXES]),
  sort: z.enum(segmentSorts),
  days: z.number().int(),
  /** Null where there are no orders. */
  period: daySpan.nullable(),
  /** Null where the data do not reach back so far. */
  before: daySpan.nullable(),
  /** Day of the snapshot that sizes are compared with; null where there is none. */
  snapshot: z.iso.date().nullable(),
  groups: z.array(growthGroup),
  matching: z.number().int(),
  /** Who moved between archetypes; null where that is not known. A null end: new, or without an archetype. */
  moves: daySpan
    .extend({
      flows: z.array(z.object({ from: endSchema, to: endSchema, customers: z.number().int() })),
      /** Customers in flows too small to be shown; null where even their number is. */
      hiddenCustomers: z.number().int().nullable(),
    })
    .nullable(),
  withheld: withheldSchema,
  provenance: provenanceSchema,
});

/** Compared where nobody asks otherwise. */
export const GROWTH_DAYS = 90;

export async function growth(question: SegmentsQuestion, period: { from: string; to: string }) {
  const { asked, context, basis, tx } = question;
  const { tenantId, timeZone } = context.tenant;
  const meant = await groupsMeant(question);
  if (meant.kind !== "meant") return { ...meant.result, provenance: provenanceOf(basis, context, NOTHING) };
  const days = asked.days ?? GROWTH_DAYS;
  const { to } = period;
  const [middle, from] = [addDays(to, 1 - days), addDays(to, 1 - 2 * days)];
  const reaches = period.from <= from;
  const changes = await readGroupChanges(tx, meant.customers, { from, middle, to, timeZone });
  const { shown, withheld } = meant.withhold(
    changes.flatMap(({ group, ...change }) => (group === null ? [] : [{ id: group, ...change }])),
  );
  const sort = asked.sort ?? "growth_rate";
  const figures = NEEDS_FIGURES.has(sort) ? await summarizeGroups(tx, meant.customers) : [];
  const sizes = await sizesBefore(question, meant, { day: addDays(to, -days), days });
  const moves =
    meant.isArchetypes && !meant.isSome
      ? await readTransitions(tx, tenantId, { cellMin: context.groupMin })
      : undefined;
  const countsOf = (count: (change: (typeof shown)[number]) => number) =>
    withoutSmallCounts(new Map(shown.map((change) => [change.id, count(change)])), context.groupMin);
  const [newNow, newBefore] = [
    countsOf(({ newCustomers }) => newCustomers),
    countsOf(({ newCustomersBefore }) => newCustomersBefore),
  ];
  const moved = movesOf(moves, question.archetypes, meant.level);
  const groups = shown.map((change) => {
    const { id, customers, valueCents } = change;
    const customersBefore = sizes.counts.get(id) ?? null;
    const valueBeforeCents = reaches ? change.valueBeforeCents : null;
    const valueChange = growthOf(valueCents, valueBeforeCents);
    const row = figures.find(({ group }) => group === id);
    return {
      id,
      name: meant.nameOf(id),
      customers,
      customersBefore,
      sizeChange: customersBefore === null ? null : customers / customersBefore - 1,
      ...{ valueCents, valueBeforeCents, valueChange, growth: valueChange },
      newCustomers: newNow.get(id) ?? null,
      newCustomersBefore: reaches ? (newBefore.get(id) ?? null) : null,
      movedIn: moved.into(id),
      movedOut: moved.outOf(id),
      medianNetValueCents: row?.medianNetValueCents ?? null,
      averageChurnRisk: row?.averageChurnRisk ?? null,
      averageOrders: row?.averageOrders ?? null,
      averageRecencyDays: row?.averageRecencyDays ?? null,
    };
  });
  const ranked = rank(groups, sort);
  const isSmallHidden = groups.some(({ newCustomers }) => newCustomers === null);
  return {
    kind: "growth" as const,
    groupedBy: asked.group_by ?? ("archetype" as const),
    ...{ sort, days },
    period: { from: middle < period.from ? period.from : middle, to },
    before: reaches ? { from, to: addDays(middle, -1) } : null,
    snapshot: sizes.snapshot ?? null,
    groups: ranked.slice(asked.offset, asked.offset + asked.limit),
    matching: ranked.length,
    moves: moves
      ? {
          from: moves.fromDate,
          to: moves.toDate,
          flows: moved.flows.slice(0, FLOWS_MAX),
          hiddenCustomers: moves.hiddenCustomers,
        }
      : null,
    withheld,
    provenance: provenanceOf(basis, context, {
      method: METHOD,
      rows: { groups: ranked.length, members: shown.reduce((sum, { customers }) => sum + customers, 0) },
      unknown: [
        ...(reaches ? [] : [`Value before: the data begin on ${period.from}, and ${from} would be needed.`]),
        ...sizes.unknown,
        ...(moves ? [] : [movesUnknown(meant)]),
        ...(isSmallHidden ? [`Numbers of new customers under ${context.groupMin} are not shown.`] : []),
        ...withheldSentences(withheld, context.groupMin),
      ],
    }),
  };
}

const METHOD =
  "Value is what the present members spent, net of returns, in each period. Who falls silent moves to another archetype, so a group of active customers looks as if it had grown.";
const NOTHING = { method: METHOD };
const NEEDS_FIGURES: ReadonlySet<string> = new Set(["ltv", "churn_rate", "frequency", "recency"]);
const FLOWS_MAX = 20;
/** A snapshot this share of the days away still stands for the day asked for. */
const SNAPSHOT_SLACK = 0.25;

async function sizesBefore(
  { tx, context }: SegmentsQuestion,
  meant: GroupsMeant,
  { day, days }: { day: string; days: number },
): Promise<{ counts: Map<string, number>; snapshot?: string; unknown: string[] }> {
  const unknown = (reason: string) => ({
    counts: new Map<string, number>(),
    unknown: [`Sizes before: ${reason}`],
  });
  if (!meant.isArchetypes) return unknown("snapshots of the past tell archetypes, and not segments.");
  if (meant.isSome) return unknown("who fitted the filters then is not kept.");
  const { tenantId } = context.tenant;
  const withinDays = Math.round(days * SNAPSHOT_SLACK);
  const snapshot = await findSnapshotNear(tx, tenantId, { day, withinDays });
  if (snapshot === undefined) return unknown(`there is no snapshot within ${withinDays} days of ${day}.`);
  const rows = await countByArchetype(tx, tenantId, { snapshot, level: meant.level });
  const counts = new Map(
    rows.flatMap((row) =>
      row.archetype === null || row.customers < context.groupMin ? [] : [[row.archetype, row.customers]],
    ),
  );
  const gone = rows.find(({ archetype }) => archetype === null)?.customers ?? 0;
  return {
    counts,
    snapshot,
    unknown:
      gone >= context.groupMin ? [`${gone} customers were then in none of the groups there are now.`] : [],
  };
}

function movesUnknown({ isArchetypes, isSome }: GroupsMeant): string {
  if (!isArchetypes) return "Moves between groups: they are counted between archetypes, and not segments.";
  if (isSome)
    return "Moves between groups: they are counted of all customers, and not of those who fit filters.";
  return "Moves between archetypes: there are no two snapshots to compare yet.";
}
