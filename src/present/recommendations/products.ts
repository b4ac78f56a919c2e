import type { Product } from "../../tools/recommendations/evidence.ts";
import { count, detail, money, share, text } from "../columns.ts";
import { formatCount, formatMoney, formatPercent } from "../format.ts";
import type { Cell, Table } from "../report.ts";
import { type AdviceOf, type Advised, type Part, whom } from "./wording.ts";

/** Dearer choices, or more of the same. */
export function presentUpsell(advised: Advised, advice: AdviceOf<Advised, "upsell">): Part {
  const { currency } = advised.provenance;
  return {
    headline: `${formatCount(advice.matching, "product")} to sell up to`,
    summary: whom(advised),
    facts: [
      ...(advised.kind === "customer"
        ? [{ label: "Average order", value: formatMoney(advice.averageOrderValueCents, currency) }]
        : []),
      ...advice.categories.map(({ category, theirPriceCents, percentile }) => ({
        label: `Pays in ${category}`,
        value: `${formatMoney(theirPriceCents, currency)}${percentile === null ? "" : `, more than ${formatPercent(percentile, { digits: 0 })} of its buyers`}`,
      })),
    ].slice(0, FACTS),
    tables: [productTable(advice.products, currency, "To sell up to")],
  };
}

const FACTS = 8;

/** Products new to them. */
export function presentCrossSell(advised: Advised, advice: AdviceOf<Advised, "cross_sell">): Part {
  return {
    headline: `${formatCount(advice.matching, "product")} new to them that fit what they bought`,
    summary: whom(advised),
    tables: [productTable(advice.products, advised.provenance.currency, "To offer as new")],
  };
}

export function productTable(products: readonly Product[], currency: string, caption: string): Table {
  return {
    caption,
    columns: [
      text("product", "Product"),
      text("category", "Category"),
      money("price", "Paid on average", currency),
      text("why", "Why"),
      detail(text("product_id", "Product id")),
      detail(text("reason", "Kind of reason")),
      detail(count("reason_customers", "Customers behind the reason")),
    ],
    rows: products.map(({ productId, title, category, priceCents, because, text: why }) => [
      title ?? productId,
      category,
      priceCents,
      why,
      productId,
      because.kind,
      customersBehind(because),
    ]),
  };
}

function customersBehind(because: Product["because"]): Cell {
  switch (because.kind) {
    case "dearer_in_category":
      return because.alike?.buyers ?? because.buyers;
    case "popular":
      return because.customers;
    case "suggested_to":
      return because.members;
    default:
      return null;
  }
}

/** Categories they have not bought of. */
export function presentExpansion(advised: Advised, advice: AdviceOf<Advised, "expansion">): Part {
  return {
    headline: `${formatCount(advice.matching, "category", "categories")} to lead them to`,
    summary: whom(advised),
    facts: [{ label: "Buys already", value: advice.buys.slice(0, FACTS).join(", ") || "unknown" }],
    tables: [
      {
        caption: "Categories to lead them to",
        columns: [
          text("category", "Category"),
          text("from", "Since they buy"),
          share("share", "Of those buyers"),
          share("all_share", "Of all customers"),
          count("buyers", "Buyers of the one"),
          count("both", "Buyers of both"),
          ...(advised.kind === "group" ? [count("candidates", "Not yet")] : []),
        ],
        rows: advice.categories.map(({ category, because }) => [
          category,
          because.category,
          because.share,
          because.allShare,
          because.buyers,
          because.alsoBuy,
          ...(advised.kind === "group" ? [because.candidates] : []),
        ]),
      },
    ],
  };
}
