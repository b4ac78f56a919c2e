import { actions, mrkdwn, options, plain, section } from "../../support/blocks.ts";

type Json = Record<string, unknown>;

export const select = (overrides: Json = {}) =>
  actions({ type: "static_select", action_id: "s", options: options(2), ...overrides });
export const names = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`);
export const image = { type: "image", image_url: "https://example.com/a.png", alt_text: "a" };
export const feedback = (overrides: Json = {}) => ({
  type: "context_actions",
  elements: [
    {
      type: "feedback_buttons",
      action_id: "f",
      positive_button: { text: plain("Good"), value: "up" },
      negative_button: { text: plain("Bad"), value: "down" },
      ...overrides,
    },
  ],
});
export const task = { type: "task_card", task_id: "1", title: "Read", status: "complete" };
export const card = (overrides: Json = {}) => ({ type: "card", title: mrkdwn("Card"), ...overrides });
export const container = (overrides: Json = {}) => ({
  type: "container",
  title: plain("Box"),
  child_blocks: [section("in")],
  ...overrides,
});
