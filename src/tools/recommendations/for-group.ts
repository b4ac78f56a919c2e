import type { CustomerFilter } from "../../store/customer-filter.ts";
import { buyersMeant } from "../buyers-meant.ts";
import { grouped } from "../grouped.ts";
import { provenanceOf } from "../provenance.ts";
import type { Ask, GroupAsk, Recommendation } from "./ask.ts";
import { crossSellForGroup } from "./cross-sell.ts";
import { discountForGroup } from "./discount-strategy.ts";
import { expansionForGroup } from "./expansion.ts";
import { retentionForGroup } from "./retention-actions.ts";
import { upsellForGroup } from "./upsell.ts";
import { winbackForGroup } from "./winback-strategy.ts";

/** What to recommend to those who fit the filters. */
export async function recommendToGroup(
  recommendation: Recommendation,
  { filter, isAll }: { filter: CustomerFilter; isAll: boolean },
  ask: Ask,
) {
  const { tx, context, basis } = ask;
  const meant = await buyersMeant(tx, context, { filter, isAll });
  const { customers, few } = meant;
  const { advice, nothingBecause, rows, unknown, method } = await advise(recommendation, {
    ...ask,
    ...meant,
    ...{ filter, isAll },
  });
  return {
    kind: "group" as const,
    group: { customers, text: whoIsMeant(customers, isAll) },
    advice,
    nothingBecause: customers === 0 ? "No customer with a purchase fits." : nothingBecause,
    provenance: provenanceOf(basis, context, {
      method,
      rows: { matching: customers, ...rows },
      unknown: [...(few ? [few] : []), ...(unknown ?? [])],
    }),
  };
}

function advise(recommendation: Recommendation, ask: GroupAsk) {
  switch (recommendation) {
    case "upsell":
      return upsellForGroup(ask);
    case "cross_sell":
      return crossSellForGroup(ask);
    case "expansion":
      return expansionForGroup(ask);
    case "winback_strategy":
      return winbackForGroup(ask);
    case "retention_actions":
      return retentionForGroup(ask);
    case "discount_strategy":
      return discountForGroup(ask);
    default:
      return recommendation satisfies never;
  }
}

function whoIsMeant(customers: number, isAll: boolean): string {
  if (isAll)
    return `About all ${grouped(customers)} customers with a purchase, since neither a customer nor a group was named.`;
  return `About the ${grouped(customers)} customers with a purchase who fit the filters.`;
}
