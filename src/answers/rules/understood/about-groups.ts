import { METRIC_NAMES } from "../../../present/forecast-metrics.ts";
import type { ToolRequest } from "../../../tools/ask.ts";
import { dayName, filterParts, joined, top } from "./parts.ts";

type InputOf<Name extends ToolRequest["tool"]> = ToolRequest<Name>["input"];

const SEGMENT_SORTS = {
  ltv: "by value",
  size: "by number of customers",
  growth_rate: "by growth",
  churn_rate: "by churn risk",
  frequency: "by how often they buy",
  recency: "by last purchase",
} as const;

export function describeSegments(input: InputOf<"analyze_segments">, currency: string): string {
  const { archetype, segment: _, axis: __, ...filters } = input;
  switch (input.analysis) {
    case "comparison":
      return `Segments compared: "${archetype ?? input.segment ?? "?"}" and "${input.compare_with ?? input.compare_segment ?? "?"}"`;
    case "growth":
      return joined([
        `How ${groups(input.group_by)} grow`,
        input.days === undefined ? undefined : `last ${input.days} days`,
        input.sort && SEGMENT_SORTS[input.sort],
        top(input.limit, input.offset),
        ...filterParts(filters, currency),
      ]);
    case "seasonal":
      return joined([
        `What ${groups(input.group_by)} buy ${season(input)}`,
        top(input.limit, input.offset),
        ...filterParts(filters, currency),
      ]);
    default:
      if (archetype !== undefined) return `Segment "${archetype}"`;
      return joined([
        `Segments ${SEGMENT_SORTS[input.sort ?? "ltv"]}`,
        top(input.limit, input.offset),
        ...filterParts(filters, currency),
      ]);
  }
}

function groups(by: InputOf<"analyze_segments">["group_by"]): string {
  return by === undefined || by === "archetype" ? "segments" : `segments by ${words(by)}`;
}

const PRODUCTS = {
  revenue_by_category: "Sales by category",
  category_repurchase_rate: "How many buy of a category again",
  category_popularity: "How many buy of each category",
  category_by_segment: "Which segments buy of which categories",
  category_trends: "Trend of each category",
  category_value: "What a buyer of each category is worth",
  bundles: "Products bought together",
  seasonal_performance: "What sells more than usual",
  product_performance: "Products by sales",
} as const;

export function describeProducts(input: InputOf<"analyze_products">, currency: string): string {
  const { category, ...filters } = input;
  return joined([
    `${PRODUCTS[input.analysis]}${input.analysis === "seasonal_performance" ? ` ${season(input)}` : ""}`,
    category === undefined ? undefined : `category "${category}"`,
    input.product === undefined ? undefined : `product "${input.product}"`,
    input.group_by === undefined || input.group_by === "archetype"
      ? undefined
      : `by ${words(input.group_by)}`,
    input.from === undefined ? undefined : `from ${dayName(input.from)}`,
    input.to === undefined ? undefined : `to ${dayName(input.to)}`,
    input.within_days === undefined ? undefined : `within ${input.within_days} days`,
    input.granularity === undefined ? undefined : `by ${input.granularity}`,
    input.of === "products" ? "single products" : undefined,
    input.sort === undefined ? undefined : `by ${words(input.sort)}`,
    top(input.limit, input.offset),
    ...filterParts(filters, currency),
  ]);
}

function season(input: {
  event?: string | undefined;
  season_from?: string | undefined;
  season_to?: string | undefined;
}): string {
  if (input.event !== undefined) return `in the season ${words(input.event)}`;
  return input.season_from === undefined ? "in season" : `from ${input.season_from} to ${input.season_to}`;
}

/** What a metric is called within a sentence. */
export function metricName(metric: keyof typeof METRIC_NAMES): string {
  return METRIC_NAMES[metric].toLowerCase();
}

/** As the tool has it where nobody says how far. */
const USUAL_HORIZON = 12;

export function describeForecast(input: InputOf<"forecast_metrics">): string {
  const unit = input.granularity ?? "week";
  const horizon = input.horizon ?? USUAL_HORIZON;
  const span = horizon === 1 ? `the next ${unit}` : `the next ${horizon} ${unit}s`;
  const start = input.from === undefined ? "" : `, from ${dayName(input.from)} on`;
  return `Forecast of ${metricName(input.metric)} for ${span}${start}`;
}

function words(name: string): string {
  return name.replaceAll("_", " ");
}
