import { count, days, detail, money, number, score, share, text, wholeMoney } from "../columns.ts";
import { formatPercent } from "../format.ts";
import type { Chart, Table } from "../report.ts";
import { lastPurchaseWords } from "../words.ts";
import { type Analysed, listedWords, type Part, people, titled } from "./wording.ts";

type Result = Analysed<"rfm_score">;

/** Recency, frequency and value as scores. */
export function presentRfm(result: Result): Part {
  const { segments, grid, matching } = result;
  const [first] = segments.filter(({ segment }) => segment !== null);
  return {
    headline: first
      ? `${formatPercent(first.share, { digits: 0 })} of ${people(matching)} are “${first.segment}”`
      : `${people(matching)}: no scores known`,
    summary: listedWords(result),
    charts: grid.length > 0 ? [gridChart(result)] : [],
    facts: segments.slice(0, FACTS).map(({ segment, customers, share }) => ({
      label: segment === null ? "Without scores" : titled(segment),
      value: `${people(customers)} (${formatPercent(share, { digits: 0 })})`,
    })),
    tables: [...(segments.length > 0 ? [segmentTable(result)] : []), scoreTable(result)],
  };
}

const FACTS = 6;
const SCORES = [1, 2, 3, 4, 5] as const;

function gridChart({ grid }: Result): Chart {
  const customersAt = (recency: number, frequency: number) =>
    grid.find((cell) => cell.recency === recency && cell.frequency === frequency)?.customers ?? null;
  return {
    kind: "heatmap",
    title: "Customers by recency and frequency",
    categories: SCORES.map((recency) => `Recency ${recency}`),
    series: [...SCORES].reverse().map((frequency) => ({
      name: `Frequency ${frequency}`,
      values: SCORES.map((recency) => customersAt(recency, frequency)),
    })),
    unit: { kind: "count" },
    xLabel: "Recency, 5 = bought last",
    yLabel: "Frequency, 5 = buys most often",
  };
}

function segmentTable({ segments, provenance }: Result): Table {
  return {
    caption: "Segments",
    columns: [
      text("segment", "Segment"),
      count("customers", "Customers"),
      share("share", "Share"),
      wholeMoney("net_value", "Value", provenance.currency),
      share("share_of_value", "Share of value"),
      days("average_recency", "Since last purchase"),
      number("average_orders", "Orders each"),
    ],
    rows: segments.map((one) => [
      one.segment,
      one.customers,
      one.share,
      one.netValueCents,
      one.shareOfValue,
      one.averageRecencyDays,
      one.averageOrders,
    ]),
  };
}

function scoreTable({ customers, provenance }: Result): Table {
  return {
    caption: "Customers",
    columns: [
      text("customer", "Customer"),
      text("rfm_segment", "Segment"),
      text("rfm", "R-F-M"),
      money("net_value", "Value so far", provenance.currency),
      count("orders", "Orders"),
      text("last_purchase", "Last purchase"),
      detail(score("churn_risk", "Churn risk")),
      detail(days("recency", "Days since the last purchase")),
    ],
    rows: customers.map((customer) => [
      customer.alias,
      customer.rfm?.segment ?? null,
      customer.rfm ? `${customer.rfm.recency}-${customer.rfm.frequency}-${customer.rfm.monetary}` : null,
      customer.netValueCents,
      customer.orders,
      customer.lastOrderAt === null ? null : lastPurchaseWords(customer, provenance),
      customer.churn?.risk ?? null,
      customer.recencyDays,
    ]),
  };
}
