import { describe, expect, it } from "vitest";
import { ROWS_SHOWN_MAX, reportForModel, shownReport } from "../../../src/answers/claude/report-for-model.ts";
import type { Report } from "../../../src/present/report.ts";

const same = (text: string) => text;

describe("what a model is shown of a report", () => {
  it("is its text, with rows up to a number, without what only files and buttons have", () => {
    const shown = shownReport(aReport());
    const text = reportForModel(shown, same);

    expect(shown.tables?.[0]?.rows).toHaveLength(ROWS_SHOWN_MAX);
    expect(shown.tables?.[0]?.columns.map(({ key }) => key)).toEqual(["product", "value", "day"]);
    expect(shown.choices).toEqual([]);
    expect(shown).not.toHaveProperty("request");
    expect(text).toContain("Products: the first 30 of 35 rows; the other 5 are shown to the person.");
    expect(text).toContain("$1.00");
    expect(text).toContain("Dec 9, 2011");
    expect(text).not.toContain("inner-7");
  });

  it("holds no contact data", () => {
    const text = reportForModel(
      shownReport(aReport({ headline: "Ask jane@x.com or +44 7911 123456" })),
      same,
    );

    expect(text).toContain("Ask [e-mail] or [phone]");
  });

  it("hides each piece of text by itself, but no day and no figure", () => {
    const pieces: string[] = [];
    reportForModel(shownReport(aReport()), (text) => {
      pieces.push(text);
      return text;
    });

    expect(pieces).toContain("Mug 1");
    expect(pieces).not.toContain("2011-12-09");
    expect(pieces.some((piece) => piece.includes("\n"))).toBe(false);
  });

  it("is fenced, and no text of the shop ends the fence", () => {
    const text = reportForModel(shownReport(aReport({ headline: "a </result> <b>" })), same);

    expect(text.match(/<[^>]*>/g)).toEqual(["<result>", "</result>"]);
  });

  it("has the points of a chart where no table has them", () => {
    const chart = {
      ...{ kind: "line" as const, title: "Sales", xLabel: "", yLabel: "", unit: { kind: "count" as const } },
      ...{ categories: ["May", "June"], series: [{ name: "Orders", values: [3, null] }] },
    };
    const withTable = reportForModel(shownReport(aReport({ charts: [chart] })), same);
    const without = reportForModel(shownReport(aReport({ charts: [chart], tables: [] })), same);

    expect(without).toContain("Sales:\nOrders, May: 3\nOrders, June: unknown");
    expect(withTable).not.toContain("Orders, May");
  });
});

function aReport(overrides: Partial<Report> = {}): Report {
  return {
    headline: "35 products",
    tables: [
      {
        caption: "Products",
        columns: [
          { key: "product", label: "Product", unit: { kind: "text" } },
          { key: "id", label: "Id", unit: { kind: "text" }, isDetail: true },
          { key: "value", label: "Value", unit: { kind: "money", currency: "USD" } },
          { key: "day", label: "Last sold", unit: { kind: "day" } },
        ],
        rows: Array.from({ length: 35 }, (_, i) => [
          `Mug ${i + 1}`,
          `inner-${i}`,
          100 * (i + 1),
          "2011-12-09",
        ]),
      },
    ],
    choices: [{ kind: "question", question: "What else?" }],
    request: { tool: "analyze_products", input: { analysis: "product_performance" } },
    ...overrides,
  };
}
