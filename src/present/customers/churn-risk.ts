import { churnLevels } from "../../tools/shared.ts";
import type { Chart } from "../report.ts";
import { customerTable } from "./customer-table.ts";
import { type Analysed, listedWords, type Part, people, titled, whole } from "./wording.ts";

/** Who may not return. */
export function presentChurnRisk(result: Analysed<"churn_risk">): Part {
  const { customers, matching, totals, provenance } = result;
  return {
    headline:
      totals.valueAtRiskCents === null
        ? `${people(matching)}: value at risk unknown`
        : `${whole(totals.valueAtRiskCents, provenance.currency)} at risk with ${people(matching)}`,
    summary: listedWords(result),
    charts: [levelChart(result)],
    facts: [...churnLevels].reverse().map((level) => ({
      label: `${titled(level)} risk`,
      value: people(totals.byLevel[level] ?? 0),
    })),
    tables: [customerTable(customers, provenance)],
  };
}

function levelChart({ totals }: Analysed<"churn_risk">): Chart {
  return {
    kind: "bar",
    title: "Customers by churn risk",
    categories: churnLevels.map(titled),
    series: [{ name: "Customers", values: churnLevels.map((level) => totals.byLevel[level] ?? 0) }],
    unit: { kind: "count" },
    xLabel: "Risk",
    yLabel: "Customers",
  };
}
