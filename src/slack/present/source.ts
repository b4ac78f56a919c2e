import { formatDate, formatDay } from "../../present/format.ts";
import type { Provenance } from "../../tools/shared.ts";

/** Where an answer comes from, as the small print under it. */
export function sourceLine(tool: string, provenance: Provenance): string {
  const { period, asOf, timeZone, synthetic, method } = provenance;
  return [
    `Source: ${tool}`,
    period ? `${formatDay(period.from)} to ${formatDay(period.to)}` : "no data yet",
    `as of ${formatDate(asOf, timeZone)}`,
    ...(synthetic ? ["synthetic sample data"] : []),
    method,
  ].join(" · ");
}
