import type { CustomerFilter } from "../../store/customer-filter.ts";
import { countBuyers } from "../../store/recommendations/strategies.ts";
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
  const customers = await countBuyers(tx, context.tenant.tenantId, filter);
  const { advice, nothingBecause, rows, ...rest } = await advise(recommendation, {
    ...ask,
    ...{ filter, isAll, customers },
  });
  return {
    kind: "group" as const,
    group: { customers, text: whoIsMeant(customers, isAll) },
    advice,
    nothingBecause: customers === 0 ? "No customer with a purchase fits." : nothingBecause,
    provenance: provenanceOf(basis, context, { ...rest, rows: { matching: customers, ...rows } }),
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
    return `About all ${customers} customers with a purchase, since neither a customer nor a group was named.`;
  return `About the ${customers} customers with a purchase who fit the filters.`;
}
