import { change, count, day, days, detail, number, share, text, wholeMoney } from "../columns.ts";
import { formatChange } from "../format.ts";
import {
  type Analysed,
  ask,
  listedWords,
  type Part,
  productName,
  SORTED_BY,
  uniqueNames,
  whole,
} from "./wording.ts";

/** How the products sell. */
export function presentPerformance(result: Analysed<"product_performance">): Part {
  const { products, sort, provenance } = result;
  const { currency } = provenance;
  const [first] = products;
  return {
    headline: first
      ? `${productName(first)}: ${whole(first.valueCents, currency)} in all${first.growth === null ? "" : `, ${formatChange(first.growth)} in the last 90 days`}`
      : "No product was sold.",
    summary: listedWords(result, { shown: products.length, by: SORTED_BY[sort] }),
    charts:
      products.length < 2
        ? []
        : [
            {
              kind: "bar",
              title: "Sales of the last 90 days and of the 90 before",
              categories: uniqueNames(products.map(productName)),
              series: [
                { name: "Last 90 days", values: products.map((row) => row.value90Cents) },
                { name: "90 days before", values: products.map((row) => row.valueBefore90Cents) },
              ],
              unit: { kind: "money", currency, digits: 0 },
              xLabel: "Product",
              yLabel: "Sales",
            },
          ],
    tables: [
      {
        caption: "Products",
        columns: [
          text("product", "Product"),
          wholeMoney("sales", "Sales", currency),
          number("units", "Units"),
          count("orders", "Orders"),
          share("repurchase_rate", "Bought again"),
          change("growth", "Last 90 days"),
          text("status", "Status"),
          detail(text("product_id", "Product id")),
          detail(text("category", "Category")),
          detail(count("customers", "Customers")),
          detail(days("median_days", "Days between")),
          detail(wholeMoney("sales_90", "Sales, 90 days", currency)),
          detail(wholeMoney("sales_before_90", "Sales, 90 days before", currency)),
          detail(count("orders_90", "Orders, 90 days")),
          detail(day("first_sold", "First sold")),
          detail(day("last_sold", "Last sold")),
        ],
        rows: products.map((row) => [
          productName(row),
          row.valueCents,
          row.units,
          row.orders,
          row.repurchaseRate,
          row.growth,
          row.status,
          row.productId,
          row.category,
          row.customers,
          row.daysBetweenMedian,
          row.value90Cents,
          row.valueBefore90Cents,
          row.orders90,
          row.firstSoldOn,
          row.lastSoldOn,
        ]),
      },
    ],
    next: products
      .slice(0, 2)
      .map((row) => ask(`With ${productName(row)}`, { analysis: "bundles", product: row.productId })),
  };
}
