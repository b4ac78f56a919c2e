import { count, detail, money, share, text, wholeMoney } from "../columns.ts";
import { formatMoney } from "../format.ts";
import { type Analysed, ask, buyersOf, listedWords, type Part, uniqueNames } from "./wording.ts";

const BY = { value: "value per buyer", orders: "number of orders", customers: "number of buyers" } as const;

/** What a buyer of each category is worth. */
export function presentValue(result: Analysed<"category_value">): Part {
  const { categories, sort, provenance } = result;
  const { currency } = provenance;
  const [first] = categories;
  return {
    headline: first
      ? `${first.category}: ${formatMoney(first.valuePerBuyerCents, currency)} per buyer`
      : "No category has buyers enough to be shown.",
    summary: listedWords(result, { shown: categories.length, by: BY[sort] }),
    charts:
      categories.length < 2
        ? []
        : [
            {
              kind: "bar",
              title: "Value per buyer, by category",
              categories: uniqueNames(categories.map(({ category }) => category)),
              series: [{ name: "Per buyer", values: categories.map((row) => row.valuePerBuyerCents) }],
              unit: { kind: "money", currency },
              xLabel: "Category",
              yLabel: "Value per buyer",
            },
          ],
    tables: [
      {
        caption: "What buyers of categories are worth",
        columns: [
          text("category", "Category"),
          money("value_per_buyer", "Per buyer", currency),
          money("value_per_order", "Per order", currency),
          money("average_order", "Whole order", currency),
          wholeMoney("expected_value_12m", "Expected, 12 months", currency),
          share("churn_risk", "Churn risk"),
          count("buyers", "Buyers"),
          detail(count("orders", "Orders")),
          detail(wholeMoney("net_value", "Net value", currency)),
        ],
        rows: categories.map((row) => [
          row.category,
          row.valuePerBuyerCents,
          row.valuePerOrderCents,
          row.averageOrderValueCents,
          row.expectedValue12mCents,
          row.churnRisk,
          row.buyers,
          row.orders,
          row.netValueCents,
        ]),
      },
    ],
    next: [
      ...categories.slice(0, 2).map(({ category }) => buyersOf(category)),
      ask("Who comes back", { analysis: "category_repurchase_rate" }),
    ],
  };
}
