import type { ModalView } from "@slack/types";
import { METRIC_NAMES } from "../present/forecast-metrics.ts";
import { forecastMetricNames, granularities } from "../tools/forecast-metrics.ts";
import type { ModalOrigin } from "./envelope.ts";
import { toBlocks } from "./present/blocks.ts";
import type { Reply } from "./present/reply.ts";

/** The `callback_id`s of modals that are submitted. */
export const VIEWS = { forecast: "forecast", ask: "ask" } as const;

const title = plain("Regulars");

/** An answer in a dialog: modals take no charts and no tables, so those are written out. */
export function answerView(reply: Reply): ModalView {
  return {
    type: "modal",
    title,
    close: plain("Close"),
    blocks: toBlocks(reply, "simple") as ModalView["blocks"],
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

function plain(text: string) {
  return { type: "plain_text" as const, text };
}
