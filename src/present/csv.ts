import { stringify } from "csv-stringify/sync";
import type { Cell, Column, Table, Unit } from "./report.ts";

/**
 * A table as a file for spreadsheets and programs: RFC 4180, with a byte order mark, without which Excel takes
 * UTF-8 for something else. All columns are there, in raw values: money in units, shares as ratios, the unknown empty.
 */
export function tableCsv(table: Table): string {
  return stringify([table.columns.map(columnName), ...table.rows.map((row) => record(row, table.columns))], {
    bom: true,
    record_delimiter: "\r\n",
    // One of the two alone ends a row for most readers.
    quoted_match: /[\r\n]/,
  });
}

const FILE_NAME_CHARACTERS = 60;

/** `Customers most at risk` on `2026-11-24` as `customers-most-at-risk-2026-11-24.csv`. */
export function csvFileName(caption: string, day: string): string {
  const words = caption
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, FILE_NAME_CHARACTERS)
    .replace(/^-+|-+$/g, "");
  return `${words || "table"}-${day}.csv`;
}

/** The key with its unit, unless it names it itself, so that a file says by itself what its numbers are. */
function columnName({ key, unit }: Column): string {
  const suffix = suffixOf(unit);
  const isNamed = key.split("_").includes(suffix.slice(1));
  return suffix === "" || isNamed ? key : `${key}${suffix}`;
}

function suffixOf(unit: Unit): string {
  switch (unit.kind) {
    case "money":
      return `_${unit.currency.toLowerCase()}`;
    case "share":
    case "change":
    case "score":
    case "days":
      return `_${unit.kind}`;
    case "text":
    case "count":
    case "number":
    case "day":
    case "instant":
      return "";
    default:
      return unit satisfies never;
  }
}

function record(row: readonly Cell[], columns: readonly Column[]): string[] {
  return columns.map(({ unit }, index) => field(row[index] ?? null, unit));
}

function field(cell: Cell, unit: Unit): string {
  if (cell === null) return "";
  // Where the column is of no one unit, a number says nothing without its words.
  if (typeof cell === "object") return unit.kind === "text" ? harmless(cell.text) : field(cell.value, unit);
  if (typeof cell === "string") return harmless(cell);
  if (!Number.isFinite(cell)) return "";
  return unit.kind === "money" ? (Math.round(cell) / 100).toFixed(2) : String(cell);
}

/** Spreadsheets run a text that begins like a formula, in its wide forms too; an apostrophe keeps it a text. */
function harmless(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}
