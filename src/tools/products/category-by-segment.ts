import { z } from "zod";
import {
  type CellRow,
  type CustomerGroups,
  countCategoryCells,
  countMembers,
} from "../../store/category-groups.ts";
import { archetypesOf } from "../archetype-definitions.ts";
import { withoutSmall } from "../withheld.ts";
import { sortOf } from "./arguments.ts";
import { customersMeant, uncategorised } from "./caveats.ts";
import type { ProductsQuestion } from "./question.ts";
import { pageOf, ranked } from "./ranking.ts";

const SORTS = ["index", "customers"] as const;

export const bySegmentShape = {
  kind: z.literal("category_by_segment"),
  sort: z.enum(SORTS),
  offset: z.number().int(),
  groupBy: z.string().describe("archetype, or the axis whose segments are the groups"),
  customers: z.number().int().describe("Customers with a purchase, in all groups"),
  matching: z.number().int().describe("Pairs of a category and a group, of which a page is listed"),
  cells: z.array(
    z.object({
      category: z.string(),
      group: z.object({ id: z.string(), name: z.string(), customers: z.number().int() }),
      buyers: z.number().int(),
      share: z.number().min(0).max(1).describe("Of the group's customers, those who ever bought of it"),
      shareOfAll: z.number().min(0).max(1).describe("The same among all customers meant"),
      index: z.number().describe("share divided by shareOfAll: over 1 = bought more than usual"),
    }),
  ),
};

/** Which groups of customers buy of which categories more than others do. */
export async function categoryBySegment(question: ProductsQuestion) {
  const { asked, context, tx, category, filter } = question;
  const { tenantId } = context.tenant;
  const { groupMin: min } = context;
  const groupBy = asked.group_by ?? "archetype";
  const group: CustomerGroups =
    groupBy === "archetype" ? { by: "archetype" } : { by: "segment", axis: groupBy };
  const members = await countMembers(tx, { tenantId, filter, group });
  const cells = await countCategoryCells(tx, { tenantId, filter, group });
  const meant = await customersMeant(question);
  const { few } = meant;
  // Those in no group are one, too: without them a hidden one could be worked out from all buyers.
  const { shown, unknown } = withoutSmall(few ? [] : cells, {
    ...{ min, one: "pair of a category and a group", many: "pairs of a category and a group" },
    sizeOf: ({ buyers }) => buyers,
    nameOf: keyOf,
    totalsOf: (cell) => [cell.category],
  });
  const nameOf = await groupNames(question, group);
  const sizes = new Map(members.map((row) => [row.group, row.customers]));
  const buyersOf = totalsByCategory(cells);
  const rows = shown.flatMap((cell) => {
    const size = sizes.get(cell.group) ?? 0;
    if (cell.group === null || size === 0) return [];
    const shareOfAll = (buyersOf.get(cell.category) ?? 0) / meant.customers;
    const share = cell.buyers / size;
    return {
      category: cell.category,
      group: { id: cell.group, name: nameOf(cell.group), customers: size },
      ...{ buyers: cell.buyers, share, shareOfAll, index: share / shareOfAll },
    };
  });
  const sort = sortOf(asked, SORTS);
  const sorted = ranked(
    rows.filter((row) => category === undefined || row.category === category),
    (row) => (sort === "index" ? preferenceOf(row) : row.buyers),
    (row) => keyOf({ category: row.category, group: row.group.id }),
  );
  const ungrouped = sizes.get(null) ?? 0;
  return {
    answer: {
      kind: "category_by_segment" as const,
      ...{ sort, groupBy, offset: asked.offset, customers: meant.customers, matching: sorted.length },
      cells: pageOf(sorted, asked),
    },
    method: METHOD,
    rows: { pairs: sorted.length, buyers: meant.categorised },
    unknown: [
      ...(few ? [few] : unknown),
      ...(ungrouped >= min && !few
        ? [`${ungrouped} customers are in no group: too little is known of how they buy.`]
        : []),
      ...meant.unknown,
      ...(await uncategorised(question)),
    ],
  };
}

const METHOD =
  "The share of a group's customers who ever bought of a category, divided by the same share of all customers; the ranking is cautious where few bought. Every customer is in one group.";

/** How much more than usual, as if five more had bought as everybody does: few buyers don't lead by chance. */
function preferenceOf({
  buyers,
  shareOfAll,
  group,
}: {
  buyers: number;
  shareOfAll: number;
  group: { customers: number };
}) {
  return (buyers + CAUTION_BUYERS) / (shareOfAll * group.customers + CAUTION_BUYERS);
}

const CAUTION_BUYERS = 5;

function keyOf({ category, group }: Pick<CellRow, "category" | "group">): string {
  return JSON.stringify([category, group]);
}

function totalsByCategory(cells: readonly CellRow[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { category, buyers } of cells) totals.set(category, (totals.get(category) ?? 0) + buyers);
  return totals;
}

async function groupNames({ tx, context }: ProductsQuestion, group: CustomerGroups) {
  if (group.by === "segment") return (id: string) => id;
  const names = new Map(
    (await archetypesOf(tx, context)).map(({ archetypeId, name }) => [archetypeId, name]),
  );
  return (id: string) => names.get(id) ?? id;
}
