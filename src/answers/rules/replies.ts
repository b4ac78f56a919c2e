import type { Refusal } from "./targets/target.ts";

/** Questions that work in any shop that has data: one of each tool that needs no name. */
export const STARTERS: readonly string[] = [
  "Who is at risk of leaving?",
  "Top 10 customers by value",
  "Which segments do we have?",
  "What sells best?",
  "Forecast revenue for the next 12 weeks",
];

const HELP_MESSAGE = `I answer questions about customers, segments, products and forecasts from the shop's orders:
• one customer, by alias (C-XXXXXXXX), shop id, e-mail, phone or order number: profile, churn risk, expected value, segment, purchases, what to offer
• lists of customers: at risk, most valuable, businesses, preferences, RFM scores, with filters such as "over 3 orders", "candle buyers" or "not bought for 90 days"
• how customers buy: one-time buyers, momentum, declining engagement, changed habits, rhythm, dependency on discounts
• segments: overview, growth, seasons, two of them compared
• products and categories: sales ("last quarter", "since March"), trends, repurchase, bundles, seasons, best sellers
• forecasts of revenue, orders, customers, order value, lifetime value and churn rate: "next 12 weeks", "Q4"
• campaigns: whom to write to for retention, growth, win-back, a season, loyalty, acquisition ("500 people, without buyers of the last 30 days")
• recommendations: upsell, cross-sell, further categories, win-back, retention, discounts, for one customer or a group`;

const REACH = "I answer questions about customers, segments, products, campaigns and forecasts.";

interface Reply {
  kind: "unclear" | "help";
  message: string;
  suggestions: readonly string[];
}

export type ReplyName = Refusal | "nothing" | "several_customers" | "no_reference" | "two_segments";

/** What is said where no tool answers: why, and what can be asked instead. */
export const REPLIES: Readonly<Record<ReplyName, Reply>> = {
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
    message: "Of the past I know sales, orders and customers of any period; other metrics I forecast.",
    suggestions: [
      "How much did we sell last month?",
      "Forecast revenue for the next 12 weeks",
      "Top 10 customers by value",
    ],
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
  two_segments: {
    kind: "unclear",
    message: 'Which two segments? Such as: compare the segments "Frequent weekenders" and "Deal seekers".',
    suggestions: ["Which segments do we have?", "Which segments are growing?"],
  },
};
