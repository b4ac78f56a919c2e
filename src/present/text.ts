import { cellText } from "./cell-text.ts";
import type { Column, Fact, Report, Section, Table } from "./report.ts";
import { textTable } from "./text-table.ts";

export interface TextOptions {
  /** Rows of each table at most; how many are left out is said. */
  rowsMax?: number;
}

/** A report as complete plain text: for the terminal, for programs that read words, and where nothing richer gets through. */
export function reportText(report: Report, options: TextOptions = {}): string {
  return [
    [report.headline, report.summary].filter(Boolean).join("\n"),
    factLines(report.facts ?? []),
    ...(report.tables ?? []).map((table) => tableText(table, options)),
    ...(report.sections ?? []).map(sectionText),
    report.method ?? "",
    report.source ?? "",
  ]
    .filter((part) => part !== "")
    .join("\n\n")
    .replace(CONTROLS, " ");
}

/** Terminals obey some of them, and the words may be a shop's. Lines may end. */
const CONTROLS = /(?!\n)\p{Cc}/gu;

function factLines(facts: readonly Fact[]): string {
  const width = Math.max(0, ...facts.map(({ label }) => label.length));
  return facts.map(({ label, value }) => `${label.padEnd(width)}  ${value}`).join("\n");
}

/** The columns of a message, without those for files. */
export function tableText(table: Table, { rowsMax = Number.POSITIVE_INFINITY }: TextOptions = {}): string {
  if (table.rows.length === 0) return "";
  const columns = shownColumns(table.columns);
  const rows = table.rows
    .slice(0, Math.min(rowsMax, table.rowsInText ?? rowsMax))
    .map((row) => columns.map(({ column, at }) => cellText(row[at] ?? null, column.unit)));
  const more = table.rows.length - rows.length;
  return [
    `${table.caption}:`,
    textTable(
      columns.map(({ column }) => ({ head: column.label, align: isNumeric(column) ? "right" : "left" })),
      rows,
    ),
    ...(more > 0 ? [`and ${more.toLocaleString("en-US")} more, left out of this text`] : []),
  ].join("\n");
}

/** The columns that a message has room for, with their places in a row. */
export function shownColumns(columns: readonly Column[]): { column: Column; at: number }[] {
  return columns.flatMap((column, at) => (column.isDetail ? [] : [{ column, at }]));
}

const WORDS = new Set(["text", "day", "instant"]);

function isNumeric({ unit }: Column): boolean {
  return !WORDS.has(unit.kind);
}

function sectionText({ title, lines }: Section): string {
  if (lines.length === 0) return "";
  return [`${title}:`, ...lines.map((line) => `- ${line}`)].join("\n");
}
