import {
  formatChange,
  formatDate,
  formatDay,
  formatDays,
  formatMoney,
  formatNumber,
  formatPercent,
  formatScore,
  UNKNOWN,
} from "./format.ts";
import type { Cell, Unit } from "./report.ts";

/** A cell as a person reads it; "unknown" where nothing is known. */
export function cellText(cell: Cell, unit: Unit): string {
  if (cell === null) return UNKNOWN;
  if (typeof cell === "object") return withoutControls(cell.text);
  return typeof cell === "number" ? numberText(cell, unit) : wordsText(cell, unit);
}

/** A value of a unit as a person reads it. */
export function numberText(value: number, unit: Unit): string {
  switch (unit.kind) {
    case "money":
      return formatMoney(value, unit.currency, { digits: unit.digits ?? 2 });
    case "count":
      return formatNumber(value, { digits: 0 });
    case "score":
      return formatScore(value);
    case "share":
      return formatPercent(value);
    case "change":
      return formatChange(value);
    case "days":
      return formatDays(value);
    default:
      return formatNumber(value);
  }
}

function wordsText(words: string, unit: Unit): string {
  const line = withoutControls(words);
  if (line === "") return UNKNOWN;
  if (unit.kind === "day") return formatDay(line);
  if (unit.kind === "instant") return formatDate(line, unit.timeZone);
  return line;
}

/** A shop's words as one line, without what would steer a terminal. */
function withoutControls(words: string): string {
  return words.replace(/\p{Cc}+/gu, " ").trim();
}
