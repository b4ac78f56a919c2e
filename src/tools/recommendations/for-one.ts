import { findBehaving } from "../../store/behavior/list.ts";
import { resolveCustomer } from "../../store/identity.ts";
import { summaryOf } from "../customer-summary.ts";
import { figuresMethod } from "../method.ts";
import { provenanceOf } from "../provenance.ts";
import type { Ask, CustomerAsk, Recommendation } from "./ask.ts";
import { crossSellForOne } from "./cross-sell.ts";
import { discountForOne } from "./discount-strategy.ts";
import { expansionForOne } from "./expansion.ts";
import { retentionForOne } from "./retention-actions.ts";
import { upsellForOne } from "./upsell.ts";
import { winbackForOne } from "./winback-strategy.ts";

/** What to recommend to the customer that a person means; candidates where several fit. */
export async function recommendToOne(recommendation: Recommendation, named: string, ask: Ask) {
  const { tx, context, basis } = ask;
  const { tenant } = context;
  const found = await findBehaving(tx, tenant.tenantId, await resolveCustomer(tx, tenant, named));
  const [one] = found;
  const nobody = provenanceOf(basis, context, { method: figuresMethod(basis) });
  if (!one) return { kind: "not_found" as const, provenance: nobody };
  if (found.length > 1) {
    const candidates = found.map(({ row }) => summaryOf(row, basis));
    return { kind: "ambiguous" as const, candidates, provenance: nobody };
  }
  const customer = summaryOf(one.row, basis);
  const { advice, nothingBecause, ...rest } = await advise(recommendation, { ...ask, one, customer });
  const provenance = provenanceOf(basis, context, rest);
  return { kind: "customer" as const, customer, advice, nothingBecause, provenance };
}

function advise(recommendation: Recommendation, ask: CustomerAsk) {
  switch (recommendation) {
    case "upsell":
      return upsellForOne(ask);
    case "cross_sell":
      return crossSellForOne(ask);
    case "expansion":
      return expansionForOne(ask);
    case "winback_strategy":
      return winbackForOne(ask);
    case "retention_actions":
      return retentionForOne(ask);
    case "discount_strategy":
      return discountForOne(ask);
    default:
      return recommendation satisfies never;
  }
}
