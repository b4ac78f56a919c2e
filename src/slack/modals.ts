import type { ViewOutput } from "@slack/bolt";
import type { ToolRequest } from "../tools/ask.ts";
import { forecastMetrics } from "../tools/forecast-metrics.ts";
import { VIEWS } from "./views.ts";
import type { Work } from "./work.ts";

type Submission =
  | { kind: "mistakes"; errors: Record<string, string> }
  | { kind: "request"; request: ToolRequest }
  | { kind: "question"; question: string };

/** How each modal is read when it is submitted; pure, because mistakes must be answered within three seconds. */
export const SUBMISSIONS: Readonly<Record<string, (view: ViewOutput) => Submission>> = {
  [VIEWS.forecast]: readForecast,
  [VIEWS.ask]: readQuestion,
};

/** Answers a submitted modal. */
export async function answerSubmission(work: Work, view: ViewOutput): Promise<void> {
  const submission = SUBMISSIONS[view.callback_id]?.(view);
  if (submission?.kind === "request") await work.ask(submission.request);
  if (submission?.kind === "question") await work.answerQuestion(submission.question);
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
