import { count, detail, number, score, share, text } from "../columns.ts";
import { formatPercent } from "../format.ts";
import { type Analysed, ask, listedWords, type Part, productName, uniqueNames } from "./wording.ts";

/** Which products are bought together. */
export function presentBundles(result: Analysed<"bundles">): Part {
  const { bundles, product, category } = result;
  const [first] = bundles;
  const of = product ? ` with ${productName(product)}` : category ? ` with products of ${category}` : "";
  return {
    headline: first
      ? `${formatPercent(first.confidence)} of orders with ${productName(first.product)} have ${productName(first.other)}, too`
      : `Nothing is bought together${of} more than chance would have it.`,
    summary: listedWords(result, { shown: bundles.length, by: "how much they go together" }),
    charts:
      bundles.length < 2
        ? []
        : [
            {
              kind: "bar",
              title: product ? `Bought with ${productName(product)}` : `Bought together${of}`,
              categories: uniqueNames(
                bundles.map((pair) =>
                  product
                    ? productName(pair.other)
                    : `${productName(pair.product)} + ${productName(pair.other)}`,
                ),
              ),
              series: [
                { name: "Orders that have the other, too", values: bundles.map((pair) => pair.confidence) },
              ],
              unit: { kind: "share" },
              xLabel: "Products",
              yLabel: "Share of orders",
            },
          ],
    tables: [
      {
        caption: `Bought together${of}`,
        columns: [
          text("product", "Product"),
          text("other", "Bought with"),
          count("orders_both", "Orders with both"),
          share("confidence", "Of orders with it"),
          share("support", "Of all orders"),
          number("lift", "Times as by chance"),
          detail(text("product_id", "Product id")),
          detail(text("other_id", "Other id")),
          detail(text("category", "Category")),
          detail(text("other_category", "Other category")),
          detail(count("orders", "Orders with it")),
          detail(count("other_orders", "Orders with the other")),
          detail(score("similarity", "Similarity")),
          detail(text("p_value", "P value")),
        ],
        rows: bundles.map((pair) => [
          productName(pair.product),
          productName(pair.other),
          pair.ordersBoth,
          pair.confidence,
          pair.support,
          Math.round(pair.lift * 10) / 10,
          pair.product.productId,
          pair.other.productId,
          pair.product.category,
          pair.other.category,
          pair.product.orders,
          pair.other.orders,
          pair.similarity,
          pair.pValue.toExponential(1),
        ]),
      },
    ],
    next: bundles
      .slice(0, 2)
      .map((pair) => (product ? pair.other : pair.product))
      .filter((one, nth, all) => all.findIndex(({ productId }) => productId === one.productId) === nth)
      .map((one) => ask(`With ${productName(one)}`, { analysis: "bundles", product: one.productId })),
  };
}
