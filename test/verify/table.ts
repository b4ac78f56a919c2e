import type { Check } from "./check.ts";

const HEADINGS = ["data set", "method", "figure", "reference", "ours", "difference", "asked", ""];

/** Checks as a table for a terminal, data set and method said once. */
export function tableOf(checks: readonly Check[]): string {
  const rows = checks.map((check, i) => {
    const above = checks[i - 1];
    const sameSet = above?.dataSet === check.dataSet;
    return [
      sameSet ? "" : check.dataSet,
      sameSet && above?.method === check.method ? "" : check.method,
      check.figure,
      check.reference === null ? "–" : shown(check.reference),
      shown(check.ours),
      check.reference === null ? "–" : difference(check.ours, check.reference),
      check.criterion,
      check.passes ? "ok" : "FAILED",
    ];
  });
  const table = [HEADINGS, ...rows];
  const widths = HEADINGS.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const isNumber = (column: number) => column >= 3 && column <= 5;
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (isNumber(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return [line(HEADINGS), rule, ...rows.map(line)].join("\n");
}

/** Six significant digits, and whole numbers whole. */
function shown(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString("en");
  const digits = Math.min(8, Math.max(0, 5 - Math.floor(Math.log10(Math.abs(value) || 1))));
  return value.toFixed(digits);
}

function difference(ours: number, reference: number): string {
  const by = ours - reference;
  if (by === 0) return "0";
  const sign = by > 0 ? "+" : "−";
  const size = Math.abs(by);
  return `${sign}${size < 1e-3 || size >= 1e6 ? size.toExponential(1) : size.toPrecision(3)}`;
}
