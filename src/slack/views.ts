import type { ModalView } from "@slack/types";
import { METRIC_NAMES } from "../present/forecast-metrics.ts";
import { CAMPAIGN_GOALS, type CampaignGoal } from "../tools/campaign/goals.ts";
import { forecastMetricNames, granularities } from "../tools/forecast-metrics.ts";
import type { ModalOrigin } from "./envelope.ts";
import { toBlocks } from "./present/blocks.ts";
import type { Reply } from "./present/reply.ts";

/** The `callback_id`s of modals that are submitted. */
export const VIEWS = {
  forecast: "forecast",
  campaign: "campaign",
  productSearch: "product_search",
  ask: "ask",
} as const;

const title = plain("Regulars");

/** An answer in a dialog: modals take no charts and no tables, so those are written out. */
export function answerView(reply: Reply): ModalView {
  return {
    type: "modal",
    title,
    close: plain("Close"),
    // Only messages have the buttons for an opinion: a form for its reason would cover the answer.
    blocks: toBlocks({ ...reply, turnId: undefined }, "simple") as ModalView["blocks"],
  };
}

/** What a dialog shows until the answer is there. */
export function loadingView(): ModalView {
  return {
    type: "modal",
    title,
    close: plain("Close"),
    blocks: [{ type: "section", text: plain("Looking it up…") }],
  };
}

/** What, by what, and how far to forecast. */
export function forecastView(origin: ModalOrigin | undefined): ModalView {
  return {
    type: "modal",
    callback_id: VIEWS.forecast,
    title: plain("Forecast"),
    submit: plain("Forecast"),
    close: plain("Cancel"),
    ...(origin ? { private_metadata: JSON.stringify(origin) } : {}),
    blocks: [
      select(
        "metric",
        "Metric",
        forecastMetricNames.map((name) => [name, METRIC_NAMES[name]]),
      ),
      select(
        "granularity",
        "By",
        granularities.map((name) => [name, `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`]),
        "week",
      ),
      {
        type: "input",
        block_id: "horizon",
        label: plain("How many of them ahead"),
        hint: plain("For instance 12 weeks, 6 months or 30 days"),
        element: {
          type: "number_input",
          action_id: "value",
          is_decimal_allowed: false,
          min_value: "1",
          max_value: "366",
          initial_value: "12",
        },
      },
    ],
  };
}

/** A goal, and how many to write to or what may be spent. */
export function campaignView(origin: ModalOrigin | undefined): ModalView {
  return {
    type: "modal",
    callback_id: VIEWS.campaign,
    title: plain("Campaign"),
    submit: plain("Make the list"),
    close: plain("Cancel"),
    ...(origin ? { private_metadata: JSON.stringify(origin) } : {}),
    blocks: [
      select(
        "campaign",
        "Goal",
        CAMPAIGN_GOALS.map((goal) => [goal, GOAL_NAMES[goal]]),
      ),
      amount("size", {
        label: "How many to write to",
        hint: "Left empty: all who fit, up to 1,000",
        isWhole: true,
      }),
      amount("budget", {
        label: "Budget, in the shop's currency",
        hint: "With what one contact costs",
        isWhole: false,
      }),
      amount("cost_per_contact", {
        label: "Cost of one contact",
        hint: "For instance 0.80 for a letter",
        isWhole: false,
      }),
    ],
  };
}

const GOAL_NAMES: Readonly<Record<CampaignGoal, string>> = {
  retention: "Retention: keep those who may leave",
  growth: "Growth: sell more to those who buy more",
  winback: "Win back: bring back those who left",
  seasonal: "Seasonal: reach those who buy in the season",
  loyalty: "Loyalty: thank those who come again and again",
  acquisition: "Acquisition: a second order of first-timers",
};

/** What one customer bought. */
export function productSearchView(customer: string, origin: ModalOrigin | undefined): ModalView {
  return {
    type: "modal",
    callback_id: VIEWS.productSearch,
    title: plain("Did they buy …?"),
    submit: plain("Search"),
    close: plain("Cancel"),
    private_metadata: JSON.stringify({ ...origin, customer }),
    blocks: [
      {
        type: "input",
        block_id: "product",
        label: plain(`What may ${customer} have bought?`),
        hint: plain("A product, part of its name, its number or a category"),
        element: { type: "plain_text_input", action_id: "value", max_length: 200 },
      },
    ],
  };
}

/** A question in plain words. */
export function askView(): ModalView {
  return {
    type: "modal",
    callback_id: VIEWS.ask,
    title: plain("Ask Regulars"),
    submit: plain("Ask"),
    close: plain("Cancel"),
    blocks: [
      {
        type: "input",
        block_id: "question",
        label: plain("Your question"),
        hint: plain("For instance: who is at risk of leaving?"),
        element: { type: "plain_text_input", action_id: "value", max_length: 500 },
      },
    ],
  };
}

function select(
  blockId: string,
  label: string,
  choices: readonly (readonly [string, string])[],
  initial = choices[0]?.[0],
): ModalView["blocks"][number] {
  const options = choices.map(([value, name]) => ({ text: plain(name), value }));
  const chosen = options.find(({ value }) => value === initial);
  return {
    type: "input",
    block_id: blockId,
    label: plain(label),
    element: {
      type: "static_select",
      action_id: "value",
      options,
      ...(chosen ? { initial_option: chosen } : {}),
    },
  };
}

function amount(
  blockId: string,
  { label, hint, isWhole }: { label: string; hint: string; isWhole: boolean },
): ModalView["blocks"][number] {
  return {
    type: "input",
    block_id: blockId,
    optional: true,
    label: plain(label),
    hint: plain(hint),
    element: {
      type: "number_input",
      action_id: "value",
      is_decimal_allowed: !isWhole,
      min_value: isWhole ? "1" : "0.01",
    },
  };
}

function plain(text: string) {
  return { type: "plain_text" as const, text };
}
