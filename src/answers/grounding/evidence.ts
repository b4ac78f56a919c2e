import type { Report, Table } from "../../present/report.ts";
import type { ToolRequest } from "../../tools/ask.ts";
import { calendarDay, type DayNumber } from "../rules/calendar.ts";
import { conceptsOf } from "./concepts.ts";
import { type GridBase, nameEntries, readGrid, tableOfChart, turnedOver } from "./evidence-grid.ts";
import { figuresOfText, namesOfText, sentencesOf } from "./evidence-text.ts";
import type { Attribute, Figure, Grid, ReportFacts, Sentence } from "./facts.ts";
import { type Names, namesOf } from "./names.ts";
import { periodsIn, type Span } from "./periods.ts";
import { normsOf } from "./tokens.ts";

/** All that a model was shown, taken apart: what its words are checked against. */
export interface Evidence {
  figures: readonly Figure[];
  grids: readonly Grid[];
  sentences: readonly Sentence[];
  attributes: readonly Attribute[];
  reports: readonly ReportFacts[];
  names: Names;
  /** Every word that stands somewhere in the reports, as compared. */
  words: ReadonlySet<string>;
  /** The question's words, and the numbers that were asked for. */
  asked: { norms: readonly string[]; text: string; numbers: ReadonlySet<number> };
  /** Days that "today" may mean: the real one and the last of the data. */
  today: readonly DayNumber[];
  years: readonly number[];
}

export interface EvidenceParts {
  /** The answers as the model was shown them. */
  reports: readonly Report[];
  question: string;
  requests?: readonly ToolRequest[];
  /** The shop's calendar day of the question, `2026-07-01`; without it the data's last day alone is "today". */
  today?: string;
}

/** Takes reports apart into figures, names and sentences. Make it anew when there are more reports. */
export function createEvidence({ reports, question, requests = [], today }: EvidenceParts): Evidence {
  const tables = reports.map(tablesOf);
  const names = namesOf([
    ...tables.flat().flatMap(nameEntries),
    ...reports.flatMap(subjectEntries),
    ...reports.flatMap(productEntries),
  ]);
  const figures: Figure[] = [];
  const grids: Grid[] = [];
  const sentences: Sentence[] = [];
  const attributes: Attribute[] = [];
  const facts = reports.map((report) => factsOf(report, names));
  for (const [index, report] of reports.entries()) {
    const { subjects, isForecast } = facts[index] ?? EMPTY;
    const keys = [...subjects];
    const words = conceptsOf(isForecast ? ["expected"] : []);
    const base = { report: index, keys, beside: subjects, label: new Set<string>(), words };
    const headline = new Set([...words, ...conceptsOf(normsOf(report.headline))]);
    const unknown = new Set(
      (report.sections ?? []).flatMap(({ title, lines }) => (/^not known/i.test(title) ? lines : [])),
    );
    for (const text of textsOf(report)) {
      for (const sentence of sentencesOf(text)) {
        const own = [...new Set([...keys, ...namesOfText(sentence, names)])];
        figures.push(
          ...figuresOfText(sentence, {
            ...base,
            kind: "text",
            label: unknown.has(text) ? new Set(["unknown"]) : base.label,
            keys: own,
            beside: new Set(own),
            words: headline,
          }),
        );
        sentences.push(sentenceOf(sentence, { report: index, keys: own }, names));
      }
      sentences.push(
        sentenceOf(
          text,
          { report: index, keys: [...new Set([...keys, ...namesOfText(text, names)])] },
          names,
        ),
      );
    }
    for (const { label, value } of report.facts ?? []) {
      const concepts = conceptsOf(normsOf(label));
      figures.push(
        ...figuresOfText(value, {
          ...base,
          kind: "fact",
          label: concepts,
          words: new Set([...words, ...concepts]),
        }),
      );
      figures.push(
        ...figuresOfText(label, {
          ...base,
          kind: "text",
          words: new Set([...headline, ...conceptsOf(normsOf(value))]),
          isLabel: true,
        }),
      );
      sentences.push(sentenceOf(`${label} ${value}`, { report: index, keys }, names));
      if (!/\d/.test(value)) attributes.push({ keys, label: normsOf(label), text: normsOf(value).join(" ") });
    }
    for (const table of tables[index] ?? []) {
      const gridBase: GridBase = { report: index, names, subjects, words, isCut: isCut(report, table) };
      const { grid, extra } = readGrid(table, gridBase);
      grids.push(grid);
      figures.push(...grid.rows.flatMap((row) => row.figures.flatMap((figure) => figure ?? [])), ...extra);
      const beside = new Set([...subjects, ...grid.rows.flatMap((row) => row.keys)]);
      for (const { label } of table.columns)
        if (/\d/.test(label)) sentences.push(sentenceOf(label, { report: index, keys: [] }, names));
      for (const { label } of table.columns)
        figures.push(...figuresOfText(label, { ...base, keys: [], kind: "text", beside, isLabel: true }));
      for (const row of table.rows) {
        const words = row.flatMap((cell) => (typeof cell === "string" ? [cell] : []));
        const own = [...keys, normsOf(words[0] ?? "").join(" ")];
        sentences.push(
          ...words
            .flatMap(sentencesOf)
            .map((sentence) => sentenceOf(sentence, { report: index, keys: own }, names)),
        );
      }
    }
  }
  const all = reports.map(wholeText).join("\n");
  return {
    ...{ figures, grids, sentences, attributes, reports: facts, names },
    words: new Set([...normsOf(all), ...normsOf(reports.flatMap(wordsOfRequest).join(" "))]),
    asked: { norms: normsOf(question), text: question.toLowerCase(), numbers: numbersAsked(requests) },
    today: [
      ...new Set([
        ...facts.flatMap(({ data }) => data.map(({ to }) => to)),
        ...(today ? [Date.parse(`${today}T00:00:00Z`) / 86_400_000] : []),
      ]),
    ],
    years: yearsIn(all, facts),
  };
}

const EMPTY: ReportFacts = {
  subjects: new Set(),
  ranges: [],
  rangesBefore: [],
  data: [],
  isForecast: false,
  headline: [],
};

/** What the report is about and of when. */
function factsOf(report: Report, names: Names): ReportFacts {
  const about = { today: [], years: [] };
  const spansOf = (text: string) =>
    periodsIn(text, about).flatMap(({ readings }) =>
      readings.filter(({ from, to }) => to > from).slice(0, 1),
    );
  const summary = `${report.summary ?? ""} ${(report.facts ?? []).map(({ value }) => value).join(" . ")} ${report.headline}`;
  const [against, ...later] = summary.split(/\bagainst (?=[A-Z][a-z]{2} \d)/);
  const data = spansOf(report.source ?? "");
  return {
    subjects: new Set(
      subjectEntries(report).flatMap(({ text, kind }) =>
        kind === "customer" ? namesOfText(text, names) : [],
      ),
    ),
    ranges: spansOf(against ?? ""),
    rangesBefore: later.flatMap((text) => spansOf(text).slice(0, 1)),
    data,
    isForecast: /forecast_metrics/.test(report.source ?? ""),
    headline: normsOf(report.headline),
  };
}

/** A report whose headline begins with a customer is about that customer. */
function subjectEntries({ headline }: Report): { text: string; kind: string }[] {
  const alias = /^C-[0-9A-Z]{8}\b/.exec(headline)?.[0];
  return alias ? [{ text: alias, kind: "customer" }] : [];
}

/** Products inside words: `9 × Woven Candle Holder, 7 × …`, `Midnight Vase (again): …`, `Goes with A and B, …`. */
function productEntries(report: Report): { text: string; kind: string }[] {
  const lines = [
    ...(report.sections ?? []).flatMap(({ lines: one }) => one),
    ...tablesOf(report).flatMap(({ rows }) =>
      rows.flat().flatMap((cell) => (typeof cell === "string" ? [cell] : [])),
    ),
    ...(report.facts ?? []).map(({ value }) => value),
    report.headline,
    report.summary ?? "",
  ];
  return lines.flatMap((line) => [
    ...(line.match(/\bC-[0-9A-Z]{8}\b/g) ?? []).map((text) => ({ text, kind: "customer" })),
    ...[...line.matchAll(/\d+ × ([^,]+)/gu)].map((match) => ({ text: match[1] ?? "", kind: "product" })),
    ...[...line.matchAll(/\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+/gu)].map((match) => ({
      text: match[0].replace(/^(?:Goes|Lead) with /, ""),
      kind: "product",
    })),
  ]);
}

function tablesOf(report: Report): Table[] {
  const tables = [
    ...(report.tables ?? []),
    ...(report.charts ?? []).filter(({ kind }) => kind !== "heatmap").map(tableOfChart),
  ];
  return tables.map((table) => turnedOver(table) ?? table);
}

function textsOf(report: Report): string[] {
  const main = [report.headline, report.summary ?? ""];
  const others = [
    ...(report.sections ?? []).flatMap(({ title, lines }) => [title, ...lines]),
    report.method ?? "",
    report.source?.replaceAll("·", ".") ?? "",
    ...(report.tables ?? []).map(({ caption }) => caption),
  ];
  return [...main, ...others].filter((text) => text !== "");
}

function wholeText(report: Report): string {
  return [
    ...textsOf(report),
    ...(report.facts ?? []).flatMap(({ label, value }) => [label, value]),
    ...tablesOf(report).flatMap(({ caption, columns, rows }) => [
      caption,
      ...columns.map(({ label }) => label),
      ...rows
        .flat()
        .flatMap((cell) =>
          typeof cell === "object" && cell !== null ? cell.text : typeof cell === "string" ? cell : [],
        ),
    ]),
  ].join("\n");
}

/** What stands as it was asked for: `winback`, `black_friday`. */
function wordsOfRequest({ request }: Report): string[] {
  return Object.values(request?.input ?? {}).flatMap((value) =>
    typeof value === "string" ? [value.replaceAll("_", " ")] : [],
  );
}

function numbersAsked(requests: readonly ToolRequest[]): Set<number> {
  return new Set(
    requests.flatMap(({ input }) =>
      Object.values(input).flatMap((value) => (typeof value === "number" ? [value] : [])),
    ),
  );
}

/** Whether a list says that it has more than it shows: `of 2,915`, or a next page. */
function isCut(report: Report, table: Table): boolean {
  const text = `${report.summary ?? ""} ${report.headline}`;
  const shown = table.rows.length;
  return [...text.matchAll(/\b(?:first|to) ([\d,]+)\b[^.]*?,? of ([\d,]+)/g)].some((match) => {
    const [to, all] = [match[1], match[2]].map((digits) => Number(digits?.replaceAll(",", "")));
    return to === shown && (all ?? 0) > shown;
  });
}

function sentenceOf(
  text: string,
  { report, keys }: { report: number; keys: readonly string[] },
  names: Names,
): Sentence {
  const dates: Span[] = periodsIn(text, { today: [], years: [] }).flatMap(({ readings }) =>
    readings.slice(0, 1),
  );
  return { norms: normsOf(text), names: new Set(namesOfText(text, names)), keys, dates, report };
}

/** Years that the answers speak of. */
function yearsIn(text: string, facts: readonly ReportFacts[]): number[] {
  const written = [...text.matchAll(/\b(?:19|20)\d\d\b/g)].map(([year]) => Number(year));
  const spans = facts.flatMap(({ data }) => data.map(({ to }) => calendarDay(to).year));
  return [...new Set([...written, ...spans])].filter((year) => year > 1990 && year < 2100);
}
