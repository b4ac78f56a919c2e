import { change, count, detail, money, text } from "../columns.ts";
import { people } from "../customers/wording.ts";
import { formatNumber } from "../format.ts";
import type { Table } from "../report.ts";
import {
  actionTable,
  atRisk,
  type Behaved,
  groupChart,
  groupTable,
  named,
  type Part,
  sentences,
} from "./wording.ts";

type Result = Behaved<"momentum">;

/** Who buys more or less of late. */
export function presentMomentum(result: Result): Part {
  const { states, growing, declining, provenance, action } = result;
  const { currency } = provenance;
  const about = { label: "Momentum", nameOf: ({ state }: Result["states"][number]) => named(state) };
  return {
    headline: `${people(growing.matching)} buy more of late, ${formatNumber(declining.matching)} buy less`,
    summary: sentences(action),
    charts: groupChart(states, { ...about, title: "Customers by momentum" }),
    facts: states.map(({ state, customers, valueAtRiskCents }) => ({
      label: named(state),
      value: `${people(customers)}, ${atRisk(valueAtRiskCents, currency)}`,
    })),
    tables: [
      listTable(declining, "Buy less than before", provenance),
      listTable(growing, "Buy more than before", provenance),
      ...groupTable(states, currency, { ...about, caption: "Momentum" }),
    ].filter(({ rows }) => rows.length > 0),
  };
}

function listTable(list: Result["growing"], caption: string, provenance: Result["provenance"]): Table {
  const { currency } = provenance;
  return actionTable(list, provenance, {
    caption,
    columns: [
      text("momentum", "Momentum"),
      change("change", "Change"),
      count("purchases_90", "Purchases, 90 days"),
      count("purchases_before", "In the year before"),
      detail(count("days_before", "Days looked at before")),
      detail(money("value_90", "Value, 90 days", currency)),
      detail(money("value_before", "Value in the year before", currency)),
    ],
    cellsOf: ({ state, change: by, recent, earlier }) => [
      state,
      // A rate of nothing by a rate of nothing: all their purchases are older than both stretches.
      recent.purchases + earlier.purchases === 0 ? { value: null, text: "silent for over a year" } : by,
      recent.purchases,
      earlier.purchases,
      earlier.days,
      recent.valueCents,
      earlier.valueCents,
    ],
  });
}
