import type { ModalView } from "@slack/types";
import type { ModalOrigin } from "./envelope.ts";

export const FEEDBACK_VIEW = "feedback";

/** What can be wrong with an answer; kept in these words. */
const REASONS = [
  ["numbers", "The numbers look wrong"],
  ["misread", "My question was misunderstood"],
  ["missing", "Something is missing"],
  ["unclear", "It is hard to understand"],
  ["other", "Something else"],
] as const;

/** Asks what was wrong with an answer. */
export function feedbackView(turnId: number, origin: ModalOrigin): ModalView {
  return {
    type: "modal",
    callback_id: FEEDBACK_VIEW,
    title: plain("What went wrong?"),
    submit: plain("Send"),
    close: plain("Skip"),
    private_metadata: JSON.stringify({ ...origin, turnId }),
    blocks: [
      {
        type: "input",
        block_id: "reason",
        optional: true,
        label: plain("What was wrong?"),
        element: {
          type: "radio_buttons",
          action_id: "value",
          options: REASONS.map(([value, label]) => ({ text: plain(label), value })),
        },
      },
      {
        type: "input",
        block_id: "comment",
        optional: true,
        label: plain("In your own words"),
        hint: plain("Administrators read this together with the question. Please name no customer."),
        element: { type: "plain_text_input", action_id: "value", multiline: true, max_length: 1_000 },
      },
    ],
  };
}

function plain(text: string) {
  return { type: "plain_text" as const, text };
}
