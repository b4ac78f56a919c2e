import { count, number, share, text, wholeMoney } from "../columns.ts";
import { formatNumber, formatPercent } from "../format.ts";
import type { Chart, Choice, Table } from "../report.ts";
import { type Analysed, type Part, people, titled } from "./wording.ts";

type Result = Analysed<"product_affinity">;

const CHARTED = 15;

/** Which categories and products customers prefer. */
export function presentAffinity(result: Result): Part {
  const { categories, matching, products } = result;
  return {
    headline: headline(result),
    summary: summary(result),
    charts: categories.length > 1 ? [categoryChart(result)] : [],
    facts: [{ label: "Customers who fit", value: people(matching) }],
    tables: [
      ...(categories.length > 0 ? [categoryTable(result)] : []),
      ...(products && products.length > 0 ? [productTable(products, result.provenance.currency)] : []),
    ],
    next: categories.slice(0, 2).map(({ category }) => buyersOf(category)),
  };
}

function headline({ categories, matching, rankedBy }: Result): string {
  const [first] = categories;
  if (!first) return `${people(matching)}: what they prefer is unknown`;
  const share = formatPercent(first.share, { digits: 0 });
  if (rankedBy === "buyers") return `${first.category} leads: ${share} of customers bought of it`;
  const times = first.index === null ? "" : `, ${formatNumber(first.index)} times as many as usual`;
  return `They prefer ${first.category}: ${share} bought of it${times}`;
}

function summary({ rankedBy, categories, matchingCategories, offset }: Result): string {
  const order = rankedBy === "buyers" ? "by buyers" : "by preference against all customers";
  if (categories.length === 0) return "No category has enough buyers to be shown.";
  return `Categories ${formatNumber(offset + 1)} to ${formatNumber(offset + categories.length)} of ${formatNumber(matchingCategories)}, ${order}.`;
}

function categoryChart({ categories, rankedBy }: Result): Chart {
  const charted = categories.slice(0, CHARTED);
  return {
    kind: "bar",
    title: rankedBy === "buyers" ? "Share of customers who bought" : "Their share and everybody's",
    categories: charted.map(({ category }) => category),
    series: [
      { name: "These customers", values: charted.map(({ share }) => share) },
      ...(rankedBy === "buyers"
        ? []
        : [{ name: "All customers", values: charted.map(({ shareOfAll }) => shareOfAll) }]),
    ],
    unit: { kind: "share" },
    xLabel: "Category",
    yLabel: "Share of customers",
  };
}

function categoryTable({ categories, provenance }: Result): Table {
  return {
    caption: "Categories",
    columns: [
      text("category", "Category"),
      count("buyers", "Buyers"),
      share("share", "Share"),
      share("share_of_all", "Share of all customers"),
      number("index", "Times as usual"),
      share("repeat_share", "Bought it again"),
      wholeMoney("sales_value", "Sales", provenance.currency),
      { ...count("orders", "Orders"), isDetail: true },
    ],
    rows: categories.map((one) => [
      one.category,
      one.buyers,
      one.share,
      one.shareOfAll,
      one.index === null ? null : Math.round(one.index * 100) / 100,
      one.repeatShare,
      one.salesValueCents,
      one.orders,
    ]),
  };
}

function productTable(products: NonNullable<Result["products"]>, currency: string): Table {
  return {
    caption: "Products with most buyers, whole shop",
    columns: [
      text("title", "Product"),
      text("category", "Category"),
      count("buyers", "Buyers"),
      share("repeat_share", "Bought it again"),
      wholeMoney("sales_value", "Sales", currency),
      { ...text("product_id", "Id"), isDetail: true },
    ],
    rows: products.map((one) => [
      one.title ?? one.productId,
      one.category,
      one.buyers,
      one.repeatShare,
      one.salesValueCents,
      one.productId,
    ]),
  };
}

function buyersOf(category: string): Choice {
  return {
    kind: "ask",
    label: `Buyers of ${titled(category)}`,
    request: { tool: "analyze_customers", input: { analysis: "high_value", category } },
  };
}
