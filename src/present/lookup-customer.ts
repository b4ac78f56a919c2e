import type { ToolAnswer } from "../tools/ask.ts";
import type { CustomerLookup } from "../tools/lookup-customer.ts";
import type { CustomerSummary, Provenance } from "../tools/shared.ts";
import { count, instant, money, text } from "./columns.ts";
import { describeReference } from "./customer-reference.ts";
import { formatCount, formatDays, formatMoney, formatNumber, formatPercent, formatWord } from "./format.ts";
import type { Choice, Fact, Report, Section, Table } from "./report.ts";
import { sourceLine } from "./source.ts";
import { lastPurchaseWords, riskWords } from "./words.ts";

type Lookup = Extract<ToolAnswer, { tool: "lookup_customer" }>;
type Found = Extract<CustomerLookup, { kind: "found" }>;
type Info = Found["info"];

/** One customer. The reference that was typed is never repeated: it may be an e-mail or a phone. */
export function presentLookup({ input, result }: Lookup): Report {
  const source = sourceLine("lookup_customer", result.provenance);
  switch (result.kind) {
    case "found":
      return { ...presentFound(result), source, method: result.provenance.method };
    case "ambiguous":
      return {
        headline: `${formatCount(result.candidates.length, "customer")} match. Which one?`,
        tables: [candidateTable(result.candidates, result.provenance)],
        choices: result.candidates.slice(0, 10).map(({ alias }) => askAbout(alias, input.info, alias)),
        source,
      };
    case "not_found":
      return {
        headline: `I have no customer with ${describeReference(input.customer)}.`,
        summary:
          "I look for an alias (C-XXXXXXXX), a shop customer id, an e-mail, a phone or an order number.",
        choices: [{ kind: "ask", label: "Customers with most value at risk", request: MOST_AT_RISK }],
        source,
      };
    default:
      return result satisfies never;
  }
}

/** The list behind `/churn-check` without an argument. */
export const MOST_AT_RISK = {
  tool: "analyze_customers" as const,
  input: { analysis: "churn_risk" as const, sort: "impact" as const, limit: 10 },
};

function presentFound(found: Found): Omit<Report, "source"> {
  const { customer, provenance, info } = found;
  return {
    headline: HEADLINES[info](customer, provenance),
    facts: factsOf(found),
    tables: info === "profile" || info === "purchase_history" ? [orderTable(found)] : [],
    sections: sectionsOf(found),
    choices: nextSteps(found),
    request: { tool: "lookup_customer", input: { customer: customer.alias, info } },
  };
}

const HEADLINES: Readonly<Record<Info, (customer: CustomerSummary, provenance: Provenance) => string>> = {
  profile: (customer, { currency }) =>
    `${customer.alias}: ${formatMoney(customer.netValueCents, currency)} in ${formatCount(customer.orders, "order")}`,
  churn_risk: ({ alias, churn }) =>
    churn
      ? `${alias}: ${formatPercent(churn.risk, { digits: 0 })} risk of no purchase in ${formatDays(churn.horizonDays)} (${churn.level})`
      : `${alias}: churn risk unknown`,
  segment: ({ alias, archetype }) =>
    archetype ? `${alias} belongs to “${archetype.name}”` : `${alias}: archetype unknown`,
  purchase_history: ({ alias, orders, returns }) =>
    `${alias}: ${formatCount(orders, "order")}, ${formatCount(returns, "return")}`,
};

function factsOf({ customer, provenance, info }: Found): Fact[] {
  const { currency } = provenance;
  const value: Fact[] = [
    { label: "Value at risk", value: formatMoney(customer.valueAtRiskCents, currency) },
    { label: "Expected value, 12 months", value: expectedWords(customer, currency) },
  ];
  const history: Fact[] = [
    { label: "Value so far", value: formatMoney(customer.netValueCents, currency) },
    { label: "Last purchase", value: lastPurchaseWords(customer, provenance) },
  ];
  const habit: Fact[] = [
    { label: "Usual time between purchases", value: formatDays(customer.interpurchaseMeanDays) },
    { label: "Average order", value: formatMoney(customer.averageOrderValueCents, currency) },
  ];
  if (info === "churn_risk") return [...value, ...history, ...habit.slice(0, 1), orders(customer)];
  if (info === "purchase_history") return [...history, ...habit];
  return [
    { label: "Churn risk", value: riskWords(customer.churn) },
    ...value,
    ...history.slice(1),
    ...habit,
    { label: "Lifecycle", value: formatWord(customer.lifecycle) },
    { label: "RFM", value: rfmWords(customer) },
    { label: "Archetype", value: customer.archetype?.name ?? formatWord(null) },
    { label: "Main category", value: customer.mainCategory ?? formatWord(null) },
  ];
}

function rfmWords({ rfm }: CustomerSummary): string {
  if (!rfm) return formatWord(null);
  return `${formatWord(rfm.segment)} (${rfm.recency}-${rfm.frequency}-${rfm.monetary})`;
}

function expectedWords({ expectedValue12mCents, expectedValue12mRange }: CustomerSummary, currency: string) {
  const expected = formatMoney(expectedValue12mCents, currency);
  if (!expectedValue12mRange) return expected;
  const { lowCents, highCents } = expectedValue12mRange;
  // A mean over many: of ten like this one nine bring in nothing, and one brings in more than the mean.
  if (highCents === 0) return `${expected} on average; most likely nothing`;
  return `${expected} (80%: ${formatMoney(lowCents, currency)} to ${formatMoney(highCents, currency)})`;
}

function orders({ orders: count }: CustomerSummary): Fact {
  return { label: "Orders", value: formatNumber(count) };
}

function sectionsOf({ customer, advice, offers, unknown }: Found): Section[] {
  return [
    { title: "Why", lines: customer.churn?.reasons ?? [] },
    { title: "What to do", lines: advice },
    {
      title: "What to offer",
      lines: offers.map(({ productId, title, kind, because }) => {
        return `${title ?? productId} (${kind === "new" ? "new to them" : "again"}): ${because}`;
      }),
    },
    { title: "Not known", lines: unknown },
  ].filter(({ lines }) => lines.length > 0);
}

function orderTable({ recentOrders, provenance }: Found): Table {
  return {
    caption: "Newest orders",
    columns: [
      text("order", "Order"),
      instant("ordered_at", "Date", provenance.timeZone),
      text("kind", "Kind"),
      text("value", "Value"),
      count("items", "Items"),
      text("category", "Category"),
      text("fulfilment", "Fulfilment"),
    ],
    rows: recentOrders.map((order) => [
      order.orderId,
      order.at,
      order.kind,
      { value: order.valueCents / 100, text: formatMoney(order.valueCents, order.currency) },
      order.items,
      order.category,
      order.fulfillmentStatus === null ? null : formatWord(order.fulfillmentStatus),
    ]),
  };
}

function candidateTable(candidates: readonly CustomerSummary[], { currency, timeZone }: Provenance): Table {
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
      lastPurchaseWords(customer, { timeZone }),
    ]),
  };
}

const STEPS: readonly { info: Info; label: string }[] = [
  { info: "profile", label: "Customer card" },
  { info: "churn_risk", label: "Churn risk" },
  { info: "purchase_history", label: "Orders" },
];

function nextSteps({ customer, info }: Found): Choice[] {
  const steps = STEPS.filter((step) => step.info !== info).map((step) =>
    askAbout(customer.alias, step.info, step.label),
  );
  if (!customer.archetype) return steps;
  const { id } = customer.archetype;
  return [
    ...steps,
    { kind: "ask", label: "Archetype", request: { tool: "analyze_segments", input: { archetype: id } } },
  ];
}

function askAbout(alias: string, info: Info, label: string): Choice {
  return { kind: "ask", label, request: { tool: "lookup_customer", input: { customer: alias, info } } };
}
