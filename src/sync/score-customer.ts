import { placeAmongComparable } from "../analytics/churn/comparable.ts";
import { expectedValue } from "../analytics/churn/expected-value.ts";
import type { PurchaseTable } from "../analytics/churn/fit-purchases.ts";
import type { SilenceTable } from "../analytics/churn/fit-silence.ts";
import { churnLevelOf } from "../analytics/churn/level.ts";
import { lifecycleOf } from "../analytics/churn/lifecycle.ts";
import { churnReasons } from "../analytics/churn/reasons.ts";
import { type Archetype, archetypeOf } from "../analytics/segments/archetype.ts";
import { featuresOf, membershipsOf } from "../analytics/segments/axes.ts";
import type { CustomerFacts, ShopNorms } from "../store/figures/facts.ts";
import type { CustomerScore } from "../store/figures/publish.ts";

export interface ScoringShop extends ShopNorms {
  discountsKnown: boolean;
  /** Undefined where nothing can be said of churn. */
  churn: SilenceTable | undefined;
  purchases: PurchaseTable;
}

/** Days between purchases that are assumed where no customer of the shop ever came back. */
const GAP_DAYS_ASSUMED = 180;

/** Everything the methods say of one customer. */
export function scoreCustomer(
  facts: CustomerFacts,
  shop: ScoringShop,
): { score: CustomerScore; archetype: Archetype | undefined } {
  const memberships = membershipsOf(facts, shop);
  const archetype = archetypeOf(memberships);
  const described = {
    customer: facts.customer,
    features: featuresOf(facts),
    memberships,
    archetypeId: archetype?.archetypeId ?? null,
  };
  const { recencyDays } = facts;
  if (recencyDays === null) return { score: { ...described, ...NOTHING_KNOWN }, archetype };
  const standing = { purchaseDays: facts.purchaseDays, recencyDays };
  const shopGapDays = shop.gapDays ?? GAP_DAYS_ASSUMED;
  const lifecycle = lifecycleOf({ ...standing, interpurchaseMeanDays: facts.gapMeanDays }, shopGapDays);
  const place = placeAmongComparable(standing);
  const risk = shop.churn?.[place.group]?.[place.bin] ?? null;
  const value = expectedOf(facts, shop, place);
  return {
    score: {
      ...described,
      churnRisk: risk,
      churnLevel: risk === null ? null : churnLevelOf(risk),
      lifecycle,
      expectedCents: value?.expectedCents ?? null,
      atRiskCents: value?.atRiskCents ?? null,
      reasons:
        risk === null
          ? []
          : churnReasons({
              ...facts,
              recencyDays,
              shopGapDays,
              discountsKnown: shop.discountsKnown,
              lifecycle,
            }),
    },
    archetype,
  };
}

const NOTHING_KNOWN = {
  churnRisk: null,
  churnLevel: null,
  lifecycle: null,
  expectedCents: null,
  atRiskCents: null,
  reasons: [],
};

function expectedOf(facts: CustomerFacts, shop: ScoringShop, place: { group: number; bin: number }) {
  if (facts.salesCents === null || !shop.churn) return undefined;
  const row = shop.purchases[place.group];
  return expectedValue({ purchaseDays: facts.purchaseDays, salesValueCents: facts.salesCents }, shop, {
    now: row?.[place.bin] ?? 0,
    hadTheyJustBought: row?.[0] ?? 0,
  });
}
