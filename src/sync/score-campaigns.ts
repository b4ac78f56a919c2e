import { campaignScores } from "../analytics/campaign/score-campaign.ts";
import type { Queryable } from "../store/database.ts";
import {
  clearCampaigns,
  insertCampaigns,
  readCampaignFacts,
  stageCampaigns,
} from "../store/figures/campaigns.ts";
import type { StagedSales } from "../store/figures/stage.ts";

const BATCH = 10_000;

/** Says of every customer how well they fit each goal of a campaign, after the customers are scored. */
export async function scoreCampaigns(
  tx: Queryable,
  { tenantId, staged }: { tenantId: number; staged: StagedSales },
): Promise<void> {
  await stageCampaigns(tx, staged);
  await clearCampaigns(tx, tenantId);
  for (let after = 0; ; ) {
    const batch = await readCampaignFacts(tx, after, BATCH);
    const last = batch.at(-1);
    if (!last) return;
    await insertCampaigns(
      tx,
      tenantId,
      batch.map((facts) => {
        const { retention, growth, winback, seasonal, loyalty, acquisition } = campaignScores(facts);
        return {
          customer: facts.customer,
          scores: {
            retention: retention ?? null,
            growth: growth ?? null,
            winback: winback ?? null,
            seasonal: seasonal ?? null,
            loyalty: loyalty ?? null,
            acquisition: acquisition ?? null,
          },
        };
      }),
    );
    after = last.customer;
  }
}
