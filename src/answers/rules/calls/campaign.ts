import type { ToolRequest } from "../../../tools/ask.ts";
import type { Reading } from "../reading.ts";
import { filtersOf } from "./filters.ts";

type CampaignRequest = ToolRequest<"target_campaign">;

const SIZE_MAX = 50_000;

export function campaignCall(
  reading: Reading,
  campaign: CampaignRequest["input"]["campaign"],
): CampaignRequest {
  const { size = reading.limit, leavesOutGroup, ...terms } = reading.campaignTerms;
  const aliases = reading.leftOut.filter((customer) => /^C-[0-9A-Z]{8}$/.test(customer));
  return {
    tool: "target_campaign",
    input: {
      campaign,
      ...without(filtersOfGoal(reading, campaign), leavesOutGroup),
      ...terms,
      ...(size === undefined ? {} : { size: Math.min(SIZE_MAX, Math.max(1, size)) }),
      ...(leavesOutGroup && reading.groups.names.length > 0
        ? { exclude_archetypes: [...reading.groups.names] }
        : {}),
      ...(aliases.length > 0 ? { exclude_customers: aliases } : {}),
    },
  };
}

/** First-time buyers are what acquisition is about, not a bound besides. */
function filtersOfGoal(reading: Reading, campaign: CampaignRequest["input"]["campaign"]) {
  const { orders_min, orders_max, ...others } = filtersOf(reading);
  const isOfGoal =
    campaign === "acquisition" && orders_max === 1 && (orders_min === undefined || orders_min === 1);
  const bounds = {
    ...(orders_min === undefined ? {} : { orders_min }),
    ...(orders_max === undefined ? {} : { orders_max }),
  };
  return isOfGoal ? others : { ...others, ...bounds };
}

/** An archetype that is left out does not restrict the list as well. */
function without<Filters extends { archetype?: string }>(
  filters: Filters,
  leavesOutGroup: boolean | undefined,
) {
  if (!leavesOutGroup) return filters;
  const { archetype: _, ...others } = filters;
  return others;
}
