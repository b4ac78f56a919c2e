import { z } from "zod";
import { findOffers } from "../../store/recommendation-reads.ts";
import { offerSchema, offersOf } from "../offers.ts";
import type { LookupScope } from "./question.ts";

export const lookupOffersShape = {
  info: z.literal("recommendations"),
  offers: z
    .array(offerSchema)
    .describe("First what to buy again, then what is new to them, last what is not due yet; best first"),
};

/** What to offer a customer, with the reason of each. */
export async function lookUpOffers({ question, one, tx, customer }: LookupScope) {
  const offers = offersOf(await findOffers(tx, one, question.limit));
  return {
    info: "recommendations" as const,
    offers,
    unknown: offers.length > 0 ? [] : [nothingBecause(customer.orders)],
  };
}

function nothingBecause(orders: number): string {
  return orders === 0
    ? "What to offer: there is no purchase to go by."
    : "What to offer: nothing that fits them was sold in the last 90 days.";
}
