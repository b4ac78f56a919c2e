import type { KnownBlock } from "@slack/types";
import type { FeedbackSeen } from "../../answers/feedback.ts";
import type { UsageSeen } from "../../answers/model-usage.ts";
import { formatCount, formatDay, formatMoney, formatPercent } from "../../present/format.ts";
import { LIMITS } from "../limits.ts";
import { escapeWithin } from "./escape.ts";

const WEEKS = 6;
const COMPLAINTS = 5;

/** What people thought of answers, for those who run the installation. */
export function feedbackBlocks({ weeks, complaints }: FeedbackSeen): KnownBlock[] {
  const title = "Answers, as people judged them";
  if (weeks.length === 0) return [list(title, ["Nobody has judged an answer yet."])];
  return [
    list(
      title,
      weeks
        .slice(0, WEEKS)
        .map(
          ({ week, up, down, shareUp }) =>
            `Week of ${formatDay(week)}: ${formatPercent(shareUp, { digits: 0 })} helpful (${up} up, ${down} down)`,
        ),
    ),
    ...(complaints.length === 0
      ? []
      : [
          list(
            complaints.length > COMPLAINTS
              ? `The newest ${COMPLAINTS} of ${formatCount(complaints.length, "complaint")}`
              : "The newest complaints",
            complaints.slice(0, COMPLAINTS).map(complaint),
          ),
        ]),
  ];
}

/** What Claude used today, against the day's budget. */
export function usageBlocks(
  { tokensPerDay, usdPerDay, shareLeft, days }: UsageSeen,
  now: Date,
): KnownBlock[] {
  const today = days.find(({ day }) => day === now.toISOString().slice(0, 10));
  const used = today
    ? `${formatCount(today.requests, "request")}, ${formatCount(today.tokens, "token")}, ${formatUsd(today.usd)}`
    : "nothing yet";
  const budget = `${formatCount(tokensPerDay, "token")} and ${formatUsd(usdPerDay)} a day`;
  const left = `${formatPercent(shareLeft, { digits: 0 })} left`;
  return [
    list("Claude", [
      `Used today (UTC): ${used}`,
      `Budget: ${budget}, ${left}; questions beyond it are answered by rules`,
    ]),
  ];
}

function formatUsd(usd: number): string {
  return formatMoney(Math.round(usd * 100), "USD");
}

function complaint({ question, requests, answeredBy, reason }: FeedbackSeen["complaints"][number]): string {
  const tools = [...new Set(requests.map(({ tool }) => tool))].join(", ");
  const how = [tools === "" ? "no tool" : tools, `by ${answeredBy === "claude" ? "Claude" : "rules"}`];
  return `“${question}” (${how.join(", ")})${reason ? `: ${reason}` : ""}`;
}

function list(title: string, lines: readonly string[]): KnownBlock {
  const text = [`*${title}*`, ...lines.map((line) => `• ${escapeWithin(line, 400)}`)].join("\n");
  return {
    type: "section",
    text: { type: "mrkdwn", text: [...text].slice(0, LIMITS.section).join(""), verbatim: true },
  };
}
