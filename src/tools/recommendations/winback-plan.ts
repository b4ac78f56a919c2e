import { z } from "zod";
import type { BehavingCustomer } from "../../store/behavior/list.ts";
import type { NamedProduct } from "../../store/recommendations/products.ts";
import { type WinbackTier, winbackTiers } from "../../store/recommendations/strategies.ts";
import type { RecommendedProduct } from "../../store/schema/recommendations.ts";
import { type CustomerSummary, centsSchema } from "../shared.ts";
import { type Product, productSchema, productWords } from "./evidence.ts";

export const offerTypes = [
  "ask_what_went_wrong",
  "test_a_discount",
  "reminder_of_usual",
  "news_at_full_price",
  "news",
] as const;

/** How to win one customer back: how urgent, with what, when, through which kind of offer. */
export const winbackPlanSchema = z.object({
  tier: z.enum(winbackTiers),
  valueAtRiskCents: centsSchema,
  chanceToBuyAgain: z.number().min(0).max(1).nullable().describe("1 less the churn risk; null = unknown"),
  products: z.array(productSchema).describe("What they usually buy, due first, at most three"),
  timing: z.object({
    when: z.enum(["now", "next_campaign", "test_on_a_part"]),
    silentDays: z.number().nullable(),
    usualDays: z.number().nullable().describe("Their mean days between purchases; null = unknown"),
    text: z.string(),
  }),
  offer: z.object({ type: z.enum(offerTypes), text: z.string() }),
});
export type WinbackPlan = z.infer<typeof winbackPlanSchema>;

export interface PlanInput {
  customer: CustomerSummary;
  behaviour: BehavingCustomer["behaviour"];
  again: readonly RecommendedProduct[];
  named: ReadonlyMap<string, NamedProduct>;
  /** From this value at risk on a silent customer counts as of high value; null where none is known. */
  highFromCents: number | null;
}

/** The plan for a customer who fell silent; undefined for one who did not. */
export function winbackPlan(input: PlanInput): WinbackPlan | undefined {
  const { customer } = input;
  const tier = tierOf(customer, input.highFromCents);
  if (tier === undefined) return undefined;
  const products = usualProducts(input);
  return {
    tier,
    valueAtRiskCents: customer.valueAtRiskCents,
    chanceToBuyAgain: customer.churn ? 1 - customer.churn.risk : null,
    products,
    timing: timingOf(customer, tier),
    offer: offerOf(input, products),
  };
}

function tierOf(
  { lifecycle, valueAtRiskCents }: CustomerSummary,
  highFromCents: number | null,
): WinbackTier | undefined {
  if (lifecycle !== "at_risk" && lifecycle !== "lapsed") return undefined;
  const isHigh =
    valueAtRiskCents !== null &&
    valueAtRiskCents > 0 &&
    highFromCents !== null &&
    valueAtRiskCents >= highFromCents;
  return isHigh ? `${lifecycle}_high_value` : lifecycle;
}

const PRODUCTS_MAX = 3;

function usualProducts({ again, named }: PlanInput): Product[] {
  const isDue = ({ because }: RecommendedProduct) => because.due === "due";
  const number = (value: number | string | null | undefined) => (typeof value === "number" ? value : null);
  return [...again.filter(isDue), ...again.filter((product) => !isDue(product))]
    .slice(0, PRODUCTS_MAX)
    .map(({ productId, because }) => {
      const { title = null, category = null, priceCents = null } = named.get(productId) ?? {};
      const bought = {
        kind: "bought_before" as const,
        days: number(because.days) ?? 0,
        lastDaysAgo: number(because.lastDaysAgo) ?? 0,
        usualDays: number(because.usualDays),
        due: because.due === null || because.due === undefined ? null : because.due === "due",
      };
      return { productId, title, category, priceCents, because: bought, text: productWords(bought, String) };
    });
}

function timingOf({ recencyDays, interpurchaseMeanDays }: CustomerSummary, tier: WinbackTier) {
  const when = tier.startsWith("at_risk")
    ? ("now" as const)
    : tier === "lapsed_high_value"
      ? ("next_campaign" as const)
      : ("test_on_a_part" as const);
  const silent = recencyDays === null ? "Silent" : `Silent for ${Math.floor(recencyDays)} days`;
  const usual =
    interpurchaseMeanDays === null
      ? "; how often they buy is not known from one purchase"
      : `; they used to buy every ${Math.max(1, Math.round(interpurchaseMeanDays))} days`;
  return {
    when,
    silentDays: recencyDays,
    usualDays: interpurchaseMeanDays,
    text: `${silent}${usual}. ${WHEN[when]}`,
  };
}

const WHEN = {
  now: "Write this week: each day makes it less likely.",
  next_campaign: "Write with the next campaign.",
  test_on_a_part: "Write to a part of such customers first, and see whether any come back.",
};

function offerOf({ customer, behaviour }: PlanInput, products: readonly Product[]): WinbackPlan["offer"] {
  if (customer.returns > 0 && customer.returns * 3 >= customer.orders) {
    const text = `Sent goods back ${customer.returns} times in ${customer.orders} orders: ask what was wrong before offering anything.`;
    return { type: "ask_what_went_wrong", text };
  }
  if (behaviour.discountState === "discount-led") {
    const text = `Used a discount in ${behaviour.discountedOrders} of ${customer.orders} orders: a discount may be tested, against a part of such customers who get none.`;
    return { type: "test_a_discount", text };
  }
  if (products.some(({ because }) => because.kind === "bought_before" && because.due === true)) {
    return {
      type: "reminder_of_usual",
      text: "What they usually buy is due again: remind them of it, no discount needed for a first try.",
    };
  }
  if (behaviour.discountState === "full-price") {
    return { type: "news_at_full_price", text: "Buys at full price: show what is new, without a discount." };
  }
  return { type: "news", text: "Nothing is known to be due: show what is new since their last order." };
}
