import { z } from "zod";
import { HELD_OUT_SHARE } from "../../analytics/campaign/hold-out.ts";
import { UserError } from "../../errors.ts";
import { customerFilterShape } from "../customer-filter.ts";
import { amountInput, daysInput } from "../inputs.ts";
import { limitInput, offsetInput } from "../shared.ts";
import { CAMPAIGN_GOALS } from "./goals.ts";

const CONTACTS_MAX = 50_000;
const EXCLUDED_MAX = 200;
const COST_MAX = 1_000_000;
/** Written to where nobody says how many. */
export const CONTACTS_USUAL = 1_000;

/** What is asked of a campaign's list. */
export const campaignInput = z.strictObject({
  ...customerFilterShape,
  campaign: z
    .enum(CAMPAIGN_GOALS as [(typeof CAMPAIGN_GOALS)[number], ...typeof CAMPAIGN_GOALS])
    .describe(
      "The goal. retention: keep those whose going would cost most; growth: sell more to those who buy more; winback: bring back the silent; seasonal: reach those who buy in the season ahead; loyalty: thank those who come again and again; acquisition: turn first-time buyers into customers",
    ),
  size: z
    .number()
    .int()
    .min(1)
    .max(CONTACTS_MAX)
    .optional()
    .describe("How many to write to; where left out, all who fit up to 1,000, or what the budget pays"),
  budget: amountInput
    .positive()
    .optional()
    .describe("What may be spent, in the shop's currency; with cost_per_contact"),
  cost_per_contact: z
    .number()
    .positive()
    .max(COST_MAX)
    .optional()
    .describe("What writing to one customer costs, in the shop's currency, such as 0.80"),
  exclude_archetypes: z
    .array(z.string().trim().min(1).max(100))
    .max(50)
    .optional()
    .describe("Ids of archetypes whose members are left out"),
  exclude_recent_days: daysInput.int().optional().describe("Leaves out who bought within so many days"),
  exclude_customers: z
    .array(
      z
        .string()
        .trim()
        .toUpperCase()
        .regex(/^C-[0-9A-Z]{8}$/, "An alias such as C-7K2M9QXA, please."),
    )
    .max(EXCLUDED_MAX)
    .optional()
    .describe("Aliases of customers to leave out"),
  min_score: z.number().min(0).max(1).optional().describe("Least score, 0 to 1"),
  holdout_share: z
    .number()
    .min(0)
    .max(0.5)
    .default(HELD_OUT_SHARE)
    .describe("Share of the list that is not written to, so that the effect can be measured; 0 for none"),
  campaign_id: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .describe("Name of the campaign: the same name holds out the same customers"),
  limit: limitInput(10),
  offset: offsetInput,
});
export type AskedCampaign = z.output<typeof campaignInput>;

/**
 * How many may be written to.
 *
 * @throws UserError where a budget comes without a cost, or pays for nobody.
 */
export function contactsMaxOf({ size, budget, cost_per_contact: cost }: AskedCampaign): number {
  if (budget === undefined) return size ?? CONTACTS_USUAL;
  if (cost === undefined) {
    throw new UserError("A budget needs cost_per_contact: what writing to one customer costs.");
  }
  // What is a whole number of contacts on paper may be a hair less in binary.
  const paid = Math.floor(budget / cost + 1e-9);
  if (paid < 1) {
    throw new UserError(
      `A budget of ${budget} does not pay for one contact at ${cost}: raise it, or lower the cost.`,
    );
  }
  return Math.min(size ?? CONTACTS_MAX, paid, CONTACTS_MAX);
}
