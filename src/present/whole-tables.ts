import type { ToolAnswer, ToolRequest } from "../tools/ask.ts";
import { toolset } from "../tools/registry.ts";
import { LIST_MAX } from "../tools/shared.ts";
import { presentAnswer } from "./present.ts";
import type { Table } from "./report.ts";

/** Rows of one list that are taken away at once; whoever needs more narrows it. */
export const EXPORT_ROWS_MAX = 20_000;

/**
 * The tables of an answer with every row there is: lists are read page by page, whatever page was asked for. A list
 * is a table that fills its page.
 *
 * @returns `isCut` where a list has more rows than may be taken away.
 */
export async function wholeTables(
  request: ToolRequest,
  ask: (request: ToolRequest) => Promise<ToolAnswer>,
): Promise<{ tables: Table[]; isCut: boolean }> {
  const pageFrom = async (offset: number) => presentAnswer(await ask(pageOf(request, offset))).tables ?? [];
  const tables = (await pageFrom(0))
    .filter(({ rows }) => rows.length > 0)
    .map((table) => ({ ...table, rows: [...table.rows] }));
  let filled = tables.filter(({ rows }) => rows.length === LIST_MAX);
  for (let offset = LIST_MAX; filled.length > 0 && offset < EXPORT_ROWS_MAX; offset += LIST_MAX) {
    const page = await pageFrom(offset);
    filled = filled.filter((list) => {
      const more = page.find(({ caption }) => caption === list.caption)?.rows ?? [];
      // What stands on every page is no list, however long.
      if (isSame(more[0], list.rows[0])) return false;
      list.rows.push(...more);
      return more.length === LIST_MAX;
    });
  }
  return { tables, isCut: filled.length > 0 };
}

function isSame(one: Table["rows"][number] | undefined, other: Table["rows"][number] | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function pageOf(request: ToolRequest, offset: number): ToolRequest {
  if (!("offset" in toolset[request.tool].input.shape)) return request;
  // The tool takes both, as its shape has just said.
  return { ...request, input: { ...request.input, limit: LIST_MAX, offset } } as ToolRequest;
}
