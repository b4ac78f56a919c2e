import type { OtherIntent } from "./intent.ts";

/** Questions that work in any shop that has data. */
export const STARTERS: readonly string[] = [
  "Who is at risk of leaving?",
  "Top 10 customers by value",
  "Which segments do we have?",
  "Forecast revenue for the next 12 weeks",
];

const HELP_MESSAGE = `I answer questions about customers, segments and forecasts from the shop's orders:
• one customer, by alias (C-XXXXXXXX), shop id, e-mail, phone or order number: profile, churn risk, segment, purchases
• lists of customers: who is at risk, who is worth most, with filters such as "over 3 orders" or "not bought for 90 days"
• segments: overview, biggest, fastest growing, or one by its name
• forecasts of revenue, orders, active customers, new customers and average order value: "next 12 weeks", "Q4"`;

const REACH = "I answer questions about customers, segments and forecasts.";

interface Reply {
  kind: "unclear" | "help";
  message: string;
  suggestions: readonly string[];
}

/** What is said where no tool answers: why, and what can be asked instead. */
export const REPLIES: Readonly<
  Record<OtherIntent | "nothing" | "several_customers" | "no_reference", Reply>
> = {
  method: {
    kind: "help",
    message:
      "Each answer says how its figures were made, from which period and as of which day. Ask for one:",
    suggestions: STARTERS,
  },
  help: { kind: "help", message: HELP_MESSAGE, suggestions: STARTERS },
  greeting: { kind: "help", message: `Hello! ${REACH}`, suggestions: STARTERS },
  thanks: {
    kind: "help",
    message: "You're welcome. What else would you like to know?",
    suggestions: STARTERS,
  },
  past_of_metric: {
    kind: "unclear",
    message:
      "I can't look up past figures of a metric yet; I forecast them. A forecast shows recent history too.",
    suggestions: [
      "Forecast revenue for the next 12 weeks",
      "Forecast orders for the next 6 months",
      "Top 10 customers by value",
    ],
  },
  products: {
    kind: "unclear",
    message: `I can't answer questions about products or categories yet. ${REACH}`,
    suggestions: STARTERS,
  },
  campaign: {
    kind: "unclear",
    message: "I can't plan campaigns yet. A list of the customers to reach is a start:",
    suggestions: [
      "Who is at risk of leaving?",
      "Top 20 customers by value at risk",
      "Top 10 customers by value",
    ],
  },
  recommendation: {
    kind: "unclear",
    message: "I can't recommend offers yet. A customer's or a segment's card says how to treat them.",
    suggestions: ["Which segments do we have?", "Who is at risk of leaving?", "Top 10 customers by value"],
  },
  contact: {
    kind: "unclear",
    message:
      "I don't hold names, addresses or phone numbers: customers appear under their alias (C-XXXXXXXX). I can find one by an e-mail, a phone or an order number that you give me.",
    suggestions: ["Top 10 customers by value", "Who is at risk of leaving?"],
  },
  forbidden: {
    kind: "unclear",
    message: `I only read figures; I can't do that. ${REACH}`,
    suggestions: STARTERS,
  },
  command: {
    kind: "unclear",
    message: `I only read figures; I can't do that. ${REACH}`,
    suggestions: STARTERS,
  },
  offtopic: { kind: "unclear", message: `That is outside what I know. ${REACH}`, suggestions: STARTERS },
  nothing: { kind: "unclear", message: `I did not understand that. ${REACH}`, suggestions: STARTERS },
  no_reference: {
    kind: "unclear",
    message:
      "Which customer? I know them by alias (C-XXXXXXXX), shop id, e-mail, phone or order number, not by name.",
    suggestions: ["Top 10 customers by value", "Who is at risk of leaving?"],
  },
  several_customers: {
    kind: "unclear",
    message: "I look at one customer at a time. Which one?",
    suggestions: [],
  },
};
