import { z } from "zod";
import { addDays } from "../../analytics/forecast/periods.ts";
import { ARCHETYPE_MEMBERS_MIN } from "../../analytics/segments/size.ts";
import { UserError } from "../../errors.ts";
import { summarizeGroups } from "../../store/segment-groups.ts";
import { readGroupChanges } from "../../store/segment-sales.ts";
import { growthOf, rank, segmentSorts, summarizeSomeOf } from "../archetype-summary.ts";
import { figuresMethod } from "../method.ts";
import { provenanceOf } from "../provenance.ts";
import { segmentAdvice } from "../segment-advice.ts";
import { archetypeSummarySchema, provenanceSchema } from "../shared.ts";
import { findArchetype } from "./find-archetype.ts";
import { GROWTH_DAYS } from "./growth.ts";
import { customersMeant, type SegmentsQuestion } from "./question.ts";
import { archetypesShown, withheldSchema, withheldSentences, withholdSmall } from "./withhold.ts";

/** The archetypes, ranked. */
export const rankingSchema = z.object({
  kind: z.literal("ranking"),
  sort: z.enum(segmentSorts),
  level: z.union([z.literal(1), z.literal(2)]),
  archetypes: z.array(archetypeSummarySchema),
  /** All archetypes, ranked or not. */
  total: z.number().int(),
  /** Those ranked, of which `archetypes` are one page. */
  matching: z.number().int(),
  /** Customers who fit the filters, whatever their archetype; null where none are set. */
  customersMatching: z.number().int().nullable(),
  /** Archetypes too small to rank (under 30 members), and the customers in them. */
  small: z.object({ archetypes: z.number().int(), customers: z.number().int() }),
  withheld: withheldSchema,
  provenance: provenanceSchema,
});

/** One archetype, with how to treat its members. */
export const oneSchema = z.object({
  kind: z.literal("one"),
  archetype: archetypeSummarySchema,
  advice: z.array(z.string()),
  /** True where filters leave some of its members out of the figures. */
  isPart: z.boolean(),
  provenance: provenanceSchema,
});

export async function overview(question: SegmentsQuestion) {
  const { asked } = question;
  return asked.archetype === undefined ? ranking(question) : one(question, asked.archetype);
}

async function ranking(question: SegmentsQuestion) {
  const { asked, context } = question;
  const { all, shown, withheld, isSome, customers } = await figuresOf(question, asked.level);
  const sort = asked.sort ?? "ltv";
  // Some of the members of an archetype are fewer than make a kind of customer, and still are what was asked for.
  const membersMin = isSome ? 1 : ARCHETYPE_MEMBERS_MIN;
  const ranked = rank(
    shown.filter((archetype) => archetype.customers >= membersMin),
    sort,
  );
  const small = shown.filter((archetype) => archetype.customers < membersMin);
  return {
    kind: "ranking" as const,
    sort,
    level: asked.level,
    archetypes: ranked.slice(asked.offset, asked.offset + asked.limit),
    total: all.length,
    matching: ranked.length,
    customersMatching: customers,
    small: {
      archetypes: small.length,
      customers: small.reduce((sum, archetype) => sum + archetype.customers, 0),
    },
    withheld,
    provenance: provenanceOf(question.basis, context, {
      method: methodOf(question, isSome),
      rows: { archetypes: ranked.length, ...(customers !== null && { matching: customers }) },
      unknown: withheldSentences(withheld, context.groupMin),
    }),
  };
}

async function one(question: SegmentsQuestion, asked: string) {
  const { context, archetypes, basis } = question;
  const open = archetypesShown(archetypes, context.groupMin).shown;
  const found = findArchetype({ all: archetypes, shown: open }, asked);
  const { isSome } = customersMeant(question);
  const rows = { archetypes: archetypes.filter(({ level }) => level === 1).length };
  const provenance = provenanceOf(basis, context, { method: methodOf(question, isSome), rows });
  if (found.kind !== "found") return { ...found, asked, provenance };
  const { all, shown } = await figuresOf(question, found.archetype.level === 2 ? 2 : 1);
  const { id, name } = found.archetype;
  const archetype = shown.find((some) => some.id === id);
  if (archetype) {
    return { kind: "one" as const, archetype, advice: segmentAdvice(archetype), isPart: isSome, provenance };
  }
  if (all.some((some) => some.id === id)) return { kind: "withheld" as const, name, asked, provenance };
  throw new UserError(`No customer who fits is in ${name}: loosen the filters, or leave the archetype out.`);
}

function methodOf({ basis }: SegmentsQuestion, isSome: boolean): string {
  return isSome ? `${figuresMethod(basis)} ${OF_SOME}` : figuresMethod(basis);
}

const OF_SOME = "Figures are of those members who fit the filters, and shares are of all who fit.";

/** Archetypes of a level: from the figures made ahead where no filter is set, else of those who fit alone. */
async function figuresOf(question: SegmentsQuestion, level: 1 | 2) {
  const { tx, context, archetypes, basis } = question;
  const { filter, isSome } = customersMeant(question);
  const min = context.groupMin;
  const ofLevel = archetypes.filter((archetype) => archetype.level === level);
  if (!isSome || basis.period === null) {
    const { shown, withheld } = archetypesShown(archetypes, min);
    const all = ofLevel;
    return { all, shown: shown.filter((some) => all.includes(some)), withheld, isSome, customers: null };
  }
  const { tenantId, timeZone } = context.tenant;
  const meant = { tenantId, filter, grouping: { by: "archetype", level } } as const;
  const groups = await summarizeGroups(tx, meant);
  const { to } = basis.period;
  const periods = {
    from: addDays(to, 1 - 2 * GROWTH_DAYS),
    middle: addDays(to, 1 - GROWTH_DAYS),
    ...{ to, timeZone },
  };
  const changes = await readGroupChanges(tx, meant, periods);
  const growth = new Map(
    changes.map(({ group, valueCents, valueBeforeCents }) => [group, growthOf(valueCents, valueBeforeCents)]),
  );
  const all = summarizeSomeOf(ofLevel, groups, growth);
  const known = archetypesShown(archetypes, min).shown.filter((one) => one.level === level);
  const wholes = new Map(known.map(({ id, customers: members }) => [id, members]));
  const customers = groups.reduce((sum, group) => sum + group.customers, 0);
  return { all, ...withholdSmall(all, { min, wholes, open: new Set(wholes.keys()) }), isSome, customers };
}
