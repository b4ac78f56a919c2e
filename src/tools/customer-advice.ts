import type { CustomerSummary } from "./shared.ts";

/** What to do about a customer, most useful first. Says what to do, never what to promise. */
export function adviceFor(customer: CustomerSummary): string[] {
  const advice: string[] = [];
  const level = customer.churn?.level;
  const isWorthACall = (customer.valueAtRiskCents ?? 0) >= WORTH_A_CALL_CENTS;
  if (customer.lifecycle === "lapsed") {
    advice.push("Treat as lapsed: a win-back message at most, no further discounts without an answer.");
  } else if (level === "critical" || level === "high") {
    advice.push(
      isWorthACall
        ? "Write personally this week; much of their value is at risk."
        : "Include in the next win-back campaign.",
    );
  } else if (level === "medium") {
    advice.push("Send a reminder of what they usually buy before their next purchase would be due.");
  }
  if (customer.returns > 0 && customer.returns >= customer.orders / 3) {
    advice.push("Ask what was wrong with what came back before offering anything new.");
  }
  if (customer.orders === 1 && customer.lifecycle !== "lapsed") {
    advice.push("One order so far: a second one is the step that matters most.");
  }
  if (customer.mainCategory && customer.lifecycle !== "lapsed") {
    advice.push(`Lead with ${customer.mainCategory}, which they buy most.`);
  }
  return advice;
}

/** What is not known of a customer, said as such. */
export function unknownsOf(customer: CustomerSummary, churnUnknownBecause: string | null): string[] {
  const unknown: string[] = [];
  if (!customer.churn)
    unknown.push(`Churn risk. ${churnUnknownBecause ?? "There is no purchase to judge by."}`);
  if (customer.interpurchaseMeanDays === null)
    unknown.push("Time between purchases: fewer than two purchase days.");
  if (customer.netValueCents === null) unknown.push("Value: no order in the shop's currency.");
  if (!customer.archetype) unknown.push("Archetype: not enough history.");
  if (!customer.mainCategory) unknown.push("Main category: the source names none.");
  return unknown;
}

const WORTH_A_CALL_CENTS = 10_000;
