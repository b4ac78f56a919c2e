import type { ActionsBlock, ActionsBlockElement } from "@slack/types";
import type { Choice } from "../../present/report.ts";
import { LIMITS } from "../limits.ts";
import { cut } from "./escape.ts";

/** The `action_id`s of everything that can be pressed; listeners answer each. A number keeps them unique. */
export const ACTIONS = {
  ask: "ask",
  question: "question",
  share: "share",
  export: "export",
  forecast: "forecast",
  campaign: "campaign",
  productSearch: "product_search",
  reveal: "reveal",
  pickArchetype: "pick_archetype",
  lookUp: "look_up",
} as const;

/** Next steps as one row of buttons; none where there are none. */
export function toActions(choices: readonly Choice[]): ActionsBlock[] {
  const elements = choices.slice(0, LIMITS.actions).map(element);
  return elements.length > 0 ? [{ type: "actions", elements }] : [];
}

function element(choice: Choice, index: number): ActionsBlockElement {
  switch (choice.kind) {
    case "ask":
      return button(`${ACTIONS.ask}:${index}`, choice.label, JSON.stringify(choice.request));
    case "question":
      return button(`${ACTIONS.question}:${index}`, choice.question, choice.question);
    case "share":
      return button(ACTIONS.share, "Share to channel", JSON.stringify(choice.request));
    case "export":
      return button(ACTIONS.export, "Export CSV", JSON.stringify(choice.request));
    case "product_search":
      return button(ACTIONS.productSearch, "Did they buy …?", choice.customer);
    case "reveal":
      return button(ACTIONS.reveal, "Who is this?", choice.customer);
    case "campaign":
      return button(ACTIONS.campaign, "Campaign…", "open");
    case "forecast":
      return button(ACTIONS.forecast, "Forecast…", "open");
    case "pick_archetype":
      return {
        type: "external_select",
        action_id: ACTIONS.pickArchetype,
        placeholder: { type: "plain_text", text: "Choose an archetype" },
        min_query_length: 0,
      };
    default:
      return choice satisfies never;
  }
}

function button(actionId: string, label: string, value: string): ActionsBlockElement {
  return {
    type: "button",
    action_id: actionId,
    text: { type: "plain_text", text: cut(label, LIMITS.buttonText), emoji: false },
    value: cut(value, LIMITS.buttonValue),
  };
}
