import type { Request, Response } from "express";
import { UserError } from "../../errors.ts";
import { csvFileName, tableCsv } from "../../present/csv.ts";
import { firstTable } from "../../present/first-table.ts";
import { presentAnswer } from "../../present/present.ts";
import { reportText } from "../../present/text.ts";
import { may } from "../../privacy/roles.ts";
import type { ToolAnswer } from "../../tools/ask.ts";
import { allowExport } from "../../tools/audit.ts";
import { HttpError } from "../errors.ts";
import type { Call, Reply, Route } from "./route.ts";

export const formats = ["json", "csv", "text"] as const;
export type Format = (typeof formats)[number];

export const MEDIA_TYPES: Record<Format, string> = {
  json: "application/json",
  csv: "text/csv",
  text: "text/plain",
};

/**
 * The format a caller wants: by `format` in the query, else by the Accept header.
 *
 * @throws HttpError where the route has no such format.
 */
export function wantedFormat(route: Route, request: Request): Format {
  const offered = route.success.isReport ? formats : (["json"] as const);
  const { format } = request.query;
  if (format !== undefined && route.success.isReport) {
    const named = offered.find((one) => one === format);
    if (named) return named;
    throw new HttpError("invalid_arguments", "What was sent does not fit: format. See details.", {
      details: { arguments: [{ name: "format", message: `Give one of ${offered.join(", ")}.` }] },
    });
  }
  const accepted = request.accepts(offered.map((one) => MEDIA_TYPES[one]));
  const wanted = offered.find((one) => MEDIA_TYPES[one] === accepted);
  if (wanted) return wanted;
  throw new HttpError("not_acceptable", `This address answers with ${offered.join(", ")}.`);
}

/** How an answer is to be sent. */
export interface Wanted {
  format: Format;
  /** Whether the caller named the page of the list; a file has the whole list otherwise. */
  isPage: boolean;
}

/** Sends what a route gave in the format that was wanted. */
export async function send(route: Route, reply: Reply, wanted: Wanted, call: Call, response: Response) {
  response.status(route.success.status);
  // Parsed out: what the document does not name stays here.
  if (reply.kind === "body") return void response.json(route.success.body.parse(reply.body));
  const { answer } = reply;
  switch (wanted.format) {
    case "json": {
      const { tool, input, result } = answer;
      return void response.json({ tool, arguments: input, result });
    }
    case "text":
      return void response.type(MEDIA_TYPES.text).send(`${reportText(presentAnswer(answer))}\n`);
    case "csv":
      return sendList(answer, wanted, call, response);
    default:
      return wanted.format satisfies never;
  }
}

/** Says of a list that it was cut. */
export const TRUNCATED_HEADER = "X-Truncated";

async function sendList(answer: ToolAnswer, { isPage }: Wanted, call: Call, response: Response) {
  const context = await call.services.toolContext(call.viewer);
  const record = (rows: number) => recordExport({ subject: answer.tool, rows }, context);
  // Nothing more is read for those who may not have it.
  if (!may(call.viewer.role, "export")) await record(0);
  const first = await firstTable(answer, { isPage, ask: ({ tool, input }) => call.ask(tool, input) });
  if (!first) throw new HttpError("not_acceptable", "This answer has no table. Ask for it as JSON or text.");
  const { table, isCut } = first;
  await record(table.rows.length);
  const day = context.now.toISOString().slice(0, 10);
  if (isCut) response.set(TRUNCATED_HEADER, "true");
  response.type(MEDIA_TYPES.csv).attachment(csvFileName(table.caption, day)).send(tableCsv(table));
}

/** Written down before the list leaves, and where it is refused. */
async function recordExport(...deed: Parameters<typeof allowExport>): Promise<void> {
  try {
    await allowExport(...deed);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new HttpError("forbidden", error.message, { cause: error });
  }
}
