import { z } from "zod";
import { UserError } from "../../errors.ts";
import { countCategorised, listCategoryBuyers, listTopProducts } from "../../store/customer-affinity.ts";
import { isFiltered } from "../customer-filter.ts";
import { centsSchema } from "../shared.ts";
import { withheldBecause } from "../withheld.ts";
import { fittingShape, summarizeFitting } from "./fitting.ts";
import type { AnalysisScope } from "./question.ts";

export const affinityShape = {
  analysis: z.literal("product_affinity"),
  ...fittingShape,
  rankedBy: z
    .enum(["preference", "buyers"])
    .describe("preference: against all customers, where filters are set; buyers: most buyers first"),
  offset: z.number().int(),
  categories: z.array(
    z.object({
      category: z.string(),
      buyers: z.number().int(),
      share: z.number().min(0).max(1).describe("Of those who fit and of whom categories are known"),
      shareOfAll: z.number().min(0).max(1).describe("The same among all customers of the shop"),
      index: z.number().nullable().describe("share divided by shareOfAll: over 1 = liked more than usual"),
      orders: z.number().int().nullable(),
      salesValueCents: centsSchema,
      repeatShare: z.number().min(0).max(1).describe("Of the buyers, those who bought of it on a second day"),
    }),
  ),
  matchingCategories: z.number().int().describe("Categories with enough buyers, of which a page is listed"),
  products: z
    .array(
      z.object({
        productId: z.string(),
        title: z.string().nullable(),
        category: z.string().nullable(),
        buyers: z.number().int(),
        repeatShare: z.number().min(0).max(1),
        salesValueCents: centsSchema,
      }),
    )
    .nullable()
    .describe("Products with most buyers in the whole shop; null where filters are set"),
};

/**
 * Which categories those who fit prefer.
 *
 * @throws UserError where a sort of customers is asked for.
 */
export async function analyzeAffinity(scope: AnalysisScope) {
  const { question, filter, tx, context, basis } = scope;
  const { groupMin: min } = context;
  const { tenantId } = context.tenant;
  if (question.sort !== undefined) {
    throw new UserError("product_affinity ranks categories, not customers: leave sort out.");
  }
  const isAboutSome = isFiltered(question);
  const fitting = await summarizeFitting(scope, filter);
  const answer = {
    analysis: "product_affinity" as const,
    rankedBy: isAboutSome ? ("preference" as const) : ("buyers" as const),
    offset: question.offset,
    fitting,
  };
  const withheld = withheldBecause({ members: fitting.matching, whole: basis.customers, min });
  if (withheld)
    return { ...answer, categories: [], matchingCategories: 0, products: null, unknown: [withheld] };

  const known = await countCategorised(tx, { tenantId, filter });
  const counted = (await listCategoryBuyers(tx, { tenantId, filter })).filter(({ buyers }) => buyers > 0);
  const page = { customersMin: min, limit: question.limit };
  const products = isAboutSome ? null : await listTopProducts(tx, tenantId, page);
  const large = counted.filter(({ buyers }) => buyers >= min);
  const ranked = large
    .map((row) => ({ row, preference: preferenceOf(row, known) }))
    // The database has them by buyers already.
    .sort((one, other) => (isAboutSome ? other.preference - one.preference : 0))
    .map(({ row }) => row);
  return {
    ...answer,
    categories: ranked.slice(question.offset, question.offset + question.limit).map((row) => {
      const share = row.buyers / known.categorised;
      const shareOfAll = row.buyersOfShop / known.ofShop;
      return {
        category: row.category,
        buyers: row.buyers,
        ...{ share, shareOfAll, index: share / shareOfAll },
        orders: row.orders,
        salesValueCents: row.salesValueCents,
        repeatShare: row.again / row.buyers,
      };
    }),
    matchingCategories: ranked.length,
    products:
      products?.map(({ again, ...product }) => ({ ...product, repeatShare: again / product.buyers })) ?? null,
    unknown: [
      ...(large.length < counted.length
        ? [`Categories with under ${min} of these buyers are left out.`]
        : []),
      ...uncategorised(known.buyers - known.categorised),
      ...(isAboutSome ? ["Single products are known for the whole shop only: leave the filters out."] : []),
    ],
  };
}

/**
 * How much more than usual, cautiously: as if five more had bought as everybody does, so that five of ten buyers do
 * not outdo five hundred of a thousand.
 */
function preferenceOf(
  row: { buyers: number; buyersOfShop: number },
  known: { categorised: number; ofShop: number },
): number {
  const usual = (known.categorised * row.buyersOfShop) / known.ofShop;
  return (row.buyers + CAUTION_BUYERS) / (usual + CAUTION_BUYERS);
}

const CAUTION_BUYERS = 5;

function uncategorised(buyers: number): string[] {
  if (buyers <= 0) return [];
  return [`${buyers} of the buyers are not counted: no category is known of what they bought.`];
}

export const AFFINITY_METHOD =
  "A preference is the share of these customers who ever bought of a category, divided by the same share of all customers; the ranking is cautious where few bought. Returns are not taken off.";
