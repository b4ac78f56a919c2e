import { cellText } from "../../present/cell-text.ts";
import type { Cell, Chart, Table } from "../../present/report.ts";
import { calendarDay, type DayNumber, lastDayOfMonth } from "../rules/calendar.ts";
import { conceptsOf } from "./concepts.ts";
import { figuresOfText } from "./evidence-text.ts";
import type { Figure, Grid, Row } from "./facts.ts";
import { isEveryday, type Names } from "./names.ts";
import { periodsIn, type Span } from "./periods.ts";
import { normsOf } from "./tokens.ts";

type GridColumn = Table["columns"][number];

/** A chart as the table of its points. */
export function tableOfChart({ title, categories, series, unit, xLabel, yLabel }: Chart): Table {
  return {
    caption: title,
    columns: [
      { key: "category", label: xLabel, unit: { kind: "text" } },
      ...series.map(({ name }, index) => ({
        key: `series_${index}`,
        label:
          series.length === 1 && normsOf(name).join() !== normsOf(yLabel).join() ? `${yLabel} ${name}` : name,
        unit,
      })),
    ],
    rows: categories.map((category, at) => [category, ...series.map(({ values }) => values[at] ?? null)]),
  };
}

/** How many columns, from the first on, tell the rows apart; those of words and days alone count. */
export function keyColumns({ columns, rows }: Table): number[] {
  const words = columns.flatMap(({ unit }, at) =>
    unit.kind === "text" || unit.kind === "day" || unit.kind === "instant" ? [at] : [],
  );
  for (let length = 1; length <= words.length; length += 1) {
    const keys = words.slice(0, length);
    const seen = new Set(rows.map((row) => JSON.stringify(keys.map((at) => row[at]))));
    if (seen.size === rows.length) return keys;
  }
  return words.slice(0, 1);
}

export interface GridBase {
  report: number;
  names: Names;
  subjects: ReadonlySet<string>;
  words: ReadonlySet<string>;
  isCut: boolean;
}

/** A table's cells as figures of its rows, with the further figures that stand in its words. */
export function readGrid(table: Table, base: GridBase): { grid: Grid; extra: Figure[] } {
  const keys = keyColumns(table);
  const caption = conceptsOf(normsOf(table.caption));
  const labels = table.columns.map(({ label, key, unit }) =>
    conceptsOf([
      ...normsOf(label),
      ...(/again|back/i.test(label) && /share/.test(key + unit.kind) ? ["customer"] : []),
    ]),
  );
  const extra: Figure[] = [];
  const rows = table.rows.map((cells): Row => {
    const texts = table.columns.map(({ unit }, at) => textOf(cells[at] ?? null, unit));
    const plain = texts.map((text) => (text === undefined ? undefined : normsOf(text).join(" ")));
    const periodColumns = table.columns.flatMap(({ label, unit }, at) =>
      keys.includes(at) || (unit.kind === "day" && /^last day$/i.test(label)) ? [at] : [],
    );
    const spans = periodColumns.flatMap((at) => keySpan(texts[at] ?? "", table, at) ?? []);
    const names = keys
      .filter((at) => keySpan(texts[at] ?? "", table, at) === undefined)
      .flatMap((at) => plain[at] || []);
    const span = spansTogether(spans);
    // A row that has a number for a name is called by it.
    const rowKeys =
      names.length > 0 || span ? names : [`${table.columns[0]?.label ?? ""} ${cells[0]}`.toLowerCase()];
    const beside = new Set([...base.subjects, ...rowKeys, ...plain.flatMap((text) => text ?? [])]);
    const common = { report: base.report, keys: rowKeys, beside, span };
    const figures = table.columns.map(({ unit }, at): Figure | undefined => {
      const figure = figureOf(cells[at] ?? null, unit);
      const label = labels[at] ?? new Set<string>();
      // A share without more words is of what the column before it counts.
      const whole = label.size === 1 && label.has("share") ? (labels[at - 1] ?? []) : [];
      if (!figure) return undefined;
      const band = bandOfColumn(table.columns[at]);
      return {
        ...common,
        ...figure,
        kind: "cell",
        label,
        words: new Set([...base.words, ...caption, ...label, ...whole]),
        band,
      };
    });
    for (const [at, text] of texts.entries()) {
      if (text === undefined || keys.includes(at) || figures[at]) continue;
      const label = labels[at] ?? new Set<string>();
      extra.push(
        ...figuresOfText(text, {
          ...common,
          kind: "cell",
          label,
          words: new Set([...base.words, ...caption, ...label]),
        }),
      );
    }
    return {
      keys: rowKeys,
      span,
      figures,
      texts: plain,
      dates: texts.flatMap((text) => datesIn(text ?? "")),
      hasUnknown: table.columns.map((_, at) => isUnknown(cells[at] ?? null)),
    };
  });
  return { grid: { report: base.report, caption, labels, rows, isCut: base.isCut }, extra };
}

/** A table of measures by name, where the names head the columns: turned over, names are rows as everywhere. */
export function turnedOver(table: Table): Table | undefined {
  const [first, ...others] = table.columns;
  const named = others.filter(({ key }) => key === "first" || key === "second");
  if (!first || named.length < 2 || first.unit.kind !== "text") return undefined;
  const isOfNames = !/^(?:figure|axis)$/i.test(first.label);
  if (isOfNames) {
    return {
      caption: table.caption,
      columns: [
        { key: "name", label: "Group", unit: { kind: "text" } },
        first,
        { key: "share", label: table.caption, unit: others[0]?.unit ?? { kind: "share" } },
      ],
      rows: table.rows.flatMap((row) =>
        named.map((column) => [column.label, row[0] ?? null, row[table.columns.indexOf(column)] ?? null]),
      ),
    };
  }
  return {
    caption: table.caption,
    columns: [
      { key: "name", label: "Group", unit: { kind: "text" } },
      ...table.rows.map((row, at) => ({
        key: `m${at}`,
        label: String(row[0] ?? ""),
        unit: named[0]?.unit ?? { kind: "text" },
      })),
    ] as GridColumn[],
    rows: named.map((column) => [
      column.label,
      ...table.rows.map((row) => row[table.columns.indexOf(column)] ?? null),
    ]),
  };
}

function isUnknown(cell: Cell): boolean {
  return cell === null || (typeof cell === "object" && cell.value === null && /^unknown$/i.test(cell.text));
}

function textOf(cell: Cell, unit: GridColumn["unit"]): string | undefined {
  if (cell === null || typeof cell === "number") return undefined;
  return cellText(cell, unit);
}

function figureOf(
  cell: Cell,
  unit: GridColumn["unit"],
): Pick<Figure, "value" | "unit" | "currency"> | undefined {
  if (typeof cell === "object" && cell !== null) return figureOfWords(cell.text);
  if (typeof cell === "string") {
    // `73% (critical)`
    const percent = /^(\d+(?:\.\d+)?)% \(\p{L}+\)$/u.exec(cell)?.[1];
    return percent === undefined ? undefined : { value: Number(percent) / 100, unit: "share" };
  }
  if (typeof cell !== "number") return undefined;
  switch (unit.kind) {
    case "money":
      return { value: cell / 100, unit: "money", currency: unit.currency };
    case "share":
    case "change":
    case "days":
    case "score":
      return { value: cell, unit: unit.kind };
    default:
      return { value: cell, unit: "plain" };
  }
}

/** What its unit does not tell is read from the words of the cell, where these are one number. */
function figureOfWords(text: string): Pick<Figure, "value" | "unit" | "currency"> | undefined {
  const [only, ...more] = figuresOfText(text, {
    report: 0,
    kind: "cell",
    keys: [],
    beside: new Set(),
    label: new Set(),
    words: new Set(),
  });
  return only && more.length === 0 && /\d[^\p{L}]*$|\b(?:days?|times)$/u.test(text)
    ? { value: only.value, unit: only.unit, currency: only.currency }
    : undefined;
}

function bandOfColumn(column: GridColumn | undefined): Figure["band"] {
  if (/^low \(|^at least$/i.test(column?.label ?? "")) return "low";
  if (/^high \(|^at most$/i.test(column?.label ?? "")) return "high";
  return undefined;
}

/** A cell that names the period of its row. */
function keySpan(text: string, table: Table, at: number): Span | undefined {
  const [period, ...more] = datesIn(text);
  if (!period || more.length > 0) return undefined;
  if (/^week of /i.test(text)) return { from: period.from, to: period.from + 6 };
  if (text.replace(/\W/g, "").length > 10) return undefined;
  if (/quarter/i.test(table.caption) && period.from === period.to)
    return { from: period.from, to: quarterEnd(period.from) };
  if (
    /month/i.test(table.caption) &&
    period.from === period.to &&
    /^from$/i.test(table.columns[at]?.label ?? "")
  ) {
    const { year, month } = calendarDay(period.from);
    return { from: period.from, to: lastDayOfMonth(year, month) };
  }
  return period;
}

function quarterEnd(from: DayNumber): DayNumber {
  const { year, month } = calendarDay(from);
  return lastDayOfMonth(year, month + 2);
}

function spansTogether(spans: readonly Span[]): Span | undefined {
  if (spans.length === 0) return undefined;
  return { from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) };
}

function datesIn(text: string): Span[] {
  return periodsIn(text, { today: [], years: [] }).flatMap(({ readings }) => readings.slice(0, 1));
}

/** Names that a table gives: those of its rows, and its other short words. */
export function nameEntries(table: Table): { text: string; kind: string }[] {
  const keys = keyColumns(table);
  return table.columns.flatMap(({ unit, label }, at) =>
    unit.kind !== "text"
      ? []
      : table.rows.flatMap((row) => {
          const cell = row[at] ?? null;
          const text = typeof cell === "object" && cell !== null ? cell.text : cell;
          if (typeof text !== "string" || text === "" || /^unknown$/i.test(text)) return [];
          const words = normsOf(text);
          const isPeriod = datesIn(text).length > 0;
          if (
            isPeriod ||
            words.length > (keys.includes(at) ? 12 : 6) ||
            (/\d/.test(text.replace(/^[A-Z]-\w+$|^#\d+$/, "")) &&
              (text.match(/\p{L}{2,}/gu)?.length ?? 0) < 3)
          )
            return [];
          if (!keys.includes(at) && words.every(isEveryday)) return [];
          return [{ text, kind: kindOf(label, words) }];
        }),
  );
}

/** Groups and archetypes are names of one kind, whatever a table calls them; aliases are customers' everywhere. */
function kindOf(label: string, words: readonly string[]): string {
  if (words[0] === "c" && words.length === 2) return "customer";
  const [concept] = normsOf(label);
  return concept === "group" || concept === "segment"
    ? "archetype"
    : label.toLowerCase().replace(/^bought with$/, "product");
}
