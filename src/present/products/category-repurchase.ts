import { change, count, days, share, text } from "../columns.ts";
import { formatDays, formatPercent } from "../format.ts";
import { type Analysed, ask, buyersOf, listedWords, type Part, SORTED_BY, uniqueNames } from "./wording.ts";

/** How many of a category's buyers buy of it again. */
export function presentRepurchase(result: Analysed<"category_repurchase_rate">): Part {
  const { categories, mean, withinDays, sort } = result;
  const [first] = categories;
  const within = withinDays === null ? "" : ` within ${formatDays(withinDays)}`;
  return {
    headline: first
      ? `${first.category}: ${formatPercent(first.rate)} of its buyers came back for it${within}`
      : "No category has buyers enough for a rate.",
    summary: `Of all categories together: ${formatPercent(mean.rate)}. ${listedWords(result, { shown: categories.length, by: SORTED_BY[sort] })}`,
    charts:
      categories.length < 2
        ? []
        : [
            {
              kind: "bar",
              title: `Buyers who came back${within}`,
              categories: uniqueNames(categories.map(({ category }) => category)),
              series: [{ name: "Came back", values: categories.map(({ rate }) => rate) }],
              unit: { kind: "share" },
              xLabel: "Category",
              yLabel: "Share of buyers",
            },
          ],
    tables: [
      {
        caption: `Buyers who came back${within}`,
        columns: [
          text("category", "Category"),
          share("rate", "Came back"),
          share("rate_low", "At least"),
          share("rate_high", "At most"),
          change("against_mean", "Against all"),
          count("buyers", "Buyers"),
          days("median_days", "Typically after"),
          { ...count("buyers_again", "Came back, buyers"), isDetail: true },
        ],
        rows: categories.map((row) => [
          row.category,
          row.rate,
          row.low,
          row.high,
          row.againstMean,
          row.buyers,
          row.medianDays,
          row.again,
        ]),
      },
    ],
    next: [
      ...categories.slice(0, 2).map(({ category }) => buyersOf(category)),
      ...(withinDays === null
        ? [ask("Within 90 days", { analysis: "category_repurchase_rate", within_days: 90 })]
        : []),
    ],
  };
}
