import type { Reply } from "./present/reply.ts";

interface Usage {
  does: string;
  forms: readonly string[];
  examples: readonly string[];
}

/** What each command takes: shown on `help` and on a wrong argument, and described in the manifest. */
export const USAGE = {
  "/churn-check": {
    does: "A customer's churn risk, with reasons and what to do.",
    forms: ["/churn-check <customer>", "/churn-check  (the customers with most value at risk)"],
    examples: [
      "/churn-check C-7K2M9QXA",
      "/churn-check 17850",
      "/churn-check ann@example.com",
      "/churn-check #1001",
    ],
  },
  "/segment-info": {
    does: "An archetype of customers: who they are, what they are worth, how to treat them.",
    forms: ["/segment-info <id or part of the name>", "/segment-info  (the top archetypes)"],
    examples: ["/segment-info loyal", "/segment-info one-time"],
  },
  "/forecast": {
    does: "A metric ahead, with its interval and its error on the past.",
    forms: [
      "/forecast <metric> <period>",
      "/forecast  (a form)",
      "Metrics: revenue, orders, active customers, new customers, average order value (aov), average ltv, churn rate",
      "Periods: 12w, 6m, 30d, Q4, next 3 months, December",
    ],
    examples: [
      "/forecast revenue 12w",
      "/forecast orders 6m",
      "/forecast new customers 30d",
      "/forecast revenue Q4",
    ],
  },
  "/customer": {
    does: "A customer's card: value, risk, archetype, newest orders.",
    forms: [
      "/customer <customer>",
      "/customer <customer> bought <product or category>",
      "A customer: alias, shop id, e-mail, phone or order number",
    ],
    examples: [
      "/customer C-7K2M9QXA",
      "/customer 17850",
      "/customer #1001",
      "/customer C-7K2M9QXA bought candles",
    ],
  },
  "/campaign": {
    does: "Whom to write to for a goal, with the reason for each, and a group kept apart to measure by.",
    forms: [
      "/campaign <goal> [how many] [budget <amount> at <cost of a contact>]",
      "/campaign  (a form)",
      "Goals: retention, growth, winback, seasonal, loyalty, acquisition",
    ],
    examples: ["/campaign winback", "/campaign retention 200", "/campaign growth budget 500 at 0.80"],
  },
  "/insights": {
    does: "A question in plain words, answered to you alone.",
    forms: ["/insights <question>"],
    examples: ["/insights who is at risk of leaving?", "/insights top 10 customers by value"],
  },
} as const satisfies Record<string, Usage>;

export type CommandName = keyof typeof USAGE;

/** How a command is used; `wrong` says first what could not be understood. */
export function usageReply(command: CommandName, wrong?: string): Reply {
  const { does, forms, examples } = USAGE[command];
  return {
    headline: wrong ?? `${command}: ${does}`,
    ...(wrong ? { summary: does } : {}),
    sections: [
      { title: "How to use it", lines: forms },
      { title: "Examples", lines: examples },
    ],
    choices: [],
  };
}
