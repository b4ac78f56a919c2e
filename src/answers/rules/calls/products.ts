import type { ToolRequest } from "../../../tools/ask.ts";
import { isoDay } from "../calendar.ts";
import type { Measure } from "../ranking.ts";
import type { Reading } from "../reading.ts";
import { categoryOf, filtersOf, limitOf, productOf } from "./filters.ts";

type ProductsRequest = ToolRequest<"analyze_products">;
type ProductsInput = ProductsRequest["input"];
type Analysis = ProductsInput["analysis"];
type Sort = NonNullable<ProductsInput["sort"]>;

/** What an analysis can be ranked by, in the question's terms. */
const SORTS: Readonly<Record<Analysis, Partial<Record<Measure, Sort>>>> = {
  revenue_by_category: {
    value: "value",
    orders: "orders",
    units: "units",
    size: "customers",
    growth: "growth",
  },
  category_repurchase_rate: { repurchase: "repurchase", size: "customers" },
  category_popularity: { size: "customers", orders: "orders", growth: "growth" },
  category_by_segment: { size: "customers" },
  category_trends: { value: "value", orders: "orders", growth: "growth" },
  category_value: { value: "value", orders: "orders", size: "customers" },
  bundles: {},
  seasonal_performance: { lift: "lift", value: "value" },
  product_performance: {
    ...{ value: "value", units: "units", orders: "orders", frequency: "orders" },
    ...{ size: "customers", growth: "growth", repurchase: "repurchase" },
  },
};

/** Analyses that can be about some customers only. */
const ABOUT_SOME: ReadonlySet<Analysis> = new Set([
  "revenue_by_category",
  "category_repurchase_rate",
  "category_popularity",
  "category_by_segment",
  "category_value",
]);

export function productsCall(reading: Reading, analysis: Analysis): ProductsRequest {
  return {
    tool: "analyze_products",
    input: {
      analysis,
      ...ownArguments(reading, analysis),
      ...sortOf(reading, analysis),
      ...limitOf(reading),
    },
  };
}

function ownArguments(reading: Reading, analysis: Analysis): Omit<ProductsInput, "analysis"> {
  switch (analysis) {
    case "revenue_by_category": {
      const days = periodOf(reading);
      // By day the sales of some customers alone are not known.
      return { ...("from" in days ? categoryOf(reading) : aboutSome(reading, analysis)), ...days };
    }
    case "category_repurchase_rate":
      return { ...aboutSome(reading, analysis), ...withinOf(reading) };
    case "category_by_segment":
      return { ...aboutSome(reading, analysis), ...(reading.axis ? { group_by: reading.axis } : {}) };
    case "category_trends":
      return { ...categoryOf(reading), ...granularityOf(reading) };
    case "bundles":
      return productOf(reading);
    case "seasonal_performance":
      return { ...categoryOf(reading), ...reading.season, ...ofOf(reading) };
    case "product_performance":
      return /\bcategor/.test(reading.text) ? categoryOf(reading) : productOf(reading);
    default:
      return aboutSome(reading, analysis);
  }
}

function aboutSome(reading: Reading, analysis: Analysis): Omit<ProductsInput, "analysis"> {
  if (!ABOUT_SOME.has(analysis)) return categoryOf(reading);
  return filtersOf(reading);
}

function periodOf({ period }: Reading): { from?: string; to?: string } {
  return period.direction === "past" && period.span
    ? { from: isoDay(period.span.from), to: isoDay(period.span.to) }
    : {};
}

const WITHIN_DAYS_MAX = 3_650;

function withinOf({ period, text }: Reading): { within_days?: number } {
  const named = /\bwithin (?:the first |about |a )?(\d+)? ?(day|week|month|quarter|year)s?\b/.exec(text);
  const duration = period.ahead?.kind === "for" ? period.ahead.duration : undefined;
  const unit = { day: 1, week: 7, month: 30, quarter: 90, year: 365 } as const;
  const days = named
    ? Number(named[1] ?? 1) * unit[named[2] as keyof typeof unit]
    : duration && duration.count * unit[duration.unit];
  return days && days >= 1 && days <= WITHIN_DAYS_MAX ? { within_days: Math.round(days) } : {};
}

function granularityOf({ granularity }: Reading): { granularity?: "month" | "quarter" } {
  return granularity === "month" || granularity === "quarter" ? { granularity } : {};
}

const PRODUCTS = /\b(?:products?|items?|skus?|articles?|titles|goods|single products?)\b/;

function ofOf({ text }: Reading): { of?: "categories" | "products" } {
  return PRODUCTS.test(text) && !/\bcategories (?:and|not)|\bnot products/.test(text)
    ? { of: "products" }
    : {};
}

function sortOf({ measure }: Reading, analysis: Analysis): { sort?: Sort } {
  const sort = measure && SORTS[analysis][measure];
  return sort ? { sort } : {};
}
