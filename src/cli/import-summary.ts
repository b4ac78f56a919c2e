import { formatNumber } from "../present/format.ts";
import type { ImportReport } from "../sync/import.ts";

/** What an import did, for the terminal. */
export function importSummary(report: ImportReport): string {
  const seconds = report.durationMs / 1_000;
  const rows: [string, string][] = [
    ["rows read", formatNumber(report.rowsRead)],
    ["rows loaded", formatNumber(report.rowsLoaded)],
    ...counts("rows kept aside", report.rejected),
    ...counts("rows passed over", report.skipped),
    ...Object.entries(report.notes).map(([name, count]): [string, string] => [name, formatNumber(count)]),
    ["orders new", formatNumber(report.orders.inserted)],
    ["orders changed", formatNumber(report.orders.updated)],
    ["orders unchanged", formatNumber(report.orders.unchanged)],
    ["customers new", formatNumber(report.customersAdded)],
    ...figures(report),
    ["seconds", seconds.toFixed(1)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value.padStart(12)}`).join("\n");
}

function counts(title: string, byReason: Record<string, number>): [string, string][] {
  return Object.entries(byReason).map(([reason, count]) => [`${title}: ${reason}`, formatNumber(count)]);
}

function figures({ figures: computed }: ImportReport): [string, string][] {
  if (!computed) return [["figures", "unchanged"]];
  return [
    ["figures as of", computed.asOf?.toISOString().slice(0, 10) ?? "no order"],
    ["archetypes", formatNumber(computed.archetypes)],
  ];
}
