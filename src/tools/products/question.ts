import { z } from "zod";
import { SEASON_EVENTS, type SeasonEvent } from "../../analytics/season/season-events.ts";
import { AXES } from "../../analytics/segments/axes.ts";
import type { CustomerFilter } from "../../store/customer-filter.ts";
import type { Queryable } from "../../store/database.ts";
import type { FiguresBasis } from "../../store/provenance.ts";
import { customerFilterShape } from "../customer-filter.ts";
import { dayInput, monthDayInput } from "../inputs.ts";
import { limitInput, offsetInput } from "../shared.ts";
import type { ToolContext } from "../tool.ts";

export const productAnalyses = [
  "revenue_by_category",
  "category_repurchase_rate",
  "category_popularity",
  "category_by_segment",
  "category_trends",
  "category_value",
  "bundles",
  "seasonal_performance",
  "product_performance",
] as const;
export type ProductAnalysisName = (typeof productAnalyses)[number];

export const productSorts = [
  "value",
  "units",
  "orders",
  "customers",
  "growth",
  "repurchase",
  "index",
  "lift",
] as const;
export type AskedSort = (typeof productSorts)[number];

const seasonEvents = Object.keys(SEASON_EVENTS) as [SeasonEvent, ...SeasonEvent[]];

/** What is asked about categories and products. */
export const productsInput = z.strictObject({
  ...customerFilterShape,
  analysis: z
    .enum(productAnalyses)
    .describe(
      "revenue_by_category: what each category sold in a period, against the period before; category_repurchase_rate: how many of a category's buyers bought of it again, and after how long; category_popularity: how many customers buy of each category, and whether more or fewer do; category_by_segment: which groups of customers buy of which categories more than others do; category_trends: each category by month or quarter, with its growth; category_value: what a buyer of each category is worth; bundles: products bought together; seasonal_performance: what sells more than usual in a season; product_performance: the products, with what rises, falls or sells no more",
    ),
  category: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe("Only this category of products, by its name"),
  product: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe(
      "bundles: what goes with this product, by its id or title; product_performance: products that are called so",
    ),
  from: dayInput.optional().describe("revenue_by_category: first day of the period, such as 2026-01-01"),
  to: dayInput
    .optional()
    .describe("revenue_by_category: its last day; the last 365 days of the data where both are left out"),
  within_days: z
    .number()
    .int()
    .min(1)
    .max(3_650)
    .optional()
    .describe("category_repurchase_rate: only a second purchase within so many days of the first counts"),
  granularity: z
    .enum(["month", "quarter"])
    .optional()
    .describe("category_trends: by month (where left out) or by quarter"),
  group_by: z
    .enum(["archetype", ...AXES])
    .optional()
    .describe("category_by_segment: groups by archetype (where left out), or by the segments of one axis"),
  event: z
    .enum(seasonEvents)
    .optional()
    .describe("seasonal_performance: the season, quarter or event of the year"),
  season_from: monthDayInput
    .optional()
    .describe("seasonal_performance: first day of a month or an event of your own, as MM-DD"),
  season_to: monthDayInput.optional().describe("seasonal_performance: its last day, as MM-DD"),
  of: z
    .enum(["categories", "products"])
    .optional()
    .describe("seasonal_performance: categories (where left out) or single products"),
  sort: z
    .enum(productSorts)
    .optional()
    .describe(
      "Highest first. revenue_by_category: value, units, orders, customers, growth; category_repurchase_rate: repurchase, customers; category_popularity: customers, orders, growth; category_by_segment: index, customers; category_trends: value, orders, growth; category_value: value, orders, customers; seasonal_performance: lift, value; product_performance: value, units, orders, customers, growth, repurchase. The first named where left out; bundles have their own order",
    ),
  limit: limitInput(10),
  offset: offsetInput,
});
export type AskedProducts = z.output<typeof productsInput>;

/** All that the answer to one question is made of. */
export interface ProductsQuestion {
  asked: AskedProducts;
  context: ToolContext;
  tx: Queryable;
  basis: FiguresBasis;
  /** The first and the last day of the data; a day of now where there are none. */
  data: { from: string; to: string };
  /** Whose purchases; undefined: everybody's. */
  filter: CustomerFilter | undefined;
  /** The category that is meant, as the shop writes it. */
  category: string | undefined;
}
