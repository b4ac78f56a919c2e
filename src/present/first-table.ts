import type { ToolAnswer, ToolRequest } from "../tools/ask.ts";
import { presentAnswer } from "./present.ts";
import type { Table } from "./report.ts";
import { EXPORT_ROWS_MAX, wholeTables } from "./whole-tables.ts";

export interface FirstTable {
  table: Table;
  /** Whether the list has more rows than may be taken away. */
  isCut: boolean;
}

/**
 * The table of an answer for those who take one file: its first, with every row there is unless a page was asked for.
 *
 * @param isPage whether the caller named the page; `namesPage` tells.
 */
export async function firstTable(
  answer: ToolAnswer,
  { isPage, ask }: { isPage: boolean; ask: (request: ToolRequest) => Promise<ToolAnswer> },
): Promise<FirstTable | undefined> {
  const [table] = presentAnswer(answer).tables ?? [];
  if (!table || table.rows.length === 0 || isPage) return table && { table, isCut: false };
  const { tables, isCut } = await wholeTables(requestOf(answer), ask);
  const [whole = table] = tables;
  return { table: whole, isCut: isCut && whole.rows.length === EXPORT_ROWS_MAX };
}

/** Whether arguments, before their defaults are filled in, say which page of a list is wanted. */
export function namesPage(given: unknown): boolean {
  return typeof given === "object" && given !== null && ("limit" in given || "offset" in given);
}

/** An answer's input has been through its tool, which takes it again. */
function requestOf({ tool, input }: ToolAnswer): ToolRequest {
  return { tool, input } as ToolRequest;
}
