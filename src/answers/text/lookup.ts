import {
  formatCount,
  formatDate,
  formatDays,
  formatMoney,
  formatNumber,
  formatWord,
} from "../../present/format.ts";
import { type Column, textTable } from "../../present/text-table.ts";
import type { ToolAnswer } from "../../tools/ask.ts";
import type { CustomerLookup } from "../../tools/lookup-customer.ts";
import { churnInWords, customerTable } from "./customers.ts";

type Input = Extract<ToolAnswer, { tool: "lookup_customer" }>["input"];
type Found = Extract<CustomerLookup, { kind: "found" }>;

export function lookupText(input: Input, result: CustomerLookup): string {
  switch (result.kind) {
    case "not_found":
      return `No customer is known as ${input.customer}.\nTry the alias (C-XXXXXXXX), the shop's id, an e-mail, a phone or an order number.`;
    case "ambiguous":
      return `Several customers fit ${input.customer}. Which one?\n\n${customerTable(result.candidates, result.provenance)}`;
    case "found":
      return foundText(result);
    default:
      return result satisfies never;
  }
}

function foundText(result: Found): string {
  const { customer, advice, offers, unknown } = result;
  const sections = [
    `${customer.alias}: ${headline(result)}`,
    facts(result),
    list("Why", customer.churn?.reasons ?? []),
    list("What to do", advice),
    list("What to offer", offers.map(offer)),
    orders(result),
    list("Not known", unknown),
  ];
  return sections.filter((section) => section !== "").join("\n\n");
}

function headline({ info, customer, provenance }: Found): string {
  switch (info) {
    case "churn_risk":
      return customer.churn
        ? `churn risk ${churnInWords(customer.churn)} (no purchase in the next ${customer.churn.horizonDays} days)`
        : "churn risk unknown";
    case "segment":
      return `segment ${customer.archetype?.name ?? "unknown"}`;
    case "purchase_history":
      return `${formatNumber(customer.orders)} orders, the last on ${formatDate(customer.lastOrderAt, provenance.timeZone)}`;
    case "profile":
      return `${formatMoney(customer.netValueCents, provenance.currency)} in ${formatCount(customer.orders, "order")}`;
    default:
      return info satisfies never;
  }
}

function facts({ customer, provenance }: Found): string {
  const money = (cents: number | null) => formatMoney(cents, provenance.currency);
  const rows: readonly [string, string][] = [
    ["Net value", money(customer.netValueCents)],
    ["Orders", formatNumber(customer.orders)],
    ["Returns", formatNumber(customer.returns)],
    ["Average order", money(customer.averageOrderValueCents)],
    ["First purchase", formatDate(customer.firstOrderAt, provenance.timeZone)],
    ["Last purchase", formatDate(customer.lastOrderAt, provenance.timeZone)],
    ["Days since", formatDays(customer.recencyDays)],
    ["Usual interval", formatDays(customer.interpurchaseMeanDays)],
    ["Main category", customer.mainCategory ?? formatWord(null)],
    ["Churn risk", churnInWords(customer.churn)],
    ["Lifecycle", formatWord(customer.lifecycle)],
    ["Expected 12 months", expected(customer, money)],
    ["RFM", rfm(customer)],
    ["Value at risk", money(customer.valueAtRiskCents)],
    ["Segment", customer.archetype?.name ?? formatWord(null)],
  ];
  return rows.map(([name, value]) => `${name.padEnd(18)}  ${value}`).join("\n");
}

function expected(customer: Found["customer"], money: (cents: number | null) => string): string {
  const range = customer.expectedValue12mRange;
  if (range?.highCents === 0)
    return `${money(customer.expectedValue12mCents)} on average; most likely nothing`;
  const interval = range ? ` (80 %: ${money(range.lowCents)} to ${money(range.highCents)})` : "";
  return `${money(customer.expectedValue12mCents)}${interval}`;
}

function rfm({ rfm: scores }: Found["customer"]): string {
  if (!scores) return formatWord(null);
  return `${formatWord(scores.segment)} (${scores.recency}-${scores.frequency}-${scores.monetary})`;
}

function offer({ productId, title, kind, because }: Found["offers"][number]): string {
  return `${title ?? productId} (${kind === "new" ? "new to them" : "again"}): ${because}`;
}

function list(title: string, entries: readonly string[]): string {
  return entries.length === 0 ? "" : [`${title}:`, ...entries.map((entry) => `- ${entry}`)].join("\n");
}

const ORDER_COLUMNS: readonly Column[] = [
  { head: "Order", align: "left" },
  { head: "Date", align: "left" },
  { head: "Kind", align: "left" },
  { head: "Value", align: "right" },
  { head: "Items", align: "right" },
  { head: "Category", align: "left" },
  { head: "Fulfilment", align: "left" },
];

function orders({ recentOrders, provenance }: Found): string {
  if (recentOrders.length === 0) return "";
  const rows = recentOrders.map((order) => [
    order.orderId,
    formatDate(order.at, provenance.timeZone),
    order.kind,
    formatMoney(order.valueCents, order.currency),
    formatNumber(order.items),
    order.category ?? formatWord(null),
    formatWord(order.fulfillmentStatus),
  ]);
  return textTable(ORDER_COLUMNS, rows);
}
