import type { CampaignCustomer } from "../analytics/campaign/campaign-customer.ts";
import type { Lifecycle } from "../analytics/churn/lifecycle.ts";

/** What a campaign is judged by, as the database has it: null where unknown, and a stage of life in words. */
export type CampaignColumns = {
  [Name in keyof CampaignCustomer]: Name extends "purchaseDays"
    ? number
    : Name extends "lifecycle"
      ? string | null
      : number | null;
};

export function campaignCustomerOf(row: CampaignColumns): CampaignCustomer {
  return {
    purchaseDays: row.purchaseDays,
    // The column has the words of that type and no others.
    lifecycle: (row.lifecycle ?? undefined) as Lifecycle | undefined,
    churnRisk: row.churnRisk ?? undefined,
    expectedValueRank: row.expectedValueRank ?? undefined,
    valueAtRiskRank: row.valueAtRiskRank ?? undefined,
    keepableValueRank: row.keepableValueRank ?? undefined,
    netValueRank: row.netValueRank ?? undefined,
    momentum: row.momentum ?? undefined,
    seasonShare: row.seasonShare ?? undefined,
    shopSeasonShare: row.shopSeasonShare ?? undefined,
    discountDependency: row.discountDependency ?? undefined,
  };
}
