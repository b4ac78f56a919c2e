import type { Lifecycle } from "../churn/lifecycle.ts";

/**
 * What a campaign is judged by of one customer. All but the purchases may be unknown (undefined): an unknown
 * figure speaks neither for a customer nor against one. Shares and probabilities from 0 to 1.
 */
export interface CampaignCustomer {
  /** Distinct days with a purchase. */
  purchaseDays: number;
  lifecycle: Lifecycle | undefined;
  /** Probability of no purchase in the next H days. */
  churnRisk: number | undefined;
  /**
   * Where the customer stands in the shop, as the share of its customers with no more of it: expected value of
   * the next twelve months, value at risk, value that can be kept (value at risk times the chance to buy again),
   * net value so far.
   */
  expectedValueRank: number | undefined;
  valueAtRiskRank: number | undefined;
  keepableValueRank: number | undefined;
  netValueRank: number | undefined;
  /** Value and orders of late against those before, as a ratio less 1. */
  momentum: number | undefined;
  /** Share of their purchases that fall in the season asked for, and of the shop's. */
  seasonShare: number | undefined;
  shopSeasonShare: number | undefined;
  /** How much their buying hangs on discounts. */
  discountDependency: number | undefined;
}

export type CampaignGoal = "retention" | "growth" | "winback" | "seasonal" | "loyalty" | "acquisition";

export const CAMPAIGN_GOALS: readonly CampaignGoal[] = [
  "retention",
  "growth",
  "winback",
  "seasonal",
  "loyalty",
  "acquisition",
];
