import { z } from "zod";
import { findOffers } from "../../store/recommendation-reads.ts";
import {
  findPairs,
  listPaired,
  listSuggested,
  type PairedProduct,
  SUGGESTIONS_COUNTED,
} from "../../store/recommendations/cross-sell.ts";
import { findProducts, type NamedProduct } from "../../store/recommendations/products.ts";
import type { RecommendedProduct } from "../../store/schema/recommendations.ts";
import { type Advised, type CustomerAsk, FIRST, type GroupAsk, moneyOf, shopOf } from "./ask.ts";
import { type Product, type ProductBecause, productPage, productWords } from "./evidence.ts";

export const crossSellSchema = z.object({
  recommendation: z.literal("cross_sell"),
  ...productPage.shape,
});
type CrossSell = z.input<typeof crossSellSchema>;

const METHOD =
  "Products new to them that follow from what they bought, by a model of which products speak for which, judged on the shop's last 90 days; beside it pairs that are in one order more often than by chance. Nothing that was not sold in the last 90 days.";

/** Products new to a customer that go with what they bought. */
export async function crossSellForOne(ask: CustomerAsk): Promise<Advised<CrossSell>> {
  const { tx, one, page } = ask;
  const shop = { ...shopOf(ask), customerId: one.row.customerId };
  const { discover } = await findOffers(tx, shop, LIST_MAX);
  const paired = await listPaired(tx, shop, LIST_MAX);
  const known = new Set(discover.map(({ productId }) => productId));
  const further = paired.filter(({ productId }) => !known.has(productId));
  const pairs = await findPairs(
    tx,
    shop.tenantId,
    discover.flatMap(({ productId, because }) =>
      typeof because.productId === "string" ? [{ productId, withProductId: because.productId }] : [],
    ),
  );
  const named = await findProducts(tx, shop.tenantId, [
    ...discover.flatMap((product) => [product.productId, ...reasonsOf(product)]),
    ...further.flatMap(({ productId, withProductId }) => [productId, withProductId]),
  ]);
  const wordsOf = wordsBy(named, ask);
  const products = [
    ...discover.map((product) => wordsOf(product.productId, discoverBecause(product, pairs, named))),
    ...further.map((pair) =>
      wordsOf(pair.productId, {
        kind: "goes_with",
        products: [titled(pair.withProductId, named)],
        orders: { both: pair.ordersBoth, with: pair.ordersWith },
      }),
    ),
  ];
  return {
    advice: {
      recommendation: "cross_sell",
      matching: products.length,
      offset: page.offset,
      products: products.slice(page.offset, page.offset + page.limit),
    },
    nothingBecause:
      products.length > 0
        ? null
        : "Nothing on offer follows from what they bought: too few others bought the same.",
    method: METHOD,
    rows: { products: products.length },
  };
}

const LIST_MAX = 10;

/** Products that are among the first suggestions of most of a group. */
export async function crossSellForGroup(ask: GroupAsk): Promise<Advised<CrossSell>> {
  const { tx, filter, page, context, customers, few } = ask;
  const { tenantId } = context.tenant;
  const asked = { filter, min: context.groupMin };
  const suggested = few ? [] : await listSuggested(tx, tenantId, { ...asked, ...page });
  // A page after the last one has no row to tell how many there are.
  const isPast = !few && suggested.length === 0 && page.offset > 0;
  const [first] = isPast ? await listSuggested(tx, tenantId, { ...asked, ...FIRST }) : suggested;
  const named = await findProducts(
    tx,
    tenantId,
    suggested.flatMap(({ productId, withProductId }) => [productId, withProductId ?? productId]),
  );
  const wordsOf = wordsBy(named, ask);
  const matching = first?.matching ?? 0;
  return {
    advice: {
      recommendation: "cross_sell",
      matching,
      offset: page.offset,
      products: suggested.map(({ productId, members, withProductId, membersWith }) =>
        wordsOf(productId, {
          kind: "suggested_to",
          members,
          of: customers,
          with:
            withProductId === null || membersWith === null || membersWith < context.groupMin
              ? null
              : { ...titled(withProductId, named), members: membersWith },
        }),
      ),
    },
    nothingBecause:
      matching > 0 ? null : (few ?? `No product is suggested to ${context.groupMin} or more of them.`),
    method: `${METHOD} Of each customer's suggestions the first ${SUGGESTIONS_COUNTED} count.`,
    rows: { products: matching },
    unknown: [`Products suggested to fewer than ${context.groupMin} of them are withheld.`],
  };
}

type Names = ReadonlyMap<string, NamedProduct>;

const wordsBy =
  (named: Names, ask: CustomerAsk | GroupAsk) =>
  (productId: string, because: ProductBecause): Product => {
    const { title = null, category = null, priceCents = null } = named.get(productId) ?? {};
    return { productId, title, category, priceCents, because, text: productWords(because, moneyOf(ask)) };
  };

function titled(productId: string, named: Names) {
  return { productId, title: named.get(productId)?.title ?? null };
}

function reasonsOf({ because }: RecommendedProduct): string[] {
  return [because.productId, because.otherProductId].filter((id) => typeof id === "string");
}

function discoverBecause(
  product: RecommendedProduct,
  pairs: readonly PairedProduct[],
  named: Names,
): ProductBecause {
  const reasons = reasonsOf(product);
  const [first] = reasons;
  if (first === undefined) return { kind: "popular", customers: Number(product.because.customers ?? 0) };
  const pair = pairs.find((one) => one.productId === product.productId && one.withProductId === first);
  return {
    kind: "goes_with",
    products: reasons.map((id) => titled(id, named)),
    orders: pair ? { both: pair.ordersBoth, with: pair.ordersWith } : null,
  };
}
