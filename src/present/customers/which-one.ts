import type { CustomerSummary, Provenance } from "../../tools/shared.ts";
import { count, money, text } from "../columns.ts";
import { describeReference } from "../customer-reference.ts";
import { formatCount } from "../format.ts";
import type { Report, Table } from "../report.ts";
import { lastPurchaseWords } from "../words.ts";

/** The list behind `/churn-check` without an argument. */
export const MOST_AT_RISK = {
  tool: "analyze_customers" as const,
  input: { analysis: "churn_risk" as const, sort: "impact" as const, limit: 10 },
};

/** Nobody is known by what was typed, which is not repeated: it may be an e-mail or a phone. */
export function nobodyCalled(typed: string): Omit<Report, "source"> {
  return {
    headline: `I have no customer with ${describeReference(typed)}.`,
    summary: "I look for an alias (C-XXXXXXXX), a shop customer id, an e-mail, a phone or an order number.",
    choices: [{ kind: "ask", label: "Customers with most value at risk", request: MOST_AT_RISK }],
  };
}

/** Several are: who they are, for the asker to choose. */
export function whichOne(
  candidates: readonly CustomerSummary[],
  provenance: Pick<Provenance, "currency" | "timeZone">,
): Pick<Report, "headline" | "tables"> {
  return {
    headline: `${formatCount(candidates.length, "customer")} match. Which one?`,
    tables: [candidateTable(candidates, provenance)],
  };
}

function candidateTable(
  candidates: readonly CustomerSummary[],
  { currency, timeZone }: Pick<Provenance, "currency" | "timeZone">,
): Table {
  return {
    caption: "Customers that match",
    columns: [
      text("customer", "Customer"),
      count("orders", "Orders"),
      money("net_value", "Value so far", currency),
      text("last_purchase", "Last purchase"),
    ],
    rows: candidates.map((customer) => [
      customer.alias,
      customer.orders,
      customer.netValueCents,
      customer.lastOrderAt === null ? null : lastPurchaseWords(customer, { timeZone }),
    ]),
  };
}
