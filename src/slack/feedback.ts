import type { ViewOutput } from "@slack/bolt";
import { z } from "zod";
import { outdated } from "./actions.ts";
import type { ModalOrigin } from "./envelope.ts";
import { feedbackView } from "./feedback-view.ts";
import { readFeedbackValue } from "./present/feedback-buttons.ts";
import type { Work } from "./work.ts";

/**
 * A thumb under an answer: kept, the last one of a person holds. Down also asks why, in a form that has to open within
 * three seconds, so it opens first.
 */
export async function pressFeedback(work: Work, value: string | undefined, triggerId: string): Promise<void> {
  const pressed = readFeedbackValue(value);
  if (!pressed) throw outdated();
  const isAsked = pressed.verdict === "down" && (await askWhy(work, pressed.turnId, triggerId));
  const isKept = await work.services.conversations.giveFeedback(pressed, await work.toolContext());
  if (!isKept) return work.sayPrivately(FORGOTTEN);
  if (!isAsked) await work.sayPrivately(THANKS[pressed.verdict]);
}

/** The reason for a thumb down. */
export async function submitReason(
  work: Work,
  { turnId, reason }: { turnId: number; reason: string },
): Promise<void> {
  const opinion = { turnId, verdict: "down" as const, reason };
  const isKept = await work.services.conversations.giveFeedback(opinion, await work.toolContext());
  await work.sayPrivately(isKept ? THANKS.down : FORGOTTEN);
}

const subjectSchema = z.object({ turnId: z.number() });

/** The form as it was sent off: what was wrong, and whatever else the person wrote. */
export function readReason(view: ViewOutput): { turnId: number; reason: string } {
  const { turnId } = subjectSchema.parse(JSON.parse(view.private_metadata));
  const { values } = view.state;
  const chosen = values.reason?.value?.selected_option?.text.text;
  const written = values.comment?.value?.value?.trim();
  return { turnId, reason: [chosen, written].filter(Boolean).join(": ") };
}

const THANKS = {
  up: { headline: "Thank you, noted.", choices: [] },
  down: { headline: "Thank you, noted. The administrators see it on my Home tab.", choices: [] },
} as const;

const FORGOTTEN = {
  headline: "I no longer know that answer, so I can't keep what you think of it.",
  choices: [],
};

async function askWhy(work: Work, turnId: number, triggerId: string): Promise<boolean> {
  const { client, services } = work;
  try {
    await client.views.open({ trigger_id: triggerId, view: feedbackView(turnId, originOf(work)) });
    return true;
  } catch (err) {
    services.logger.warn({ err }, "form for a reason not opened");
    return false;
  }
}

/** Where the answer stands, so that the thanks come there. */
function originOf({ envelope: { place } }: Work): ModalOrigin {
  if (place.kind !== "thread" && place.kind !== "private") throw outdated();
  return {
    channel: place.channel,
    ...(place.threadTs ? { threadTs: place.threadTs } : {}),
    ...(place.kind === "private" && place.responseUrl ? { responseUrl: place.responseUrl } : {}),
  };
}
