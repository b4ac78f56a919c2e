import { z } from "zod";
import { addDays } from "../../analytics/forecast/periods.ts";
import { AXES } from "../../analytics/segments/axes.ts";
import { UserError } from "../../errors.ts";
import { mayShowPart } from "../../privacy/small-groups.ts";
import { countByCategory, countBySegment } from "../../store/segment-contrast.ts";
import { summarizeGroups } from "../../store/segment-groups.ts";
import { readGroupChanges } from "../../store/segment-sales.ts";
import { growthOf } from "../archetype-summary.ts";
import { provenanceOf } from "../provenance.ts";
import { provenanceSchema } from "../shared.ts";
import { type ComparedFigures, compareFigures, figureSchema } from "./compare-figures.ts";
import { type Side, sidesOf } from "./compared-sides.ts";
import { GROWTH_DAYS } from "./growth.ts";
import type { SegmentsQuestion } from "./question.ts";

const sideSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  customers: z.number().int(),
});
const shareSchema = z
  .number()
  .min(0)
  .max(1)
  .nullable()
  .describe("Of its members; null where too few are meant");
const commonest = z.object({ segment: z.string(), share: shareSchema }).nullable();

/** Two groups of customers side by side. */
export const comparisonSchema = z.object({
  kind: z.literal("comparison"),
  first: sideSchema,
  second: sideSchema,
  figures: z.array(figureSchema),
  /** The commonest segment of each on every axis; null = unknown. */
  axes: z.array(
    z.object({ axis: z.enum(AXES), first: commonest, second: commonest, differs: z.boolean().nullable() }),
  ),
  /** What shares of them have bought of a category, the largest difference first. */
  categories: z.array(z.object({ category: z.string(), first: shareSchema, second: shareSchema })),
  provenance: provenanceSchema,
});

export async function comparison(question: SegmentsQuestion, period: { from: string; to: string }) {
  const { context, basis } = question;
  const sides = sidesOf(question);
  if (sides.kind !== "sides") return { ...sides.result, provenance: provenanceOf(basis, context, NOTHING) };
  const { first, second } = sides;
  const [one, other] = await readSides(question, sides, period.to);
  for (const [side, { customers }] of [
    [first, one],
    [second, other],
  ] as const) {
    const isShown = mayShowPart({
      members: customers,
      whole: side.customers ?? customers,
      min: context.groupMin,
    });
    const provenance = provenanceOf(basis, context, NOTHING);
    if (!isShown) return { kind: "withheld" as const, name: side.name, asked: side.name, provenance };
    if (customers === 0) {
      throw new UserError(
        `No customer who fits is in ${side.name}: name another group, or loosen the filters.`,
      );
    }
  }
  const categories = compareCategories(one, other, context.groupMin);
  return {
    kind: "comparison" as const,
    first: { ...first, customers: one.customers },
    second: { ...second, customers: other.customers },
    figures: compareFigures(one.figures, other.figures),
    axes: AXES.map((axis) => {
      const [here, there] = [
        commonestOn(axis, one, context.groupMin),
        commonestOn(axis, other, context.groupMin),
      ];
      return {
        axis,
        first: here,
        second: there,
        differs: here && there ? here.segment !== there.segment : null,
      };
    }),
    categories: categories.slice(0, CATEGORIES_MAX),
    provenance: provenanceOf(basis, context, {
      method: METHOD,
      rows: { first_customers: one.customers, second_customers: other.customers },
      unknown:
        categories.length <
        new Set([...one.categories, ...other.categories].map(({ category }) => category)).size
          ? [
              `Categories that fewer than ${context.groupMin} of one side bought, or all but so few, are not shown.`,
            ]
          : [],
    }),
  };
}

const METHOD =
  "Figures of the members of each side as of the last day of the data; the ratio is the first by the second. Categories are compared by the share of members who ever bought of them.";
const NOTHING = { method: METHOD };
const CATEGORIES_MAX = 10;

interface ReadSide {
  customers: number;
  figures: ComparedFigures;
  segments: readonly { axis: string; segment: string; customers: number }[];
  categories: readonly { category: string; customers: number }[];
}

async function readSides(
  { tx, context }: SegmentsQuestion,
  { first, second, customers }: Extract<ReturnType<typeof sidesOf>, { kind: "sides" }>,
  to: string,
): Promise<[ReadSide, ReadSide]> {
  const [from, middle] = [addDays(to, 1 - 2 * GROWTH_DAYS), addDays(to, 1 - GROWTH_DAYS)];
  const rows = await summarizeGroups(tx, customers);
  const changes = await readGroupChanges(tx, customers, {
    from,
    middle,
    to,
    timeZone: context.tenant.timeZone,
  });
  const segments = await countBySegment(tx, customers);
  const categories = await countByCategory(tx, customers);
  const sideOf = ({ id }: Side): ReadSide => {
    const isOfSide = ({ group }: { group: string | null }) => group === id;
    const row = rows.find(isOfSide);
    const change = changes.find(isOfSide);
    return {
      customers: row?.customers ?? 0,
      figures: { ...row, growth: growthOf(change?.valueCents ?? null, change?.valueBeforeCents ?? null) },
      segments: segments.filter(isOfSide),
      categories: categories.filter(isOfSide),
    };
  };
  return [sideOf(first), sideOf(second)];
}

function commonestOn(axis: string, { segments, customers }: ReadSide, min: number) {
  // Largest first already.
  const top = segments.find((row) => row.axis === axis);
  if (!top) return null;
  const may = mayShowPart({ members: top.customers, whole: customers, min });
  return { segment: top.segment, share: may ? top.customers / customers : null };
}

function compareCategories(one: ReadSide, other: ReadSide, min: number) {
  const names = new Set([...one.categories, ...other.categories].map(({ category }) => category));
  const sharesIn = ({ categories, customers }: ReadSide) => {
    const counts = new Map(categories.map((row) => [row.category, row.customers]));
    return (category: string) => {
      const members = counts.get(category) ?? 0;
      return mayShowPart({ members, whole: customers, min }) ? members / customers : null;
    };
  };
  const [first, second] = [sharesIn(one), sharesIn(other)];
  return [...names]
    .map((category) => ({ category, first: first(category), second: second(category) }))
    .flatMap((row) =>
      row.first === null || row.second === null ? [] : [{ ...row, gap: Math.abs(row.first - row.second) }],
    )
    .sort((a, b) => b.gap - a.gap || (a.category < b.category ? -1 : 1));
}
