import { LIMITS } from "./limits.ts";
import { blockId } from "./objects.ts";
import { richText } from "./rich-text.ts";
import {
  all,
  boolean,
  codePoints,
  fault,
  integer,
  isObject,
  list,
  number,
  object,
  oneOf,
  type Rule,
  string,
  typed,
} from "./rule.ts";

const rawText = object({ type: oneOf("raw_text"), text: string(LIMITS.dataTable.characters, 1) });
const rawNumber = object({
  type: oneOf("raw_number"),
  value: number(),
  text: string(LIMITS.dataTable.characters, 1),
});
const cell = typed({ raw_text: rawText, raw_number: rawNumber, rich_text: richText });

/** Slack's older table, one per message. */
export const table: Rule = all(
  object(
    { type: oneOf("table"), rows: list(list(cell, LIMITS.table.columns), LIMITS.table.rows) },
    {
      block_id: blockId,
      column_settings: list(
        object({}, { align: oneOf("left", "center", "right"), is_wrapped: boolean }),
        LIMITS.table.columns,
        0,
      ),
    },
  ),
  cellCharacters(LIMITS.table.characters),
);

/** The table with pages and sorting: a header and at least one row, all of one length. */
export const dataTable: Rule = all(
  object(
    {
      type: oneOf("data_table"),
      caption: string(LIMITS.text, 1),
      rows: list(list(cell, LIMITS.dataTable.columns), LIMITS.dataTable.rows, 2),
    },
    {
      block_id: blockId,
      page_size: integer(1, LIMITS.dataTable.pageSize),
      row_header_column_index: integer(0, LIMITS.dataTable.columns - 1),
    },
  ),
  rowsAgree,
  cellCharacters(LIMITS.dataTable.characters),
);

function rowsAgree(value: unknown, pointer: string, faults: Parameters<Rule>[2]): void {
  const rows = rowsOf(value);
  const columns = rows[0]?.length ?? 0;
  rows.forEach((row, index) => {
    if (row.length !== columns)
      fault(faults, `${pointer}/rows/${index}`, `must have ${columns} cells, as the header has`);
  });
  rows[0]?.forEach((header, index) => {
    if (isObject(header) && header.type === "rich_text")
      fault(faults, `${pointer}/rows/0/${index}`, "rich_text is not allowed in the header row");
  });
  if (
    isObject(value) &&
    typeof value.row_header_column_index === "number" &&
    value.row_header_column_index >= columns
  )
    fault(faults, `${pointer}/row_header_column_index`, "must be the index of a column");
}

function cellCharacters(most: number): Rule {
  return (value, pointer, faults) => {
    const characters = rowsOf(value)
      .flat()
      .reduce<number>((sum, entry) => sum + textLength(entry), 0);
    if (characters > most)
      fault(faults, `${pointer}/rows`, `must be less than ${most + 1} characters in all cells`);
  };
}

function rowsOf(value: unknown): unknown[][] {
  return isObject(value) && Array.isArray(value.rows) ? value.rows.filter((row) => Array.isArray(row)) : [];
}

function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, entry) => sum + textLength(entry), 0);
  if (!isObject(value)) return 0;
  const own = typeof value.text === "string" ? codePoints(value.text) : 0;
  return own + textLength(value.elements);
}
