import type { Part } from "./blend.ts";
import type { CampaignCustomer, CampaignGoal } from "./campaign-customer.ts";

/** Who a goal is for, and what speaks for a customer under it. */
export interface Goal {
  /** Why the goal is not for this customer, as a sentence; undefined where it is. */
  excludes(customer: CampaignCustomer): string | undefined;
  parts(customer: CampaignCustomer): Part[];
}

/** Purchases after which more of them tell no more of loyalty. */
const LOYAL_PURCHASES = 10;
const LOYAL_PURCHASES_MIN = 3;
/** Growth, as a ratio less 1, that counts in full. */
const MOMENTUM_FULL = 1;
/** A share of purchases in a season so many times the shop's counts in full. */
const SEASON_FULL = 3;

const NEVER_BOUGHT = "Has not bought yet.";

/** What each goal asks of a customer: who is left out, and the weights of what speaks for the others. */
export const GOALS: Record<CampaignGoal, Goal> = {
  /**
   * Keep those whose going would cost most. Value at risk alone, or the risk, would put those first who have long
   * gone: they have lost nearly all of it, and hardly any of them returns. What a campaign can keep is the value at
   * risk of those who do.
   */
  retention: {
    excludes: (customer) => {
      if (customer.purchaseDays === 0) return NEVER_BOUGHT;
      return customer.lifecycle === "lapsed" ? "Lapsed: a matter of winning back." : undefined;
    },
    parts: (customer) => [
      // The rank of one thing, or of the other in a shop whose churn is unknown; the rest only explains it.
      part(
        customer.keepableValueRank,
        1,
        (rank) =>
          `More to keep than with ${percent(rank)} of customers: value that is at risk, of somebody who may well return.`,
      ),
      part(
        customer.valueAtRiskRank,
        customer.keepableValueRank === undefined ? 1 : 0,
        (rank) => `More value at risk than ${percent(rank)} of customers.`,
      ),
      part(inverse(customer.churnRisk), 0, (stays) => `A chance of ${percent(stays)} to buy again.`),
      part(customer.churnRisk, 0, (risk) => `A risk of ${percent(risk)} of no further purchase.`),
    ],
  },
  /** Sell more to those who buy and buy more and more. */
  growth: {
    excludes: (customer) => {
      if (customer.purchaseDays === 0) return NEVER_BOUGHT;
      return isSilent(customer) ? "Has been silent for too long." : undefined;
    },
    parts: (customer) => [
      part(
        customer.expectedValueRank,
        0.4,
        (rank) => `More expected value than ${percent(rank)} of customers.`,
      ),
      part(scaled(customer.momentum, MOMENTUM_FULL), 0.3, () => "Has bought more of late than before."),
      part(inverse(customer.churnRisk), 0.2, (stays) => `A chance of ${percent(stays)} to buy again.`),
      part(inverse(customer.discountDependency), 0.1, () => "Buys without discounts."),
    ],
  },
  /** Bring back those who have gone and were worth most. */
  winback: {
    excludes: (customer) => {
      if (customer.purchaseDays === 0) return NEVER_BOUGHT;
      return isSilent(customer) ? undefined : "Still buys.";
    },
    parts: (customer) => [
      part(customer.netValueRank, 0.4, (rank) => `Has spent more than ${percent(rank)} of customers.`),
      part(customer.valueAtRiskRank, 0.3, (rank) => `More value at risk than ${percent(rank)} of customers.`),
      part(habit(customer.purchaseDays), 0.1, () => `Bought on ${customer.purchaseDays} days.`),
      part(inverse(customer.churnRisk), 0.2, (stays) => `A chance of ${percent(stays)} to buy again.`),
    ],
  },
  /** Reach those who buy in the season more than others do. */
  seasonal: {
    excludes: (customer) => {
      if (customer.purchaseDays === 0) return NEVER_BOUGHT;
      return customer.seasonShare === undefined ? "Nothing is known of their seasons." : undefined;
    },
    parts: (customer) => [
      part(
        seasonality(customer),
        0.6,
        () => `${percent(customer.seasonShare ?? 0)} of their purchases fall in the season.`,
      ),
      part(
        customer.expectedValueRank,
        0.25,
        (rank) => `More expected value than ${percent(rank)} of customers.`,
      ),
      part(inverse(customer.churnRisk), 0.15, (stays) => `A chance of ${percent(stays)} to buy again.`),
    ],
  },
  /** Thank those who come again and again. */
  loyalty: {
    excludes: (customer) => {
      if (customer.purchaseDays === 0) return NEVER_BOUGHT;
      if (customer.purchaseDays < LOYAL_PURCHASES_MIN) return "Has bought too seldom to be called loyal.";
      return isSilent(customer) ? "Has been silent for too long." : undefined;
    },
    parts: (customer) => [
      part(habit(customer.purchaseDays), 0.4, () => `Bought on ${customer.purchaseDays} days.`),
      part(inverse(customer.churnRisk), 0.3, (stays) => `A chance of ${percent(stays)} to buy again.`),
      part(customer.netValueRank, 0.3, (rank) => `Has spent more than ${percent(rank)} of customers.`),
    ],
  },
  /** Turn those who bought for the first time into customers; and whom to find more of: of the same expected value. */
  acquisition: {
    excludes: (customer) => {
      if (customer.purchaseDays === 0) return NEVER_BOUGHT;
      if (customer.purchaseDays > 1) return "Is a repeat customer already.";
      return isSilent(customer) ? "The first purchase is too long ago." : undefined;
    },
    parts: (customer) => [
      part(
        customer.expectedValueRank,
        0.5,
        (rank) => `More expected value than ${percent(rank)} of customers.`,
      ),
      part(inverse(customer.churnRisk), 0.3, (stays) => `A chance of ${percent(stays)} to buy again.`),
      part(inverse(customer.discountDependency), 0.2, () => "Bought without a discount."),
    ],
  },
};

function part(value: number | undefined, weight: number, reasonOf: (value: number) => string): Part {
  return { value, weight, reason: value === undefined ? "" : reasonOf(value) };
}

const inverse = (value: number | undefined) => (value === undefined ? undefined : 1 - value);
const scaled = (value: number | undefined, full: number) => (value === undefined ? undefined : value / full);
const isSilent = ({ lifecycle }: CampaignCustomer) => lifecycle === "at_risk" || lifecycle === "lapsed";

/** 0 for one purchase, 1 from ten on; each further one counts less. */
function habit(purchaseDays: number): number {
  return Math.log(Math.max(1, purchaseDays)) / Math.log(LOYAL_PURCHASES);
}

/** 0 where the season is as anybody's or less, 1 from three times the shop's share on. */
function seasonality({ seasonShare, shopSeasonShare }: CampaignCustomer): number | undefined {
  if (seasonShare === undefined || shopSeasonShare === undefined || shopSeasonShare <= 0) return seasonShare;
  return (seasonShare / shopSeasonShare - 1) / (SEASON_FULL - 1);
}

/** Never "100 %" of what is not all. */
function percent(share: number): string {
  const rounded = Math.round(100 * share);
  return `${share < 1 ? Math.min(99, rounded) : 100} %`;
}
