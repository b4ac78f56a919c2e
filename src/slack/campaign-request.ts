import type { ToolRequest } from "../tools/ask.ts";
import { CAMPAIGN_GOALS, type CampaignGoal } from "../tools/campaign/goals.ts";

export type CampaignReading =
  | { kind: "request"; request: ToolRequest<"target_campaign"> }
  /** What is wrong, as a sentence. */
  | { kind: "wrong"; message: string };

/** What people call a goal besides its name. */
const CALLED: Readonly<Record<string, CampaignGoal>> = {
  retain: "retention",
  keep: "retention",
  grow: "growth",
  upsell: "growth",
  "win-back": "winback",
  reactivation: "winback",
  reactivate: "winback",
  season: "seasonal",
  loyal: "loyalty",
  vip: "loyalty",
  acquire: "acquisition",
};

/** Reads `<goal> [size] [budget <amount> [at <cost>]]`: `winback`, `retention 200`, `growth budget 500 at 0.80`. */
export function readCampaignArgument(text: string): CampaignReading {
  const words = text
    .toLowerCase()
    .replace(/\bwin back\b/g, "winback")
    .replace(/(?<=\d),(?=\d{3}\b)/g, "")
    .replace(/[,$€£]/g, " ");
  const [first = "", ...rest] = words.trim().split(/\s+/);
  const campaign = CAMPAIGN_GOALS.find((goal) => goal === first) ?? CALLED[first];
  if (!campaign)
    return { kind: "wrong", message: `I know no goal “${first}”. There are: ${CAMPAIGN_GOALS.join(", ")}.` };
  const options =
    /^(?:(?:top )?(?<size>\d+)(?: customers)?)? ?(?:budget (?<budget>\d+(?:\.\d+)?)(?: (?:at|for) (?<cost>\d+(?:\.\d+)?))?)?$/.exec(
      rest.join(" "),
    );
  if (!options) {
    return { kind: "wrong", message: `I don't understand “${rest.slice(0, 4).join(" ")}” after the goal.` };
  }
  const { size, budget, cost } = options.groups ?? {};
  if (budget !== undefined && cost === undefined) {
    return { kind: "wrong", message: "A budget needs what one contact costs, such as `budget 500 at 0.80`." };
  }
  return {
    kind: "request",
    request: {
      tool: "target_campaign",
      input: {
        campaign,
        ...(size !== undefined && { size: Number(size) }),
        ...(budget !== undefined && { budget: Number(budget), cost_per_contact: Number(cost) }),
      },
    },
  };
}
