import { count, money, score, share, text } from "../columns.ts";
import { people, whole } from "../customers/wording.ts";
import { formatDay, formatPercent, formatPeriodStart } from "../format.ts";
import type { Chart, Table } from "../report.ts";
import {
  actionTable,
  type Behaved,
  groupChart,
  groupTable,
  listedWords,
  named,
  type Part,
  sentences,
} from "./wording.ts";

type Result = Behaved<"discount_dependency">;

/** Who buys only at a discount, and what discounts cost. */
export function presentDiscounts(result: Result): Part {
  const { states, orders, list, provenance, action } = result;
  const { currency } = provenance;
  const about = { label: "Buys", nameOf: ({ state }: Result["states"][number]) => named(state) };
  return {
    headline:
      (orders?.share ?? null) === null
        ? "How much is bought at a discount is unknown"
        : `${formatPercent(orders?.share ?? null)} of the last year's orders had a discount; ${people(list.matching)} buy mainly with one`,
    summary: sentences(action, listedWords(list)),
    charts: [
      ...groupChart(states, { ...about, title: "Customers by dependency on discounts" }),
      ...monthChart(result),
    ],
    facts: [
      ...(orders ? [{ label: "Period", value: `${formatDay(orders.from)} to ${formatDay(orders.to)}` }] : []),
      { label: "Orders at a discount", value: formatPercent(orders?.share ?? null) },
      { label: "Taken off by discounts", value: whole(orders?.discountCents ?? null, currency) },
      ...states.map(({ state, customers, share }) => ({
        label: state === "unknown" ? "Dependency unknown" : named(state),
        value: `${people(customers)} (${formatPercent(share)})`,
      })),
    ],
    tables: [
      actionTable(list, provenance, {
        caption: "Buy mainly at a discount",
        columns: [count("discounted_orders", "Orders at a discount"), score("dependency", "Dependency")],
        cellsOf: ({ discountedOrders, dependency }) => [discountedOrders, dependency],
      }),
      ...groupTable(states, currency, { ...about, caption: "Dependency on discounts" }),
      ...monthTable(result),
    ],
  };
}

function monthChart({ orders }: Result): Chart[] {
  if (orders === null || orders.months.length < 2 || orders.share === null) return [];
  return [
    {
      kind: "line",
      title: "Share of orders at a discount",
      categories: orders.months.map(({ month }) => formatPeriodStart(month, "month")),
      series: [{ name: "At a discount", values: orders.months.map(({ share }) => share) }],
      unit: { kind: "share" },
      xLabel: "Month",
      yLabel: "Share of orders",
    },
  ];
}

function monthTable({ orders, provenance }: Result): Table[] {
  if (orders === null || orders.months.length === 0) return [];
  return [
    {
      caption: "Discounts by month",
      columns: [
        text("month", "Month"),
        count("orders", "Orders"),
        count("discounted", "At a discount"),
        share("share", "Share"),
        money("discounts", "Taken off", provenance.currency),
      ],
      rows: orders.months.map(({ month, sales, known, discounted, share, discountCents }) => [
        formatPeriodStart(month, "month"),
        sales,
        known === 0 ? null : discounted,
        share,
        discountCents,
      ]),
    },
  ];
}
