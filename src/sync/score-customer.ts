import { describeBehaviour, type ShopBehaviour } from "../analytics/behaviour/describe-behaviour.ts";
import { scoresOf } from "../analytics/btyd/models.ts";
import { churnRisk } from "../analytics/churn/churn-risk.ts";
import { placeAmongComparable } from "../analytics/churn/comparable.ts";
import { churnLevelOf } from "../analytics/churn/level.ts";
import { lifecycleOf } from "../analytics/churn/lifecycle.ts";
import { churnReasons } from "../analytics/churn/reasons.ts";
import { spendQuarterOf } from "../analytics/churn/spend-lift.ts";
import type { Features } from "../analytics/segments/features.ts";
import type { SegmentModels } from "../analytics/segments/model.ts";
import { placeCustomer } from "../analytics/segments/place.ts";
import { agreeWithChance } from "../analytics/value/agree-with-chance.ts";
import { createValuation } from "../analytics/value/expected-value.ts";
import type { CustomerBehaviour } from "../store/figures/behaviour-batches.ts";
import type { CustomerFacts } from "../store/figures/facts.ts";
import type { CustomerFits } from "./fit-customers.ts";

/** What single customers are scored by. */
export interface ScoringShop {
  behaviour: ShopBehaviour;
  segments: SegmentModels;
  fits: CustomerFits;
  discountsKnown: boolean;
}

export interface CustomerInput {
  facts: CustomerFacts;
  behaviour: CustomerBehaviour;
  features: Features;
}

export type ScoredCustomer = ReturnType<ReturnType<typeof createScoring>>;

/** Days between purchases that are assumed where no customer of the shop ever came back. */
const GAP_DAYS_ASSUMED = 180;
const YEAR_WEEKS = 365 / 7;

/** Everything the methods say of one customer, from fitted parameters alone. */
export function createScoring(shop: ScoringShop) {
  const { churn, value } = shop.fits;
  const churnFit = churn.result;
  const riskOf = churnFit.kind === "fitted" ? churnRisk(churnFit.parameters) : undefined;
  const horizonWeeks = churnFit.kind === "fitted" ? churnFit.parameters.horizonWeeks : 0;
  const spendLift = churnFit.kind === "fitted" ? churnFit.parameters.spend : null;
  const valueParameters = value.result.fit?.parameters;
  const valuation = valueParameters && createValuation(valueParameters);
  // Under NBD nobody leaves, by assumption and not by evidence.
  const purchases = valueParameters?.purchases.model === "NBD" ? undefined : valueParameters?.purchases;
  const purchaseScores = purchases && scoresOf(purchases);
  const shopGapDays = shop.behaviour.cadence.gapDays ?? GAP_DAYS_ASSUMED;

  return ({ facts, behaviour, features }: CustomerInput) => {
    const described = {
      customer: facts.customer,
      behaviour: describeBehaviour(behaviour, shop.behaviour),
      features,
      memberships: placeCustomer(shop.segments, features),
    };
    const { purchaseDays, recencyDays, tenureDays, meanNetCents, meanPurchaseCents } = facts;
    if (recencyDays === null || tenureDays === null) return { ...described, outlook: undefined };
    const history = { x: purchaseDays - 1, tx: (tenureDays - recencyDays) / 7, T: tenureDays / 7 };
    const risk = riskOf?.({ ...history, meanValue: meanPurchaseCents });
    const level = risk === undefined ? undefined : churnLevelOf(risk);
    const standing = { purchaseDays, recencyDays, interpurchaseMeanDays: facts.gapMeanDays };
    const value =
      meanNetCents === null
        ? undefined
        : valuation?.expectedValue({ ...history, netCents: meanNetCents * purchaseDays });
    // Within the year that the value speaks of.
    const chance = risk !== undefined && horizonWeeks <= YEAR_WEEKS ? 1 - risk : 0;
    return {
      ...described,
      outlook: {
        risk,
        level,
        lifecycle: lifecycleOf(standing, shopGapDays, level ?? null),
        pAlive: purchaseScores?.pAlive(history),
        value: value && agreeWithChance(value, chance),
        reasons:
          risk === undefined
            ? []
            : churnReasons({
                ...facts,
                risk,
                recencyDays,
                shopGapDays,
                discountsKnown: shop.discountsKnown,
                spendQuarter: spendLift ? spendQuarterOf(spendLift, meanPurchaseCents) : undefined,
                observed: observedOf(shop, { purchaseDays, recencyDays }),
              }),
      },
    };
  };
}

function observedOf(shop: ScoringShop, standing: { purchaseDays: number; recencyDays: number }) {
  const fit = shop.fits.churn.result;
  const { group, bin } = placeAmongComparable(standing);
  const share = fit.kind === "fitted" ? fit.observed[group]?.[bin] : undefined;
  return share && { ...share, horizonDays: fit.judgedDays };
}
