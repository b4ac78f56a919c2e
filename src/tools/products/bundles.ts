import { z } from "zod";
import { listBundles } from "../../store/product-reads.ts";
import type { Thing } from "./meant.ts";
import type { ProductsQuestion } from "./question.ts";

const productSchema = z.object({
  productId: z.string(),
  title: z.string().nullable(),
  category: z.string().nullable(),
  orders: z.number().int().describe("Orders with it"),
});

export const bundlesShape = {
  kind: z.literal("bundles"),
  offset: z.number().int(),
  product: z
    .object({ productId: z.string(), title: z.string().nullable() })
    .nullable()
    .describe("What goes with it was asked; null: all pairs"),
  category: z.string().nullable().describe("Only pairs with a product of this category; null: of any"),
  ordersTotal: z.number().int().nullable().describe("Orders that were looked at; null without a pair"),
  matching: z.number().int(),
  bundles: z.array(
    z.object({
      product: productSchema,
      other: productSchema,
      ordersBoth: z.number().int(),
      support: z.number().min(0).max(1).describe("Share of all orders with both"),
      confidence: z
        .number()
        .min(0)
        .max(1)
        .describe("Of the orders with the product, the share with the other"),
      lift: z
        .number()
        .describe("How many times as often as by chance; never ranked by, since it favours the rare"),
      pValue: z.number().min(0).max(1).describe("Probability of so many orders with both by chance"),
      similarity: z.number().describe("How much the two go together, 0 to 1: what the ranking goes by"),
    }),
  ),
};

/** Which products are bought together. */
export async function bundles(question: ProductsQuestion, product: Thing | undefined) {
  const { asked, context, tx, category } = question;
  const { limit, offset } = asked;
  const found = await listBundles(tx, context.tenant.tenantId, {
    ...{ category, limit, offset },
    productId: product?.id,
  });
  return {
    answer: {
      kind: "bundles" as const,
      ...{ offset, matching: found.matching },
      product: product ? { productId: product.id, title: product.title } : null,
      category: category ?? null,
      ordersTotal: found.bundles[0]?.ordersTotal ?? null,
      bundles: found.bundles.map(({ support, confidence, lift, pValue, similarity, ordersBoth, ...row }) => ({
        product: {
          ...{ productId: row.productId, title: row.title, category: row.category },
          orders: row.ordersProduct,
        },
        other: {
          ...{ productId: row.otherProductId, title: row.otherTitle, category: row.otherCategory },
          orders: row.ordersOther,
        },
        ...{ ordersBoth, support, confidence, lift, pValue, similarity },
      })),
    },
    method: METHOD,
    rows: { pairs: found.matching },
    unknown: [
      "Pairs in fewer than 10 orders or 0.02 % of all, or of fewer than 5 customers, are left out: too few to tell.",
    ],
  };
}

const METHOD =
  "Pairs of products in one order more often than chance would have it, sure at 1 % for all pairs together; ranked by how much they go together (shrunken cosine), not by lift, which favours the rare. Over all sales of all time.";
