import { dayIn, isoDay } from "../answers/rules/calendar.ts";
import { UserError } from "../errors.ts";
import { csvFileName, tableCsv } from "../present/csv.ts";
import { formatCount } from "../present/format.ts";
import type { Table } from "../present/report.ts";
import { EXPORT_ROWS_MAX, wholeTables } from "../present/whole-tables.ts";
import { may } from "../privacy/roles.ts";
import { allowExport } from "../tools/audit.ts";
import type { ToolContext } from "../tools/tool.ts";
import { requestOf } from "./actions.ts";
import type { Work } from "./work.ts";

/** The tables of an answer as files: whole lists, for those who may take them away, and written down. */
export async function pressExport(work: Work, value: string | undefined): Promise<void> {
  const request = requestOf(value);
  const { services, person, client } = work;
  const context = await services.toolContext(await person.known());
  // Nothing is read for those who may not have it.
  if (!may(context.viewer.role, "export")) await allowExport({ subject: request.tool, rows: 0 }, context);
  const { tables, isCut } = await wholeTables(request, (page) => services.askTool(page, context));
  if (tables.length === 0) throw new UserError("This answer has no table to export.");
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
  await allowExport({ subject: request.tool, rows }, context);
  const place = await work.openPlace();
  const sent = [];
  for (const table of tables) {
    sent.push(await services.files.sendCsv(client, fileOf(table, context, isCut), place));
  }
  if (sent.includes(undefined)) {
    throw new UserError("Slack did not take the file. I need the scope files:write: see the set-up page.");
  }
  if (sent.includes("direct") && place.kind !== "direct") {
    await work.sayPrivately({
      headline: `${formatCount(tables.length, "file")} with ${formatCount(rows, "row")} in your direct messages with me`,
      choices: [],
    });
  }
}

function fileOf(table: Table, { tenant, now }: ToolContext, isCut: boolean) {
  const day = isoDay(dayIn(tenant.timeZone, now));
  const cut =
    isCut && table.rows.length === EXPORT_ROWS_MAX
      ? `, cut at ${EXPORT_ROWS_MAX}: narrow the list for the rest`
      : "";
  return {
    csv: tableCsv(table),
    fileName: csvFileName(table.caption, day),
    comment: `${table.caption}: ${formatCount(table.rows.length, "row")}${cut}`,
  };
}
