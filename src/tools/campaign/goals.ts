import { CAMPAIGN_GOALS, type CampaignGoal } from "../../analytics/campaign/campaign-customer.ts";

// Surfaces offer the goals by name, and may not reach into the methods themselves.
export { CAMPAIGN_GOALS, type CampaignGoal };

/** Whom each goal is for, in words. */
export const GOAL_AUDIENCE: Readonly<Record<CampaignGoal, string>> = {
  retention: "those who still buy, or have just become silent, and whose going would cost most",
  growth: "those who buy, and buy more of late than before",
  winback: "those who have fallen silent and were worth most",
  seasonal: "those who buy in the season ahead more than others do",
  loyalty: "those who come again and again",
  acquisition: "first-time buyers who may become customers",
};
