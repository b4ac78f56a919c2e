import type { KnownBlock } from "@slack/types";
import { LIMITS } from "../limits.ts";
import { cut } from "./escape.ts";
import type { Cell, Table } from "./reply.ts";

/** Slack's native table, sortable by number; as many rows as fit. */
export function tableBlock(table: Table): KnownBlock {
  return {
    type: "data_table",
    caption: cut(table.caption, LIMITS.caption),
    page_size: LIMITS.table.pageSize,
    rows: [
      table.columns.map((column) => ({ type: "raw_text" as const, text: column })),
      ...fittingRows(table).map((row) => row.map(cell)),
    ],
  };
}

/** How many rows the native table leaves out. */
export function tableRemainder(table: Table): number {
  return table.rows.length - fittingRows(table).length;
}

/** Rows as lines of text, with the columns named where a value would not explain itself. */
export function tableLines(table: Table, most: number): string[] {
  const lines = table.rows
    .slice(0, most)
    .map((row) =>
      row
        .map(({ text }, index) => (index === 0 ? text : `${table.columns[index] ?? ""}: ${text}`))
        .join(" · "),
    );
  const more = table.rows.length - lines.length;
  return more > 0 ? [...lines, `and ${more} more`] : lines;
}

function fittingRows(table: Table): readonly (readonly Cell[])[] {
  let room = LIMITS.table.characters - characters(table.columns.map((text) => ({ text })));
  const rows = table.rows.slice(0, LIMITS.table.rows - 1);
  const end = rows.findIndex((row) => {
    room -= characters(row);
    return room < 0;
  });
  return end < 0 ? rows : rows.slice(0, end);
}

function characters(row: readonly Cell[]): number {
  return row.reduce((sum, { text }) => sum + [...text].length, 0);
}

// A cell must have a character.
function cell({ text, value }: Cell) {
  const shown = text.trim() === "" ? "–" : text;
  return value === undefined
    ? { type: "raw_text" as const, text: shown }
    : { type: "raw_number" as const, value, text: shown };
}
