import type { KnownBlock } from "@slack/types";
import { cellText } from "../../present/cell-text.ts";
import type { Cell, Column, Table } from "../../present/report.ts";
import { shownColumns } from "../../present/text.ts";
import { LIMITS } from "../limits.ts";
import { cut } from "./escape.ts";

/** Slack's native table, sortable by number; as many rows as fit. */
export function tableBlock(table: Table): KnownBlock {
  const { columns, rows } = shown(table);
  return {
    type: "data_table",
    caption: cut(table.caption, LIMITS.caption),
    page_size: LIMITS.table.pageSize,
    rows: [
      columns.map(({ label }) => ({ type: "raw_text" as const, text: label })),
      ...fittingRows(columns, rows).map((row) =>
        row.map((cell, index) => nativeCell(cell, columns[index]?.unit ?? { kind: "text" })),
      ),
    ],
  };
}

/** How many rows the native table leaves out. */
export function tableRemainder(table: Table): number {
  const { columns, rows } = shown(table);
  return rows.length - fittingRows(columns, rows).length;
}

/** Rows as lines of text, with the columns named where a value would not explain itself. */
export function tableLines(table: Table, most: number): string[] {
  const { columns, rows } = shown(table);
  const lines = rows.slice(0, most).map((row) =>
    row
      .map((cell, index) => {
        const column = columns[index];
        if (!column) return "";
        const words = cellText(cell, column.unit);
        return index === 0 ? words : `${column.label}: ${words}`;
      })
      .join(" · "),
  );
  const more = rows.length - lines.length;
  return more > 0 ? [...lines, `and ${more} more`] : lines;
}

/** The columns that a message has room for. */
function shown({ columns, rows }: Table): { columns: Column[]; rows: Cell[][] } {
  const kept = shownColumns(columns);
  return {
    columns: kept.map(({ column }) => column),
    rows: rows.map((row) => kept.map(({ at }) => row[at] ?? null)),
  };
}

function fittingRows(columns: readonly Column[], rows: readonly (readonly Cell[])[]) {
  let room = LIMITS.table.characters - columns.reduce((sum, { label }) => sum + [...label].length, 0);
  const most = rows.slice(0, LIMITS.table.rows - 1);
  const end = most.findIndex((row) => {
    room -= row.reduce<number>(
      (sum, cell, index) => sum + [...tableCell(cell, columns[index]?.unit ?? { kind: "text" })].length,
      0,
    );
    return room < 0;
  });
  return end < 0 ? most : most.slice(0, end);
}

/** Of a name too long for a column the beginning says enough: the whole stands on its own card. */
const CELL_MAX = 96;

function tableCell(cell: Cell, unit: Column["unit"]): string {
  return cut(cellText(cell, unit), CELL_MAX);
}

// A cell must have a character.
function nativeCell(cell: Cell, unit: Column["unit"]) {
  const words = tableCell(cell, unit);
  const text = words.trim() === "" ? "–" : words;
  const value = sortable(cell, unit);
  return value === null ? { type: "raw_text" as const, text } : { type: "raw_number" as const, value, text };
}

/** What a column is sorted by: money in whole units, as it is shown. */
function sortable(cell: Cell, unit: Column["unit"]): number | null {
  const value = typeof cell === "object" && cell !== null ? cell.value : cell;
  if (typeof value !== "number") return null;
  return unit.kind === "money" ? value / 100 : value;
}
