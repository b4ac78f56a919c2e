import type { ViewOutput } from "@slack/bolt";
import { z } from "zod";
import type { ToolRequest } from "../tools/ask.ts";
import { forecastMetrics } from "../tools/forecast-metrics.ts";
import { targetCampaign } from "../tools/target-campaign.ts";
import { readReason, submitReason } from "./feedback.ts";
import { FEEDBACK_VIEW } from "./feedback-view.ts";
import { VIEWS } from "./views.ts";
import type { Work } from "./work.ts";

type Submission =
  | { kind: "mistakes"; errors: Record<string, string> }
  | { kind: "request"; request: ToolRequest }
  | { kind: "question"; question: string }
  | { kind: "reason"; turnId: number; reason: string };

/** How each modal is read when it is submitted; pure, because mistakes must be answered within three seconds. */
export const SUBMISSIONS: Readonly<Record<string, (view: ViewOutput) => Submission>> = {
  [VIEWS.forecast]: readForecast,
  [VIEWS.campaign]: readCampaign,
  [VIEWS.productSearch]: readProductSearch,
  [VIEWS.ask]: readQuestion,
  [FEEDBACK_VIEW]: (view) => ({ kind: "reason", ...readReason(view) }),
};

/** Answers a submitted modal. */
export async function answerSubmission(work: Work, view: ViewOutput): Promise<void> {
  const submission = SUBMISSIONS[view.callback_id]?.(view);
  if (submission?.kind === "request") await work.ask(submission.request);
  if (submission?.kind === "question") await work.answerQuestion({ text: submission.question });
  if (submission?.kind === "reason") await submitReason(work, submission);
}

function readForecast(view: ViewOutput): Submission {
  const input = forecastMetrics.input.safeParse({
    metric: chosen(view, "metric"),
    granularity: chosen(view, "granularity"),
    horizon: Number(typed(view, "horizon") ?? Number.NaN),
  });
  if (input.success) return { kind: "request", request: { tool: "forecast_metrics", input: input.data } };
  return {
    kind: "mistakes",
    errors: Object.fromEntries(
      input.error.issues.map(({ path: [field] }) => [
        String(field),
        field === "horizon" ? "A whole number from 1 to 366, please." : "Please choose one.",
      ]),
    ),
  };
}

function readCampaign(view: ViewOutput): Submission {
  const number = (block: string) => (typed(view, block) ? Number(typed(view, block)) : undefined);
  const [budget, cost] = [number("budget"), number("cost_per_contact")];
  if (budget !== undefined && cost === undefined) {
    return { kind: "mistakes", errors: { cost_per_contact: "A budget needs what one contact costs." } };
  }
  const input = targetCampaign.input.safeParse({
    campaign: chosen(view, "campaign"),
    size: number("size"),
    budget,
    cost_per_contact: cost,
  });
  if (input.success) return { kind: "request", request: { tool: "target_campaign", input: input.data } };
  return {
    kind: "mistakes",
    errors: Object.fromEntries(
      input.error.issues.map(({ path: [field], message }) => [String(field), message]),
    ),
  };
}

const subjectSchema = z.object({ customer: z.string() });

function readProductSearch(view: ViewOutput): Submission {
  const product = typed(view, "product")?.trim();
  if (!product) return { kind: "mistakes", errors: { product: "Please name a product." } };
  const { customer } = subjectSchema.parse(JSON.parse(view.private_metadata));
  return {
    kind: "request",
    request: { tool: "lookup_customer", input: { customer, info: "purchase_history", product } },
  };
}

function readQuestion(view: ViewOutput): Submission {
  const question = typed(view, "question")?.trim();
  return question
    ? { kind: "question", question }
    : { kind: "mistakes", errors: { question: "Please ask something." } };
}

function chosen(view: ViewOutput, block: string): string | undefined {
  return view.state.values[block]?.value?.selected_option?.value;
}

function typed(view: ViewOutput, block: string): string | undefined {
  return view.state.values[block]?.value?.value ?? undefined;
}
