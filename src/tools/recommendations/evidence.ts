import { z } from "zod";
import { grouped } from "../grouped.ts";
import { centsSchema } from "../shared.ts";

/** Why a product is recommended: numbers of the shop, by kind. */
export const productBecauseSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("dearer_in_category"),
    category: z.string(),
    priceCents: z.number().int().describe("Paid for one on average"),
    theirPriceCents: z
      .number()
      .int()
      .describe("What they pay for one in the category on average; of a group the median"),
    members: z.number().int().describe("Customers asked about who buy the category"),
    buyers: z.number().int().describe("Customers of the shop who bought the product"),
    alike: z
      .object({ buyers: z.number().int(), of: z.number().int() })
      .nullable()
      .describe("Customers of their archetype who bought it; null = unknown or too few to say"),
  }),
  z.object({
    kind: z.literal("more_at_a_time"),
    orders: z.number().int(),
    theirUnits: z.number(),
    usualUnits: z.number(),
  }),
  z.object({
    kind: z.literal("goes_with"),
    products: z.array(z.object({ productId: z.string(), title: z.string().nullable() })),
    orders: z
      .object({ both: z.number().int(), with: z.number().int() })
      .nullable()
      .describe("Of the orders with the first product, those with both; null: too few to say"),
  }),
  z.object({ kind: z.literal("popular"), customers: z.number().int() }),
  z.object({
    kind: z.literal("suggested_to"),
    members: z.number().int().describe("Customers who have it among their first three suggestions"),
    of: z.number().int(),
    with: z
      .object({ productId: z.string(), title: z.string().nullable(), members: z.number().int() })
      .nullable()
      .describe("The purchase it follows from most often"),
  }),
  z.object({
    kind: z.literal("bought_before"),
    days: z.number().int(),
    lastDaysAgo: z.number().int(),
    usualDays: z.number().nullable(),
    due: z.boolean().nullable(),
  }),
]);
export type ProductBecause = z.infer<typeof productBecauseSchema>;

export const productSchema = z.object({
  productId: z.string(),
  title: z.string().nullable(),
  category: z.string().nullable(),
  priceCents: centsSchema.describe("Paid for one on average; null = unknown"),
  because: productBecauseSchema,
  text: z.string().describe("The reason in words"),
});
export type Product = z.infer<typeof productSchema>;

/** A page of recommended products. */
export const productPage = z.object({
  matching: z.number().int(),
  offset: z.number().int(),
  products: z.array(productSchema),
});

export const categorySchema = z.object({
  category: z.string(),
  because: z.object({
    kind: z.literal("category_buyers"),
    category: z.string().describe("Bought already"),
    buyers: z.number().int().describe("Customers of the shop who buy that"),
    alsoBuy: z.number().int().describe("Of them, those who buy the recommended category, too"),
    share: z.number().min(0).max(1),
    allShare: z.number().min(0).max(1).describe("Share of all customers who buy the recommended category"),
    candidates: z
      .number()
      .int()
      .nullable()
      .describe("Customers of the group who buy the one and not yet the other; null for one customer"),
  }),
  text: z.string(),
});

export function productWords(because: ProductBecause, money: (cents: number) => string): string {
  switch (because.kind) {
    case "dearer_in_category":
      return `${money(because.priceCents)} on average, where ${because.members === 1 ? "they pay" : "half of the buyers pay no more than"} ${money(because.theirPriceCents)} in ${because.category}; ${aliked(because)}.`;
    case "more_at_a_time":
      return `They take ${short(because.theirUnits)} at a time, in ${grouped(because.orders)} orders; its orders hold ${short(because.usualUnits)} on average.`;
    case "goes_with": {
      const [first, second] = because.products.map(({ productId, title }) => title ?? productId);
      const shared = because.orders
        ? ` ${grouped(because.orders.both)} of ${grouped(because.orders.with)} orders with the ${second ? "first" : "latter"} had it, too.`
        : "";
      return `Goes with ${second ? `${first} and ${second}` : first}, which they bought.${shared}`;
    }
    case "popular":
      return `${grouped(because.customers)} customers bought it in the last 90 days.`;
    case "suggested_to":
      return `Among the first suggestions of ${because.members} of ${because.of} customers${because.with ? `, most often for ${because.with.title ?? because.with.productId} (${because.with.members})` : ""}.`;
    case "bought_before":
      return boughtBefore(because);
    default:
      return because satisfies never;
  }
}

function aliked({ alike, buyers }: Extract<ProductBecause, { kind: "dearer_in_category" }>): string {
  return alike
    ? `${alike.buyers} of ${alike.of} customers of their archetype bought it`
    : `${buyers} customers bought it`;
}

function boughtBefore({
  days,
  lastDaysAgo,
  usualDays,
  due,
}: Extract<ProductBecause, { kind: "bought_before" }>) {
  const bought = `Bought on ${days} ${days === 1 ? "day" : "days"}, last ${lastDaysAgo} days before the end of the data`;
  if (usualDays === null || due === null) return `${bought}.`;
  return `${bought}; usually every ${Math.round(usualDays)} days, so ${due ? "it is due" : "not due yet"}.`;
}

function short(units: number): string {
  return String(Math.round(units * 10) / 10);
}
