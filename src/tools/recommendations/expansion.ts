import { z } from "zod";
import { wilsonInterval } from "../../analytics/numerics/wilson.ts";
import {
  type CategoryPair,
  countCandidates,
  listMemberCategories,
  listOwnCategories,
  listPairsFrom,
} from "../../store/recommendations/expansion.ts";
import { percent } from "../behavior/change-words.ts";
import { grouped } from "../grouped.ts";
import type { Advised, CustomerAsk, GroupAsk } from "./ask.ts";
import { categorySchema } from "./evidence.ts";

export const expansionSchema = z.object({
  recommendation: z.literal("expansion"),
  buys: z.array(z.string()).describe("Categories they buy already, of a group the most bought, at most 20"),
  matching: z.number().int(),
  offset: z.number().int(),
  categories: z.array(categorySchema),
});
type Expansion = z.input<typeof expansionSchema>;
type Category = z.infer<typeof categorySchema>;

const METHOD =
  "Categories that buyers of what they have buy more often than customers on the whole, beyond chance (95 %), with at least 30 such buyers. Who buys much buys of everything, so a share is no promise that they will follow.";

/** Categories that a customer has not bought of and that buyers like them buy. */
export async function expansionForOne(ask: CustomerAsk): Promise<Advised<Expansion>> {
  const { tx, one, page, context } = ask;
  const { tenantId } = context.tenant;
  const own = await listOwnCategories(tx, { tenantId, customerId: one.row.customerId });
  const pairs = await listPairsFrom(tx, tenantId, { from: own, without: own, min: context.groupMin });
  const best = bestPerCategory(pairs);
  return {
    advice: {
      recommendation: "expansion",
      buys: own.slice(0, CONSIDERED),
      matching: best.length,
      offset: page.offset,
      categories: best.slice(page.offset, page.offset + page.limit).map((pair) => categoryOf(pair, null)),
    },
    nothingBecause: best.length > 0 ? null : nothing(own.length),
    method: METHOD,
    rows: { categories: best.length },
  };
}

/** Categories that many of a group have not bought of, by what they buy. */
export async function expansionForGroup(ask: GroupAsk): Promise<Advised<Expansion>> {
  const { page, context, few } = ask;
  const { buys, candidates } = few
    ? NONE
    : ask.isAll
      ? await candidatesOfAll(ask)
      : await candidatesAmong(ask);
  const found = candidates
    .filter(({ candidates }) => candidates >= context.groupMin)
    .sort((one, other) => other.candidates - one.candidates);
  return {
    advice: {
      recommendation: "expansion",
      buys: buys.slice(0, CONSIDERED),
      matching: found.length,
      offset: page.offset,
      categories: found
        .slice(page.offset, page.offset + page.limit)
        .map(({ pair, candidates }) => categoryOf(pair, candidates)),
    },
    nothingBecause: found.length > 0 ? null : (few ?? nothing(buys.length)),
    method: METHOD,
    rows: { categories: found.length },
    unknown: [`Categories with fewer than ${context.groupMin} candidates among them are withheld.`],
  };
}

/** So many categories are looked at for a group, those with the clearest reasons. */
const CONSIDERED = 20;

interface Candidates {
  /** The most bought first. */
  buys: string[];
  candidates: { pair: CategoryPair; candidates: number }[];
}

const NONE: Candidates = { buys: [], candidates: [] };

/** Of all customers the counts are made ahead. */
async function candidatesOfAll({ tx, context }: GroupAsk): Promise<Candidates> {
  const { tenantId } = context.tenant;
  const pairs = await listPairsFrom(tx, tenantId, { from: "all", without: [], min: context.groupMin });
  const buyers = new Map(pairs.map(({ category, customersCategory }) => [category, customersCategory]));
  return {
    buys: [...buyers].sort(([, one], [, other]) => other - one).map(([category]) => category),
    candidates: bestPerCategory(pairs)
      .slice(0, CONSIDERED)
      .map((pair) => ({ pair, candidates: pair.customersCategory - pair.customersBoth })),
  };
}

async function candidatesAmong({ tx, context, filter }: GroupAsk): Promise<Candidates> {
  const { tenantId } = context.tenant;
  const bought = await listMemberCategories(tx, tenantId, { filter, min: context.groupMin });
  const buys = bought.map(({ category }) => category);
  const pairs = await listPairsFrom(tx, tenantId, { from: buys, without: [], min: context.groupMin });
  const best = bestPerCategory(pairs).slice(0, CONSIDERED);
  const counted = await countCandidates(tx, tenantId, { filter, pairs: best });
  return {
    buys,
    candidates: best.flatMap((pair) => {
      const count = counted.find(
        (row) => row.category === pair.category && row.otherCategory === pair.otherCategory,
      );
      return count ? [{ pair, candidates: count.candidates }] : [];
    }),
  };
}

/** For each category the purchase that speaks most clearly for it, clearest first. */
function bestPerCategory(pairs: readonly CategoryPair[]): CategoryPair[] {
  const clear = pairs
    .map((pair) => ({ pair, margin: marginOf(pair) }))
    .filter(({ margin }) => margin > 0)
    .sort((one, other) => other.margin - one.margin || compare(one.pair, other.pair));
  const seen = new Set<string>();
  return clear.flatMap(({ pair }) => {
    if (seen.has(pair.otherCategory)) return [];
    seen.add(pair.otherCategory);
    return [pair];
  });
}

/** By how much the share among the buyers is at least above that of all customers. */
function marginOf({
  customersBoth,
  customersCategory,
  customersOther,
  customersTotal,
}: CategoryPair): number {
  return wilsonInterval(customersBoth, customersCategory).low - customersOther / customersTotal;
}

function compare(one: CategoryPair, other: CategoryPair): number {
  const key = ({ otherCategory, category }: CategoryPair) => `${otherCategory}\u0000${category}`;
  return key(one) < key(other) ? -1 : 1;
}

function categoryOf(pair: CategoryPair, candidates: number | null): Category {
  const share = pair.customersBoth / pair.customersCategory;
  const allShare = pair.customersOther / pair.customersTotal;
  const whose =
    candidates === null
      ? ""
      : ` ${candidates} of them buy ${pair.category} and not yet ${pair.otherCategory}.`;
  return {
    category: pair.otherCategory,
    because: {
      kind: "category_buyers",
      category: pair.category,
      buyers: pair.customersCategory,
      alsoBuy: pair.customersBoth,
      ...{ share, allShare, candidates },
    },
    text: `${grouped(pair.customersBoth)} of ${grouped(pair.customersCategory)} buyers of ${pair.category} buy ${pair.otherCategory}, too (${percent(share)}; of all customers ${percent(allShare)}).${whose}`,
  };
}

function nothing(categories: number): string {
  return categories === 0
    ? "Nothing is known of the categories they buy: the source names none."
    : "No further category is bought more often by buyers like them than by customers on the whole.";
}
