import type { ToolAnswer } from "../tools/ask.ts";
import { type CustomerSummary, churnLevels, type Provenance } from "../tools/shared.ts";
import { count, detail, instant, money, score, text } from "./columns.ts";
import { formatCount, formatMoney, formatNumber } from "./format.ts";
import type { Choice, Report, Table } from "./report.ts";
import { sourceLine } from "./source.ts";
import { lastPurchaseWords, riskWords } from "./words.ts";

type CustomerList = Extract<ToolAnswer, { tool: "analyze_customers" }>;

const CARDS = 3;

/** A ranked list of customers. */
export function presentCustomers({ input, result }: CustomerList): Report {
  const source = sourceLine("analyze_customers", result.provenance);
  const { customers, matching } = result;
  if (customers.length === 0 && result.analysis === "churn_risk" && result.churnUnknownBecause !== null) {
    return {
      headline: "Churn risk is not known yet.",
      summary: result.churnUnknownBecause,
      choices: [ARCHETYPES],
      source,
    };
  }
  if (customers.length === 0) {
    return {
      headline: "No customer fits.",
      summary: "Widen the filters, or look at the archetypes.",
      choices: [ARCHETYPES],
      source,
    };
  }
  return {
    headline: headline(result),
    summary:
      matching > customers.length
        ? `The first ${formatNumber(customers.length)} by ${SORTED_BY[result.sort]}, of ${formatNumber(matching)}.`
        : `Sorted by ${SORTED_BY[result.sort]}.`,
    facts: result.analysis === "churn_risk" ? levelFacts(result) : [],
    tables: [customerTable(customers, result.provenance)],
    choices: [
      ...customers.slice(0, CARDS).map(({ alias }) => card(alias)),
      otherList(result.analysis),
      ARCHETYPES,
    ],
    request: { tool: "analyze_customers", input },
    source,
    method: result.provenance.method,
  };
}

const SORTED_BY: Readonly<Record<CustomerList["result"]["sort"], string>> = {
  ltv: "value",
  churn_risk: "churn risk",
  impact: "value at risk",
  frequency: "purchase frequency",
  recency: "last purchase",
  orders: "number of orders",
};

function headline({ analysis, matching, totals, provenance }: CustomerList["result"]): string {
  const who = formatCount(matching, "customer");
  const money = (cents: number | null) => formatMoney(cents, provenance.currency, { digits: 0 });
  return analysis === "churn_risk"
    ? `${money(totals.valueAtRiskCents)} at risk with ${who}`
    : `${money(totals.netValueCents)} of value from ${who}`;
}

function levelFacts({ totals }: CustomerList["result"]) {
  return [...churnLevels].reverse().map((level) => ({
    label: `${level[0]?.toUpperCase()}${level.slice(1)} risk`,
    value: formatCount(totals.byLevel[level] ?? 0, "customer"),
  }));
}

/** Customers as rows, the same columns in every list. */
export function customerTable(
  customers: readonly CustomerSummary[],
  { currency, timeZone }: Provenance,
  caption = "Customers",
): Table {
  return {
    caption,
    columns: [
      text("customer", "Customer"),
      text("churn", "Risk"),
      money("value_at_risk", "Value at risk", currency),
      money("net_value", "Value so far", currency),
      count("orders", "Orders"),
      text("last_purchase", "Last purchase"),
      text("archetype", "Archetype"),
      detail(score("churn_risk", "Churn risk")),
      detail(instant("last_order_at", "Last order", timeZone)),
      detail(money("expected_value_12m", "Expected value, 12 months", currency)),
    ],
    rows: customers.map((customer) => [
      customer.alias,
      riskWords(customer.churn),
      customer.valueAtRiskCents,
      customer.netValueCents,
      customer.orders,
      lastPurchaseWords(customer, { timeZone }),
      customer.archetype?.name ?? null,
      customer.churn?.risk ?? null,
      customer.lastOrderAt,
      customer.expectedValue12mCents,
    ]),
  };
}

function card(alias: string): Choice {
  return { kind: "ask", label: alias, request: { tool: "lookup_customer", input: { customer: alias } } };
}

function otherList(analysis: "churn_risk" | "high_value"): Choice {
  return analysis === "churn_risk"
    ? {
        kind: "ask",
        label: "Most valuable",
        request: { tool: "analyze_customers", input: { analysis: "high_value" } },
      }
    : {
        kind: "ask",
        label: "Most value at risk",
        request: { tool: "analyze_customers", input: { analysis: "churn_risk", sort: "impact" } },
      };
}

const ARCHETYPES: Choice = {
  kind: "ask",
  label: "Archetypes",
  request: { tool: "analyze_segments", input: {} },
};
