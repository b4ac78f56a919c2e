import { z } from "zod";
import { listFavourites } from "../../store/customer-details.ts";
import { findOffers } from "../../store/recommendation-reads.ts";
import { adviceFor, unknownsOf } from "../customer-advice.ts";
import { offerSchema, offersOf } from "../offers.ts";
import { centsSchema } from "../shared.ts";
import { orderSchema, readOrders } from "./orders.ts";
import type { LookupScope } from "./question.ts";

export const profileShape = {
  info: z.literal("profile"),
  advice: z.array(z.string()).describe("What to do about this customer, most useful first"),
  orders: z.array(orderSchema).describe("The newest orders"),
  offers: z.array(offerSchema).describe("What to offer, the best of each kind"),
  favourites: z
    .array(
      z.object({
        category: z.string(),
        orders: z.number().int(),
        units: z.number(),
        salesValueCents: centsSchema,
        lastBoughtOn: z.iso.date(),
      }),
    )
    .describe("The categories that they bought most often"),
  habits: z.object({
    b2bLikelihood: z.number().min(0).max(1).nullable().describe("null = unknown: under three orders"),
    momentum: z.string().nullable().describe("Whether they buy more or less of late"),
    cadence: z.string().nullable().describe("How regular the days between their purchases are"),
    discounts: z.string().nullable().describe("How much their buying hangs on discounts"),
  }),
};

/** The customer card. */
export async function lookUpProfile({ question, customer, row, one, tx, basis }: LookupScope) {
  const [orders, offers, favourites] = await Promise.all([
    readOrders(tx, one, { limit: question.limit, offset: 0 }),
    findOffers(tx, one, OFFERS_PER_KIND),
    listFavourites(tx, { ...one, limit: FAVOURITES }),
  ]);
  return {
    info: "profile" as const,
    advice: adviceFor(customer),
    orders,
    offers: offersOf(offers),
    favourites,
    habits: {
      b2bLikelihood: row.b2bLikelihood,
      momentum: row.momentumState,
      cadence: row.cadenceState === "unknown" ? null : row.cadenceState,
      discounts: row.discountState,
    },
    unknown: unknownsOf(customer, basis.churnUnknownBecause),
  };
}

const OFFERS_PER_KIND = 3;
const FAVOURITES = 5;
