import { formatDate, formatDay, formatNumber } from "../present/format.ts";
import type { Provenance } from "../tools/shared.ts";

/** Stands with every figure that comes from generated orders. */
const SYNTHETIC_LABEL = "synthetic sample data";

/**
 * Where an answer comes from, in one line: tool, period, as-of day, rows, and that the data is synthetic
 * where it is.
 */
export function sourcesLine(tool: string, provenance: Provenance): string {
  const { period, rows } = provenance;
  const counts = Object.entries(rows).map(([name, count]) => `${formatNumber(count)} ${spaced(name)}`);
  const parts = [
    tool,
    period ? `data ${formatDay(period.from)} to ${formatDay(period.to)}` : "no data yet",
    `as of ${formatDate(provenance.asOf, provenance.timeZone)}`,
    ...(counts.length > 0 ? [counts.join(", ")] : []),
    ...(provenance.synthetic ? [SYNTHETIC_LABEL] : []),
  ];
  return `Source: ${parts.join(" · ")}`;
}

/** `salesLines` and `sales_lines` as `sales lines`. */
function spaced(name: string): string {
  return name
    .replaceAll("_", " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
}
