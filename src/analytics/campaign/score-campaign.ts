import { blend, reasonsOf } from "./blend.ts";
import { CAMPAIGN_GOALS, type CampaignCustomer, type CampaignGoal } from "./campaign-customer.ts";
import { GOALS } from "./goals.ts";

export type CampaignScore =
  | { kind: "scored"; score: number; reasons: string[] }
  /** `reason` is a sentence for a person. */
  | { kind: "not_for_them"; reason: string };

const NOTHING_KNOWN = "Too little is known of them.";

/**
 * How well a customer fits a campaign of a goal, from 0 to 1, with the reasons in words, or that the goal is not
 * for them: a weighted mean of what is known (`goals.ts` has the weights), so it rises with everything that
 * speaks for the customer.
 *
 * It ranks whom to write to. It does not say what writing will change: in a real experiment (Hillstrom 2008)
 * neither propensity nor recency nor past spend ordered the effect, so a campaign keeps a group apart
 * (`isHeldOut`) and is judged against it (`incrementalEffect`).
 */
export function scoreCampaign(goal: CampaignGoal, customer: CampaignCustomer): CampaignScore {
  const { excludes, parts } = GOALS[goal];
  const reason = excludes(customer);
  if (reason !== undefined) return { kind: "not_for_them", reason };
  const known = parts(customer);
  const score = blend(known);
  if (score === undefined) return { kind: "not_for_them", reason: NOTHING_KNOWN };
  return { kind: "scored", score, reasons: reasonsOf(known) };
}

/** The score under every goal; undefined where a goal is not for the customer. */
export function campaignScores(customer: CampaignCustomer): Record<CampaignGoal, number | undefined> {
  const entries = CAMPAIGN_GOALS.map((goal) => {
    const scored = scoreCampaign(goal, customer);
    return [goal, scored.kind === "scored" ? scored.score : undefined] as const;
  });
  return Object.fromEntries(entries) as Record<CampaignGoal, number | undefined>;
}

/** Why a customer is on the list of a goal, in words, most telling first; empty where they aren't. */
export function campaignReasons(goal: CampaignGoal, customer: CampaignCustomer): string[] {
  const scored = scoreCampaign(goal, customer);
  return scored.kind === "scored" ? scored.reasons : [];
}
