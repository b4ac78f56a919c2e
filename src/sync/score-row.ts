import type { CustomerScore } from "../store/figures/scores.ts";
import type { ScoredCustomer } from "./score-customer.ts";

/** What was said of a customer as a row: what is not known is null. */
export function scoreRow(scored: ScoredCustomer, archetypeId: string | null): CustomerScore {
  const { outlook, behaviour } = scored;
  const { rfm, b2b, momentum, discounts, cadence, gapTrend, changes } = behaviour;
  const value = outlook?.value;
  return {
    customer: scored.customer,
    churn_risk: outlook?.risk ?? null,
    churn_level: outlook?.level ?? null,
    reasons: JSON.stringify(outlook?.reasons ?? []),
    lifecycle: outlook?.lifecycle ?? null,
    p_alive: outlook?.pAlive ?? null,
    expected_purchases: value?.expectedPurchases ?? null,
    expected: value?.expectedCents ?? null,
    expected_low: value?.lowCents ?? null,
    expected_high: value?.highCents ?? null,
    at_risk: value?.atRiskCents ?? null,
    rfm_recency: rfm?.recency ?? null,
    rfm_frequency: rfm?.frequency ?? null,
    rfm_monetary: rfm?.monetary ?? null,
    rfm_segment: rfm?.segment ?? null,
    b2b_likelihood: b2b?.likelihood ?? null,
    b2b_signals: JSON.stringify(b2b?.signals ?? []),
    momentum: momentum?.change ?? null,
    momentum_state: momentum?.state ?? null,
    discount_dependency: discounts?.dependency ?? null,
    discount_state: discounts?.state ?? null,
    cadence_state: cadence?.state ?? null,
    overdue_days: cadence?.overdueDays ?? null,
    features: JSON.stringify(scored.features),
    memberships: JSON.stringify(scored.memberships),
    behaviour: JSON.stringify({ gapTrend: gapTrend ?? null, changes: changes ?? null }),
    archetype_id: archetypeId,
  };
}
