import { readFileSync } from "node:fs";
import { createEvidence, type Evidence } from "../../../src/answers/grounding/evidence.ts";
import type { Report } from "../../../src/present/report.ts";
import type { ToolRequest } from "../../../src/tools/ask.ts";

/** Reports of the eight tools about a sample shop of 3,000 customers whose data end on 2026-06-29, as they were presented. */
const reports: ReadonlyMap<string, Report> = new Map(
  readFileSync(new URL("reports.jsonl", import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { name: string; report: Report })
    .map(({ name, report }) => [name, report]),
);

export const reportNames: readonly string[] = [...reports.keys()];

export interface Asked {
  question?: string;
  requests?: readonly ToolRequest[];
  today?: string;
}

/** What a model was shown: the reports of these names, parted by spaces. */
export function evidenceOf(
  names: string,
  { question = "", requests = [], today = "2026-06-30" }: Asked = {},
): Evidence {
  const shown = names.split(" ").map((name) => {
    const report = reports.get(name);
    if (!report) throw new Error(`There is no report ${name}.`);
    return report;
  });
  return createEvidence({ reports: shown, question, requests, today });
}
