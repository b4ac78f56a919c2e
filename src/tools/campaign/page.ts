import { campaignReasons } from "../../analytics/campaign/score-campaign.ts";
import { type ChosenRow, findCampaignFigures } from "../../store/campaign-reads.ts";
import { findCustomers } from "../../store/customer-reads.ts";
import type { Queryable } from "../../store/database.ts";
import type { FiguresBasis } from "../../store/provenance.ts";
import { summaryOf } from "../customer-summary.ts";
import type { Drawn } from "./draw.ts";
import type { AskedCampaign } from "./input.ts";

/** The customers of one page of a list, with why each has their place. */
export async function readPage(
  tx: Queryable,
  asked: Pick<AskedCampaign, "campaign" | "offset" | "limit">,
  { list, basis, tenantId }: { list: readonly Drawn<ChosenRow>[]; basis: FiguresBasis; tenantId: number },
) {
  const page = list.slice(asked.offset, asked.offset + asked.limit);
  const ids = page.map(({ customer }) => customer.customerId);
  const rows = await findCustomers(tx, tenantId, ids);
  const figures = await findCampaignFigures(tx, tenantId, { goal: asked.campaign, ids });
  return page.flatMap(({ customer: { customerId }, group }, nth) => {
    const row = rows.find((one) => one.customerId === customerId);
    const found = figures.find((one) => one.customerId === customerId);
    if (!row || !found) return [];
    const { score, judged } = found;
    const reasons = campaignReasons(asked.campaign, judged);
    const place = asked.offset + nth + 1;
    return [
      {
        ...summaryOf(row, basis),
        place,
        score,
        reasons: reasons.length > 0 ? reasons : [inAll(score)],
        group,
      },
    ];
  });
}

/** Where no part of a score speaks for a customer by itself. */
function inAll(score: number): string {
  return `Nothing stands out; all figures together give a score of ${score.toFixed(2)}.`;
}
