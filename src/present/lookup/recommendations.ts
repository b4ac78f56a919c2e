import { text } from "../columns.ts";
import { formatCount, formatWord } from "../format.ts";
import { lastPurchaseWords } from "../words.ts";
import type { Found, Part } from "./wording.ts";

/** What to offer a customer. */
export function presentOffers({ customer, offers, provenance }: Found<"recommendations">): Part {
  const [first] = offers;
  return {
    headline: first
      ? `${customer.alias}: ${formatCount(offers.length, "product")} to offer, first ${first.title ?? first.productId}`
      : `${customer.alias}: what to offer is unknown`,
    facts: [
      { label: "Main category", value: customer.mainCategory ?? formatWord(null) },
      { label: "Last purchase", value: lastPurchaseWords(customer, provenance) },
    ],
    tables:
      offers.length === 0
        ? []
        : [
            {
              caption: "What to offer",
              columns: [
                text("title", "Product"),
                text("kind", "Kind"),
                text("because", "Why"),
                { ...text("product_id", "Id"), isDetail: true },
              ],
              rows: offers.map(({ productId, title, kind, because }) => [
                title ?? productId,
                kind === "new" ? "new to them" : "again",
                because,
                productId,
              ]),
            },
          ],
  };
}
