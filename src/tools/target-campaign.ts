import { z } from "zod";
import { addDays } from "../analytics/forecast/periods.ts";
import { suppressSmall } from "../privacy/small-groups.ts";
import {
  type CampaignAudience,
  countArchetypesOf,
  countAudience,
  rankAudience,
} from "../store/campaign-reads.ts";
import { SEASON_DAYS } from "../store/figures/campaigns.ts";
import { type FiguresBasis, readFiguresBasis } from "../store/provenance.ts";
import { drawList, rankingNeeded } from "./campaign/draw.ts";
import { checkExclusions } from "./campaign/exclusions.ts";
import { CAMPAIGN_GOALS } from "./campaign/goals.ts";
import { campaignInput, contactsMaxOf } from "./campaign/input.ts";
import { totalsOf, totalsSchema, unknownTotals } from "./campaign/list-totals.ts";
import { measurementSchema, planMeasurement } from "./campaign/measurement.ts";
import { readPage } from "./campaign/page.ts";
import { filterOf, refuseUnknownNames } from "./customer-filter.ts";
import { provenanceOf } from "./provenance.ts";
import { customerSummarySchema, provenanceSchema } from "./shared.ts";
import { defineTool } from "./tool.ts";

const output = z.object({
  campaign: z.enum(CAMPAIGN_GOALS as [(typeof CAMPAIGN_GOALS)[number], ...typeof CAMPAIGN_GOALS]),
  /** Whoever asks for it again by this name gets the same hold-out. */
  campaignId: z.string(),
  /** Days that `seasonal` is about; null for the other goals. */
  season: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable(),
  /** One page of the list, in the order of the list. */
  customers: z.array(
    customerSummarySchema.extend({
      place: z.number().int().describe("On the list, from 1"),
      score: z.number().min(0).max(1),
      reasons: z.array(z.string()).min(1).describe("Why they have this place, most telling first"),
      group: z
        .enum(["contact", "holdout"])
        .describe("contact: write to them; holdout: do not, so that the effect can be measured"),
    }),
  ),
  /** Customers on the list, held-out ones included. */
  matching: z.number().int(),
  totals: totalsSchema,
  /** Of the list, by archetype, the largest first. */
  byArchetype: z.array(z.object({ id: z.string(), name: z.string(), customers: z.number().int() })),
  measurement: measurementSchema,
  provenance: provenanceSchema,
});

export type CampaignList = z.infer<typeof output>;

export const targetCampaign = defineTool({
  name: "target_campaign",
  title: "Target a campaign",
  description:
    "Whom to write to for a goal (retention, growth, winback, seasonal, loyalty, acquisition): a ranked list with the reasons for each place, its value and cost, and a group held out to measure the effect.",
  input: campaignInput,
  output,
  async run(asked, context) {
    const contactsMax = contactsMaxOf(asked);
    const filter = filterOf(asked, context);
    const { tenantId, dataVersion } = context.tenant;
    const campaignId = asked.campaign_id ?? `${asked.campaign}-${dataVersion}`;
    return context.database.withTenant(tenantId, async (tx) => {
      const basis = await readFiguresBasis(tx, tenantId);
      if (basis.asOf !== null) await refuseUnknownNames(tx, tenantId, filter);
      const unknownAliases = basis.asOf === null ? 0 : await checkExclusions(tx, asked, tenantId);
      const audience: CampaignAudience = {
        goal: asked.campaign,
        filter,
        scoreMin: asked.min_score,
        withoutArchetypes: asked.exclude_archetypes ?? [],
        withoutRecentDays: asked.exclude_recent_days,
        withoutAliases: asked.exclude_customers ?? [],
      };
      const draw = { campaignId, holdOutShare: asked.holdout_share, contactsMax };
      const counts = await countAudience(tx, tenantId, audience);
      const list = drawList(await rankAudience(tx, tenantId, { audience, limit: rankingNeeded(draw) }), draw);
      const totals = totalsOf(list, { ...counts, costPerContact: asked.cost_per_contact });
      const ids = list.map(({ customer }) => customer.customerId);
      const { shown: byArchetype, withheld } = suppressSmall(
        (await countArchetypesOf(tx, tenantId, ids)).map(({ id, name, customers }) => ({
          ...{ id: id ?? "none", name: name ?? "no archetype", customers },
        })),
        { min: context.groupMin, sizeOf: ({ customers }) => customers, nameOf: ({ id }) => id },
      );
      return {
        campaign: asked.campaign,
        campaignId,
        season: asked.campaign === "seasonal" ? seasonAhead(basis) : null,
        customers: await readPage(tx, asked, { list, basis, tenantId }),
        matching: list.length,
        totals,
        byArchetype,
        measurement: planMeasurement({
          customers: list.length,
          heldOutShare: asked.holdout_share,
          churnRisks: list.flatMap(({ customer }) => customer.churnRisk ?? []),
          horizonDays: basis.horizonDays,
        }),
        provenance: provenanceOf(basis, context, {
          method: METHOD,
          rows: { eligible: totals.eligible, listed: list.length },
          unknown: [
            ...unknownTotals(totals),
            ...(basis.churnUnknownBecause === null ? [] : [basis.churnUnknownBecause]),
            ...(unknownAliases > 0 ? [`${unknownAliases} of the aliases to leave out are nobody's.`] : []),
            ...(withheld.groups > 0
              ? [`Archetypes with fewer than ${context.groupMin} on the list are not counted one by one.`]
              : []),
          ],
        }),
      };
    });
  },
});

const METHOD =
  "The score is a weighted mean of what speaks for a customer under the goal: chances, risk and value against the rest of the shop. It ranks whom to write to, and does not say whom writing will change; the group held out is drawn at random.";

function seasonAhead({ period }: FiguresBasis) {
  return period ? { from: addDays(period.to, 1), to: addDays(period.to, SEASON_DAYS) } : null;
}
