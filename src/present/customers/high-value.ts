import { count, share, wholeMoney } from "../columns.ts";
import { formatPercent } from "../format.ts";
import type { Chart, Fact, Table } from "../report.ts";
import { customerTable } from "./customer-table.ts";
import { type Analysed, listedWords, type Part, people, whole } from "./wording.ts";

type Result = Analysed<"high_value">;

/** Who is worth most, and how much hangs on how few. */
export function presentHighValue(result: Result): Part {
  const { customers, matching, totals, provenance, shareListed } = result;
  const listed =
    shareListed === null
      ? ""
      : ` Those listed hold ${formatPercent(shareListed)} of the value of all who fit.`;
  return {
    headline:
      totals.netValueCents === null
        ? `${people(matching)}: value unknown`
        : `${whole(totals.netValueCents, provenance.currency)} of value from ${people(matching)}`,
    summary: `${listedWords(result)}${customers.length < matching ? listed : ""}`,
    charts: result.deciles.length > 0 ? [decileChart(result)] : [],
    facts: result.concentration.map(topFact),
    tables: [customerTable(customers, provenance), ...concentrationTable(result)],
  };
}

function topFact({ top, shareOfValue, customers }: Result["concentration"][number]): Fact {
  return {
    label: `Top ${formatPercent(top, { digits: 0 })}`,
    value: `${formatPercent(shareOfValue)} of the value (${people(customers)})`,
  };
}

function decileChart({ deciles }: Result): Chart {
  return {
    kind: "bar",
    title: "Share of value by tenth of the customers",
    categories: deciles.map(({ decile }) => (decile === 1 ? "Top tenth" : `${decile}.`)),
    series: [{ name: "Share of value", values: deciles.map(({ shareOfValue }) => shareOfValue) }],
    unit: { kind: "share" },
    xLabel: "Tenths, most valuable first",
    yLabel: "Share of value",
  };
}

function concentrationTable({ deciles, provenance }: Result): Table[] {
  if (deciles.length === 0) return [];
  return [
    {
      caption: "Value by tenth of the customers",
      columns: [
        count("decile", "Tenth"),
        count("customers", "Customers"),
        wholeMoney("value", "Value", provenance.currency),
        share("share_of_value", "Share of value"),
        share("share_so_far", "Together so far"),
      ],
      rows: deciles.map(({ decile, customers, valueCents, shareOfValue }) => [
        decile,
        customers,
        valueCents,
        shareOfValue,
        runningShare(deciles, decile),
      ]),
    },
  ];
}

function runningShare(deciles: Result["deciles"], upTo: number): number | null {
  const shares = deciles.filter(({ decile }) => decile <= upTo).map(({ shareOfValue }) => shareOfValue);
  return shares.includes(null) ? null : shares.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}
