import type { Provenance } from "../tools/shared.ts";
import { formatDate, formatDay, formatNumber, formatWord } from "./format.ts";

/**
 * Where an answer comes from, in one line: tool, period, as-of day, rows, and that the data is synthetic where it
 * is.
 */
export function sourceLine(tool: string, { period, asOf, timeZone, synthetic, rows }: Provenance): string {
  const counts = Object.entries(rows).map(([name, count]) => `${formatNumber(count)} ${formatWord(name)}`);
  return [
    `Source: ${tool}`,
    period ? `${formatDay(period.from)} to ${formatDay(period.to)}` : "no data yet",
    `as of ${formatDate(asOf, timeZone)}`,
    ...(counts.length > 0 ? [counts.join(", ")] : []),
    ...(synthetic ? ["synthetic sample data"] : []),
  ].join(" · ");
}
