import type { Cell, Chart, Report, Table } from "../../present/report.ts";
import { reportText } from "../../present/text.ts";
import { redactContacts } from "../../privacy/redact.ts";

/** Rows of a table that a model is shown: enough to see what stands out, at some thousand tokens. */
export const ROWS_SHOWN_MAX = 30;

/** Points of a chart that are told as words, where no table has them. */
const POINTS_SHOWN_MAX = 60;

/**
 * What a model is shown of a report, as a report: fewer rows, no columns that only files have, no buttons, no contact
 * data. What the model says is held against this and nothing else.
 */
export function shownReport(report: Report): Report {
  const tables = report.tables ?? [];
  const { charts, request, ...rest } = mapWords(report, redactContacts);
  return {
    ...rest,
    choices: [],
    tables: (rest.tables ?? []).map(shownTable),
    sections: [...(rest.sections ?? []), ...leftOut(tables)],
    ...(tables.every(({ rows }) => rows.length === 0) && charts && { charts: charts.map(shownChart) }),
  };
}

/**
 * The same as text, fenced as data.
 *
 * @param hide takes out of each piece of it what a model must not read.
 */
export function reportForModel(shown: Report, hide: (text: string) => string): string {
  const words = mapWords(shown, hide);
  const text = [reportText(words), ...(words.charts ?? []).map(chartText)].filter(Boolean).join("\n\n");
  return `<result>\n${text.replace(/[<>]/g, (mark) => (mark === "<" ? "‹" : "›"))}\n</result>`;
}

function shownTable(table: Table): Table {
  const places = table.columns.flatMap(({ isDetail }, at) => (isDetail ? [] : [at]));
  const pick = <T>(list: readonly T[]) => places.flatMap((at) => list.slice(at, at + 1));
  return { ...table, columns: pick(table.columns), rows: table.rows.slice(0, ROWS_SHOWN_MAX).map(pick) };
}

function leftOut(tables: readonly Table[]): { title: string; lines: string[] }[] {
  const lines = tables.flatMap(({ caption, rows }) =>
    rows.length > ROWS_SHOWN_MAX
      ? [
          `${caption}: the first ${ROWS_SHOWN_MAX} of ${rows.length} rows; the other ${rows.length - ROWS_SHOWN_MAX} are shown to the person.`,
        ]
      : [],
  );
  return lines.length > 0 ? [{ title: "Left out here", lines }] : [];
}

function shownChart({ compact, ...chart }: Chart): Chart {
  return compact ?? chart;
}

function chartText({ title, categories, series }: Chart): string {
  const lines = series.flatMap(({ name, values }) =>
    values.map((value, at) => `${name}, ${categories[at] ?? ""}: ${value ?? "unknown"}`),
  );
  return [`${title}:`, ...lines.slice(0, POINTS_SHOWN_MAX)].join("\n");
}

/** Every piece of text of a report by itself, but for days and instants. */
function mapWords(report: Report, change: (text: string) => string): Report {
  return {
    ...report,
    headline: change(report.headline),
    summary: report.summary && change(report.summary),
    method: report.method && change(report.method),
    source: report.source && change(report.source),
    facts: report.facts?.map(({ label, value }) => ({ label: change(label), value: change(value) })),
    sections: report.sections?.map(({ title, lines }) => ({
      title: change(title),
      lines: lines.map(change),
    })),
    tables: report.tables?.map((table) => mapTable(table, change)),
    charts: report.charts?.map((chart) => mapChart(chart, change)),
  };
}

function mapTable(table: Table, change: (text: string) => string): Table {
  const { caption, columns, rows } = table;
  const isDate = columns.map(({ unit }) => unit.kind === "day" || unit.kind === "instant");
  return {
    caption: change(caption),
    columns: columns.map((column) => ({ ...column, label: change(column.label) })),
    rows: rows.map((row) => row.map((cell, at) => (isDate[at] ? cell : mapCell(cell, change)))),
  };
}

function mapCell(cell: Cell, change: (text: string) => string): Cell {
  if (typeof cell === "string") return change(cell);
  return typeof cell === "object" && cell !== null ? { ...cell, text: change(cell.text) } : cell;
}

/** Names along the axis must stay apart from each other, and two texts never become one. */
function mapChart(chart: Chart, change: (text: string) => string): Chart {
  return {
    ...chart,
    title: change(chart.title),
    categories: chart.categories.map(change),
    series: chart.series.map((series) => ({ ...series, name: change(series.name) })),
    ...(chart.compact && { compact: mapChart(chart.compact, change) }),
  };
}
