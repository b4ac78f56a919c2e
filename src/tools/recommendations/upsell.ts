import { z } from "zod";
import {
  countAlike,
  type DearerProduct,
  listDearer,
  listGroupCategories,
  listMoreAtATime,
  listPaidCategories,
  type PaidCategory,
} from "../../store/recommendations/upsell.ts";
import { centsSchema } from "../shared.ts";
import { type Advised, type CustomerAsk, FIRST, type GroupAsk, moneyOf, shopOf } from "./ask.ts";
import { type Product, type ProductBecause, productPage, productWords } from "./evidence.ts";

export const upsellSchema = z.object({
  recommendation: z.literal("upsell"),
  averageOrderValueCents: centsSchema.describe("Of the customer; null for a group, or unknown"),
  categories: z.array(
    z.object({
      category: z.string(),
      members: z.number().int(),
      theirPriceCents: z.number().int(),
      percentile: z
        .number()
        .min(0)
        .max(1)
        .nullable()
        .describe("Share of the category's buyers who pay less for a unit; null for a group"),
    }),
  ),
  ...productPage.shape,
});
type Upsell = z.input<typeof upsellSchema>;

const METHOD =
  "Products on offer (sold in the last 90 days) in the categories they buy most, at 1.15 to 2.5 times the price per unit that they pay there on average; prices are what was paid, discounts taken off. It says what others pay, not that they will.";

/** Dearer choices of what a customer buys, those first that customers like them bought; and more of the same. */
export async function upsellForOne(ask: CustomerAsk): Promise<Advised<Upsell>> {
  const { tx, customer, one, page, context } = ask;
  const shop = { ...shopOf(ask), customerId: one.row.customerId };
  const categories = await listPaidCategories(tx, shop);
  const dearer = await listDearer(tx, shop, {
    ...{ categories, notBoughtBy: shop.customerId },
    ...{ limit: CONSIDERED, offset: 0 },
  });
  const archetypeId = customer.archetype?.id;
  const alike =
    archetypeId === undefined || dearer.length === 0
      ? undefined
      : await countAlike(tx, shop.tenantId, {
          archetypeId,
          products: dearer.map(({ productId }) => productId),
        });
  const more = await listMoreAtATime(tx, shop, CONSIDERED);
  const words = wordsBy(ask);
  const products = [
    ...dearer
      .map((product) => {
        const buyers = alike?.buyers.get(product.productId) ?? 0;
        const isTold = alike !== undefined && buyers >= context.groupMin;
        return { product, alike: isTold ? { buyers, of: alike.members } : null };
      })
      .sort((a, b) => (b.alike?.buyers ?? 0) - (a.alike?.buyers ?? 0))
      .map(({ product, alike }) => words(product, dearerBecause(product, categories, alike))),
    ...more.map((product) =>
      words(product, {
        kind: "more_at_a_time",
        orders: product.orders,
        theirUnits: product.units,
        usualUnits: product.usualUnits,
      }),
    ),
  ];
  return {
    advice: {
      recommendation: "upsell",
      averageOrderValueCents: customer.averageOrderValueCents,
      categories: categories.map(categoryOf),
      matching: products.length,
      offset: page.offset,
      products: products.slice(page.offset, page.offset + page.limit),
    },
    nothingBecause: products.length > 0 ? null : nothing(categories),
    method: METHOD,
    rows: { products: products.length },
  };
}

/** Of the dearer products this many, the most bought, are compared by who bought them. */
const CONSIDERED = 40;

/** Dearer choices in the categories that most of a group buy. */
export async function upsellForGroup(ask: GroupAsk): Promise<Advised<Upsell>> {
  const { tx, filter, page, context, few } = ask;
  const shop = shopOf(ask);
  const categories = few
    ? []
    : await listGroupCategories(tx, shop.tenantId, { filter, min: context.groupMin });
  const asked = { categories, notBoughtBy: undefined };
  const dearer = await listDearer(tx, shop, { ...asked, ...page });
  // A page after the last one has no row to tell how many there are.
  const isPast = dearer.length === 0 && page.offset > 0;
  const [first] = isPast ? await listDearer(tx, shop, { ...asked, ...FIRST }) : dearer;
  const words = wordsBy(ask);
  const matching = first?.matching ?? 0;
  return {
    advice: {
      recommendation: "upsell",
      averageOrderValueCents: null,
      categories: categories.map(categoryOf),
      matching,
      offset: page.offset,
      products: dearer.map((product) => words(product, dearerBecause(product, categories, null))),
    },
    nothingBecause: matching > 0 ? null : (few ?? nothing(categories)),
    method: METHOD,
    rows: { products: matching },
    unknown: [`Categories that fewer than ${context.groupMin} of them buy are left out.`],
  };
}

const wordsBy =
  (ask: CustomerAsk | GroupAsk) =>
  (product: NamedProduct, because: ProductBecause): Product => ({
    productId: product.productId,
    title: product.title,
    category: product.category,
    priceCents: product.priceCents,
    because,
    text: productWords(because, moneyOf(ask)),
  });
type NamedProduct = Pick<Product, "productId" | "title" | "category" | "priceCents">;

function dearerBecause(
  product: DearerProduct,
  categories: readonly PaidCategory[],
  alike: { buyers: number; of: number } | null,
): ProductBecause {
  const paid = categories.find(({ category }) => category === product.category);
  return {
    kind: "dearer_in_category",
    category: product.category,
    priceCents: product.priceCents,
    theirPriceCents: paid?.priceCents ?? 0,
    members: paid?.members ?? 0,
    buyers: product.customers,
    alike,
  };
}

function categoryOf({ category, members, priceCents, percentile }: PaidCategory) {
  return { category, members, theirPriceCents: priceCents, percentile };
}

function nothing(categories: readonly PaidCategory[]): string {
  return categories.length === 0
    ? "What they pay in a category is not known: their products have no category, or their orders no value in the shop's currency."
    : "They already buy at the upper end: nothing on offer in their categories costs somewhat more than what they pay.";
}
