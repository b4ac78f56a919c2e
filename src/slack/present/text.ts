import { LIMITS } from "../limits.ts";
import { escapeWithin } from "./escape.ts";
import type { Reply } from "./reply.ts";
import { smallPrint } from "./small-print.ts";
import { tableLines } from "./table.ts";

/** The whole reply as text: for notifications, search, screen readers, and where blocks are refused. */
export function toText(reply: Reply): string {
  const parts = [
    [reply.words],
    [reply.headline, reply.summary],
    (reply.facts ?? []).map(({ label, value }) => `${label}: ${value}`),
    ...(reply.tables ?? [])
      .filter(({ rows }) => rows.length > 0)
      .map((table) => [table.caption, ...tableLines(table, LIMITS.table.rows)]),
    ...(reply.sections ?? []).map(({ title, lines }) => [title, ...lines.map((line) => `• ${line}`)]),
    reply.choices.flatMap((choice) => (choice.kind === "question" ? [`• ${choice.question}`] : [])),
  ];
  const text = parts
    .map((lines) => lines.filter((line) => line !== undefined && line !== "").join("\n"))
    .filter((part) => part !== "")
    .join("\n\n");
  const end = smallPrint(reply);
  return [escapeWithin(text, LIMITS.text - LIMITS.context - 2), end]
    .filter((part) => part !== "")
    .join("\n\n");
}
