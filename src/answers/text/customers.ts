import {
  formatCount,
  formatDate,
  formatMoney,
  formatNumber,
  formatPercent,
  formatWord,
} from "../../present/format.ts";
import { type Column, textTable } from "../../present/text-table.ts";
import type { CustomerAnalysis } from "../../tools/analyze-customers.ts";
import type { ToolAnswer } from "../../tools/ask.ts";
import type { CustomerSummary, Provenance } from "../../tools/shared.ts";

type Input = Extract<ToolAnswer, { tool: "analyze_customers" }>["input"];

export function customersText(_input: Input, result: CustomerAnalysis): string {
  const { customers, matching, totals, provenance } = result;
  if (customers.length === 0) {
    const isUnknown = result.analysis === "churn_risk" && result.churnUnknownBecause !== null;
    return isUnknown ? `Churn risk is not known yet. ${result.churnUnknownBecause}` : "No customer fits.";
  }
  const money = (cents: number | null) => formatMoney(cents, provenance.currency, { digits: 0 });
  const shown = customers.length < matching ? `, the first ${customers.length} shown` : "";
  const subject = result.analysis === "churn_risk" ? "Customers at risk" : "Customers by value";
  const levels = Object.entries(totals.byLevel)
    .filter(([, count]) => count > 0)
    .map(([level, count]) => `${level} ${formatNumber(count)}`);
  return [
    `${subject}: ${formatCount(matching, "customer")}${shown}, sorted by ${SORTS[result.sort]}`,
    `Net value ${money(totals.netValueCents)}, value at risk ${money(totals.valueAtRiskCents)}`,
    ...(levels.length > 0 ? [`Churn risk: ${levels.join(", ")}`] : []),
    "",
    customerTable(customers, provenance),
  ].join("\n");
}

const SORTS = {
  ltv: "net value",
  churn_risk: "churn risk",
  impact: "value at risk",
  frequency: "how often they buy",
  recency: "last purchase",
  orders: "orders",
} as const;

const COLUMNS: readonly Column[] = [
  { head: "Customer", align: "left" },
  { head: "Net value", align: "right" },
  { head: "Orders", align: "right" },
  { head: "Last purchase", align: "left" },
  { head: "Churn risk", align: "left" },
  { head: "At risk", align: "right" },
  { head: "Segment", align: "left" },
];

/** Customers as rows, the same columns in every list. */
export function customerTable(customers: readonly CustomerSummary[], provenance: Provenance): string {
  const { currency, timeZone } = provenance;
  return textTable(
    COLUMNS,
    customers.map((customer) => [
      customer.alias,
      formatMoney(customer.netValueCents, currency),
      formatNumber(customer.orders),
      formatDate(customer.lastOrderAt, timeZone),
      churnInWords(customer.churn),
      formatMoney(customer.valueAtRiskCents, currency),
      customer.archetype?.name ?? formatWord(null),
    ]),
  );
}

/** `high, 62%`, or unknown. */
export function churnInWords(churn: CustomerSummary["churn"]): string {
  return churn ? `${churn.level}, ${formatPercent(churn.risk, { digits: 0 })}` : formatWord(null);
}
