import type { ActionsBlock, ContextActionsBlock } from "@slack/types";

/** The `action_id`s of both forms of the buttons. */
export const FEEDBACK = "feedback";

export type Verdict = "up" | "down";

/** Slack's own pair of thumbs under an answer. */
export function feedbackButtons(turnId: number): ContextActionsBlock {
  return {
    type: "context_actions",
    elements: [
      {
        type: "feedback_buttons",
        action_id: FEEDBACK,
        positive_button: { text: plain("Helpful"), value: feedbackValue({ turnId, verdict: "up" }) },
        negative_button: { text: plain("Not helpful"), value: feedbackValue({ turnId, verdict: "down" }) },
      },
    ],
  };
}

/** The same as ordinary buttons, for messages whose richer blocks were refused. */
export function plainFeedbackButtons(turnId: number): ActionsBlock {
  return {
    type: "actions",
    elements: [button(turnId, "up", "Helpful"), button(turnId, "down", "Not helpful")],
  };
}

/** What a feedback button says; undefined where it is not one. */
export function readFeedbackValue(
  value: string | undefined,
): { turnId: number; verdict: Verdict } | undefined {
  const [, verdict, turn] = /^(up|down):(\d{1,15})$/.exec(value ?? "") ?? [];
  return verdict && turn ? { turnId: Number(turn), verdict: verdict === "up" ? "up" : "down" } : undefined;
}

function feedbackValue({ turnId, verdict }: { turnId: number; verdict: Verdict }): string {
  return `${verdict}:${turnId}`;
}

function button(turnId: number, verdict: Verdict, label: string) {
  return {
    type: "button" as const,
    // Two of a row may not share an id.
    action_id: `${FEEDBACK}:${verdict === "up" ? 0 : 1}`,
    text: plain(label),
    value: feedbackValue({ turnId, verdict }),
  };
}

function plain(text: string) {
  return { type: "plain_text" as const, text, emoji: false };
}
