import { z } from "zod";
import type { CustomerOffers } from "../store/recommendation-reads.ts";
import type { RecommendedProduct } from "../store/schema/recommendations.ts";
import { grouped } from "./grouped.ts";

export const offerSchema = z.object({
  productId: z.string(),
  title: z.string().nullable(),
  kind: z.enum(["again", "new"]).describe("again: bought before; new: never bought by this customer"),
  because: z.string().describe("Why, in words"),
});
export type Offer = z.infer<typeof offerSchema>;

/**
 * What to offer a customer, with the reason in words: first what to buy again, then what is new to them, and last
 * what to buy again later, which is not due yet.
 */
export function offersOf({ again, discover, titles }: CustomerOffers): Offer[] {
  const offer = (kind: Offer["kind"], because: (product: RecommendedProduct) => string) => {
    return (product: RecommendedProduct): Offer => ({
      productId: product.productId,
      title: titles.get(product.productId) ?? null,
      kind,
      because: because(product),
    });
  };
  const offerAgain = offer("again", ({ because }) => againWords(because));
  return [
    ...again.filter(isTimely).map(offerAgain),
    ...discover.map(offer("new", ({ because }) => newWords(because, titles))),
    ...again.filter((product) => !isTimely(product)).map(offerAgain),
  ];
}

/** Due, or of no usual time. */
const isTimely = ({ because }: RecommendedProduct) => because.due !== "not_yet";

type Because = RecommendedProduct["because"];

function againWords({ days, lastDaysAgo, usualDays, due }: Because): string {
  const bought = days === 1 ? "Bought once" : `Bought on ${days} days`;
  const last = `${bought}, last ${lastDaysAgo === 0 ? "on the last day of the data" : `${lastDaysAgo} days ago`}`;
  if (usualDays === null || due === null) return `${last}.`;
  return `${last}; usually every ${usualDays} days, so ${due === "due" ? "it is due" : "not due yet"}.`;
}

function newWords(because: Because, titles: CustomerOffers["titles"]): string {
  if (because.kind === "popular")
    return `${grouped(Number(because.customers))} customers bought it in the last 90 days.`;
  const [first, second] = [because.productId, because.otherProductId].map((id) =>
    typeof id === "string" ? (titles.get(id) ?? id) : undefined,
  );
  return second
    ? `Goes with ${first} and ${second}, which they bought.`
    : `Goes with ${first}, which they bought.`;
}
