import { change, count } from "../columns.ts";
import { people } from "../customers/wording.ts";
import {
  actionTable,
  atRisk,
  type Behaved,
  groupChart,
  groupTable,
  listedWords,
  type Part,
  sentences,
} from "./wording.ts";

type Result = Behaved<"declining_engagement">;

const NAMES: Readonly<Record<Result["signals"][number]["signal"], string>> = {
  both: "Longer gaps, fewer orders",
  longer_gaps: "Longer gaps",
  fewer_orders: "Fewer orders",
  none: "No sign",
  unknown: "Unknown",
};

/** Who comes more seldom than before. */
export function presentDeclining(result: Result): Part {
  const { signals, list, provenance, action } = result;
  const about = { label: "Sign", nameOf: ({ signal }: Result["signals"][number]) => NAMES[signal] };
  return {
    headline: `${people(list.matching)} come more seldom than before`,
    summary: sentences(action, listedWords(list)),
    charts: groupChart(
      signals.filter(({ signal }) => signal !== "none" && signal !== "unknown"),
      { ...about, title: "Customers by sign of declining engagement" },
    ),
    facts: signals.map(({ signal, customers, valueAtRiskCents }) => ({
      label: NAMES[signal],
      value: `${people(customers)}, ${atRisk(valueAtRiskCents, provenance.currency)}`,
    })),
    tables: [
      actionTable(list, provenance, {
        caption: "Come more seldom",
        columns: [
          count("orders_90", "Orders, 90 days"),
          count("orders_previous_90", "In the 90 before"),
          change("gap_growth", "Gap by gap"),
        ],
        cellsOf: ({ orders90, ordersPrevious90, gapTrend }) => [
          orders90,
          ordersPrevious90,
          gapTrend ? gapTrend.factorPerPurchase - 1 : null,
        ],
      }),
      ...groupTable(signals, provenance.currency, { ...about, caption: "Signs of declining engagement" }),
    ],
  };
}
