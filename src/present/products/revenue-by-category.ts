import { change, count, detail, number, share, text, wholeMoney } from "../columns.ts";
import { formatChange, formatDay, formatPercent } from "../format.ts";
import {
  type Analysed,
  ask,
  buyersOf,
  listedWords,
  type Part,
  SORTED_BY,
  uniqueNames,
  whole,
} from "./wording.ts";

/** What each category sold in a period. */
export function presentRevenue(result: Analysed<"revenue_by_category">): Part {
  const { categories, totals, period, before, sort, provenance } = result;
  const { currency } = provenance;
  const [first] = categories;
  const days = `${formatDay(period.from)} to ${formatDay(period.to)}`;
  return {
    headline: first
      ? `${first.category}: ${whole(first.valueCents, currency)}, ${formatPercent(first.share)} of what categories sold`
      : "No category has sales that can be shown.",
    summary: `${days}. ${listedWords(result, { shown: categories.length, by: SORTED_BY[sort] })}`,
    charts:
      categories.length < 2
        ? []
        : [
            {
              kind: "bar",
              title: "Sales by category",
              categories: uniqueNames(categories.map(({ category }) => category)),
              series: [
                { name: "This period", values: categories.map(({ valueCents }) => valueCents) },
                ...(before
                  ? [{ name: "The period before", values: categories.map((row) => row.beforeValueCents) }]
                  : []),
              ],
              unit: { kind: "money", currency, digits: 0 },
              xLabel: "Category",
              yLabel: "Sales",
            },
          ],
    facts: [
      { label: "All categories", value: whole(totals.valueCents, currency) },
      { label: "Against the period before", value: formatChange(totals.growth) },
    ],
    tables: [
      {
        caption: "Sales by category",
        columns: [
          text("category", "Category"),
          wholeMoney("sales", "Sales", currency),
          share("share", "Share"),
          change("growth", "Change"),
          number("units", "Units"),
          count("orders", "Orders"),
          count("customers", "Customers"),
          detail(wholeMoney("sales_before", "Sales before", currency)),
        ],
        rows: categories.map((row) => [
          row.category,
          row.valueCents,
          row.share,
          row.growth,
          row.units,
          row.orders,
          row.customers,
          row.beforeValueCents,
        ]),
      },
    ],
    next: [
      ...categories.slice(0, 2).map(({ category }) => buyersOf(category)),
      ask("How categories develop", { analysis: "category_trends" }),
    ],
  };
}
