import { formatCount, formatMoney, formatNumber, formatWord } from "../../present/format.ts";
import type { ToolAnswer } from "../../tools/ask.ts";
import { type CustomerSummary, churnLevels, type Provenance } from "../../tools/shared.ts";
import type { Choice, Reply, Table } from "./reply.ts";
import { sourceLine } from "./source.ts";
import { lastPurchaseWords, riskWords } from "./words.ts";

type CustomerList = Extract<ToolAnswer, { tool: "analyze_customers" }>;

const CARDS = 3;

/** A ranked list of customers. */
export function presentCustomers({ input, result }: CustomerList): Reply {
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
    table: customerTable(customers, result.provenance),
    choices: [
      ...customers.slice(0, CARDS).map(({ alias }) => card(alias)),
      otherList(result.analysis),
      ARCHETYPES,
    ],
    request: { tool: "analyze_customers", input },
    source,
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

function customerTable(customers: readonly CustomerSummary[], provenance: Provenance): Table {
  const money = (cents: number | null) => ({
    text: formatMoney(cents, provenance.currency),
    value: cents === null ? undefined : cents / 100,
  });
  return {
    caption: "Customers",
    columns: ["Customer", "Risk", "Value at risk", "Value so far", "Orders", "Last purchase", "Archetype"],
    rows: customers.map((customer) => [
      { text: customer.alias },
      { text: riskWords(customer.churn), value: customer.churn?.risk },
      money(customer.valueAtRiskCents),
      money(customer.netValueCents),
      { text: String(customer.orders), value: customer.orders },
      { text: lastPurchaseWords(customer, provenance) },
      { text: customer.archetype?.name ?? formatWord(null) },
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
