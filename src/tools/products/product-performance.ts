import { z } from "zod";
import { addDays } from "../../analytics/forecast/periods.ts";
import { GROWTH_ORDERS_MIN, listProducts, type ProductRow, productSorts } from "../../store/product-reads.ts";
import { centsSchema } from "../shared.ts";
import { customersShown, fewCustomersWords } from "../withheld.ts";
import { sortOf } from "./arguments.ts";
import { unvaluedOf } from "./caveats.ts";
import type { ProductsQuestion } from "./question.ts";
import { growth } from "./ranking.ts";

export const performanceShape = {
  kind: z.literal("product_performance"),
  sort: z.enum(productSorts),
  offset: z.number().int(),
  matching: z.number().int(),
  products: z.array(
    z.object({
      productId: z.string(),
      title: z.string().nullable(),
      category: z.string().nullable(),
      valueCents: centsSchema.describe("Sold in all, returns not taken off"),
      units: z.number(),
      orders: z.number().int(),
      customers: z.number().int().nullable(),
      repurchaseRate: z
        .number()
        .min(0)
        .max(1)
        .nullable()
        .describe("Of its customers, those who bought it on a second day"),
      daysBetweenMedian: z.number().nullable().describe("Median of the days between, of those who came back"),
      value90Cents: centsSchema.describe("Of the last 90 days"),
      valueBefore90Cents: centsSchema.describe("Of the 90 days before"),
      orders90: z.number().int(),
      growth: z
        .number()
        .nullable()
        .describe("The two against each other, as a ratio less 1; null under five orders before"),
      status: z
        .enum(["new", "rising", "steady", "falling", "dormant"])
        .nullable()
        .describe(
          "new: first sold in the last 90 days; dormant: not sold in them; rising, falling: value up or down by a fifth or more; null: too few orders to tell",
        ),
      firstSoldOn: z.iso.date(),
      lastSoldOn: z.iso.date(),
    }),
  ),
};

/** How the products sell. */
export async function productPerformance(
  question: ProductsQuestion,
  productIds: readonly string[] | undefined,
) {
  const { asked, context, tx, category, data } = question;
  const { groupMin: min } = context;
  const sort = sortOf(asked, productSorts);
  const { limit, offset } = asked;
  const isCovered = data.from <= addDays(data.to, 1 - 2 * DAYS);
  const found = await listProducts(tx, context.tenant.tenantId, {
    category,
    productIds,
    sort,
    told: { customersMin: min, growth: isCovered },
    limit,
    offset,
  });
  const products = found.products.map((row) => figuresOf(row, { min, lastDay: data.to, isCovered }));
  return {
    answer: {
      kind: "product_performance" as const,
      ...{ sort, offset, matching: found.matching, products },
    },
    method: METHOD,
    rows: { products: found.matching },
    unknown: [
      ...(isCovered ? [] : [`The data don't cover ${2 * DAYS} days, so no growth is said.`]),
      ...(await unvaluedOf(question, [])),
      ...fewCustomersWords(products, min),
    ],
  };
}

const DAYS = 90;
/** Fewer orders in the two times of 90 days tell no direction. */
const DIRECTION_ORDERS_MIN = 10;
const DIRECTION_FROM = 0.2;

const METHOD =
  "Sales of each product over all time, discounts on whole orders and returns not taken off; growth is the value of the last 90 days against the 90 before, the season not taken out. By repurchase, products rank by the lower end of the rate's 95 % interval, so that few buyers don't lead by chance.";

function figuresOf(
  row: ProductRow,
  { min, lastDay, isCovered }: { min: number; lastDay: string; isCovered: boolean },
) {
  const customers = customersShown(row.customers, min);
  const value = (cents: number) => (row.valuedOrders > 0 ? cents : null);
  const isTold = isCovered && row.ordersPrevious90 >= GROWTH_ORDERS_MIN;
  const change = isTold ? growth(value(row.value90Cents), value(row.valuePrevious90Cents)) : null;
  return {
    ...{ productId: row.productId, title: row.title, category: row.category },
    ...{ units: row.units, orders: row.orders, customers },
    valueCents: value(row.valueCents),
    repurchaseRate: customers === null || customers === 0 ? null : row.customersAgain / customers,
    daysBetweenMedian: row.customersAgain >= min ? row.daysBetweenMedian : null,
    value90Cents: value(row.value90Cents),
    valueBefore90Cents: isCovered ? value(row.valuePrevious90Cents) : null,
    orders90: row.orders90,
    growth: change,
    status: statusOf(row, { lastDay, change, isCovered }),
    ...{ firstSoldOn: row.firstSoldOn, lastSoldOn: row.lastSoldOn },
  };
}

function statusOf(
  row: ProductRow,
  { lastDay, change, isCovered }: { lastDay: string; change: number | null; isCovered: boolean },
) {
  if (row.firstSoldOn > addDays(lastDay, -DAYS)) return "new" as const;
  if (row.orders90 === 0) return "dormant" as const;
  if (!isCovered || row.orders90 + row.ordersPrevious90 < DIRECTION_ORDERS_MIN) return null;
  if (row.ordersPrevious90 < GROWTH_ORDERS_MIN) return "rising" as const;
  if (change === null) return null;
  if (change >= DIRECTION_FROM) return "rising" as const;
  return change <= -DIRECTION_FROM ? ("falling" as const) : ("steady" as const);
}
