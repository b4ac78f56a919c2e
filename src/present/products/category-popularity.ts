import { change, count, share, text } from "../columns.ts";
import { formatCount, formatPercent } from "../format.ts";
import { type Analysed, ask, buyersOf, listedWords, type Part, SORTED_BY, uniqueNames } from "./wording.ts";

/** How many customers buy of each category. */
export function presentPopularity(result: Analysed<"category_popularity">): Part {
  const { categories, customers, trendDays, sort } = result;
  const [first] = categories;
  return {
    headline: first
      ? `${first.category}: bought by ${formatPercent(first.share)} of customers`
      : "No category has buyers enough to be shown.",
    summary: `Of ${formatCount(customers, "customer")} with a purchase. ${listedWords(result, { shown: categories.length, by: SORTED_BY[sort] })}`,
    charts:
      categories.length < 2
        ? []
        : [
            {
              kind: "bar",
              title: "Share of customers who bought of it",
              categories: uniqueNames(categories.map(({ category }) => category)),
              series: [{ name: "Customers", values: categories.map((row) => row.share) }],
              unit: { kind: "share" },
              xLabel: "Category",
              yLabel: "Share of customers",
            },
          ],
    tables: [
      {
        caption: "Popularity of categories",
        columns: [
          text("category", "Category"),
          count("buyers", "Buyers"),
          share("share", "Share of customers"),
          count("orders", "Orders"),
          share("share_of_orders", "Share of orders"),
          count("buyers_now", `Buyers, last ${trendDays} days`),
          change("trend", `Against the ${trendDays} before`),
          { ...count("buyers_before", `Buyers, ${trendDays} days before`), isDetail: true },
        ],
        rows: categories.map((row) => [
          row.category,
          row.buyers,
          row.share,
          row.orders,
          row.shareOfOrders,
          row.buyersNow,
          row.growth,
          row.buyersBefore,
        ]),
      },
    ],
    next: [
      ...categories.slice(0, 2).map(({ category }) => buyersOf(category)),
      ask("Who buys what", { analysis: "category_by_segment" }),
    ],
  };
}
