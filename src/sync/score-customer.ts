import { placeAmongComparable } from "../analytics/churn/comparable.ts";
import { expectedValue } from "../analytics/churn/expected-value.ts";
import { churnLevelOf } from "../analytics/churn/level.ts";
import { lifecycleOf } from "../analytics/churn/lifecycle.ts";
import { churnReasons } from "../analytics/churn/reasons.ts";
import { archetypeIdOf, segmentsOf } from "../analytics/segments/archetype.ts";
import { featuresOf, membershipsOf } from "../analytics/segments/axes.ts";
import type { Segments } from "../analytics/segments/roll-up.ts";
import type { CustomerFacts, ShopNorms } from "../store/figures/facts.ts";
import type { CustomerScore } from "../store/figures/publish.ts";
import type { ChurnFit } from "./fit-churn.ts";
import type { ValueFit } from "./fit-value.ts";

export interface ScoringShop extends ShopNorms {
  discountsKnown: boolean;
  churn: ChurnFit;
  horizonDays: number;
  /** Undefined where history is too short to say. */
  value: ValueFit | undefined;
}

/** Days between purchases that are assumed where no customer of the shop ever came back. */
const GAP_DAYS_ASSUMED = 180;

/** Everything the methods say of one customer. */
export function scoreCustomer(
  facts: CustomerFacts,
  shop: ScoringShop,
): { score: CustomerScore; segments: Segments } {
  const memberships = membershipsOf(facts, shop);
  const segments = segmentsOf(memberships);
  const described = {
    customer: facts.customer,
    features: featuresOf(facts),
    memberships,
    archetypeId: archetypeIdOf(segments) ?? null,
  };
  const { recencyDays } = facts;
  if (recencyDays === null) return { score: { ...described, ...NOTHING_KNOWN }, segments };
  const standing = { purchaseDays: facts.purchaseDays, recencyDays };
  const shopGapDays = shop.gapDays ?? GAP_DAYS_ASSUMED;
  const lifecycle = lifecycleOf({ ...standing, interpurchaseMeanDays: facts.gapMeanDays }, shopGapDays);
  const place = placeAmongComparable(standing);
  const risk = shop.churn.kind === "fitted" ? (shop.churn.table[place.group]?.[place.bin] ?? null) : null;
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
              observed: observedOf(shop, place),
            }),
    },
    segments,
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

function observedOf(shop: ScoringShop, place: { group: number; bin: number }) {
  const cell = shop.churn.kind === "fitted" ? shop.churn.observed[place.group]?.[place.bin] : undefined;
  return cell && { customers: cell.customers, silent: cell.silent, horizonDays: shop.horizonDays };
}

function expectedOf(facts: CustomerFacts, shop: ScoringShop, place: { group: number; bin: number }) {
  const { purchaseDays, netCents } = facts;
  if (netCents === null || !shop.value) return undefined;
  const silence = shop.value.silence[place.group] ?? [];
  return expectedValue({ purchaseDays, netValueCents: netCents }, shop, {
    purchases: shop.value.purchases[place.group]?.[place.bin] ?? 0,
    returning: { now: 1 - (silence[place.bin] ?? 1), hadTheyJustBought: 1 - (silence[0] ?? 1) },
  });
}
