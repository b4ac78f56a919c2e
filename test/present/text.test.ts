import { describe, expect, it } from "vitest";
import { cellText } from "../../src/present/cell-text.ts";
import {
  change,
  count,
  day,
  days,
  detail,
  instant,
  money,
  score,
  share,
  text,
} from "../../src/present/columns.ts";
import type { Report } from "../../src/present/report.ts";
import { reportText } from "../../src/present/text.ts";

const report: Report = {
  headline: "Two customers",
  summary: "One is known, one is not.",
  facts: [
    { label: "Value", value: "$10" },
    { label: "Churn risk", value: "unknown" },
  ],
  tables: [
    {
      caption: "Customers",
      columns: [
        text("customer", "Customer"),
        money("net_value", "Value", "USD"),
        count("orders", "Orders"),
        share("churn_risk", "Risk"),
        change("growth", "Growth"),
        days("recency", "Silent for"),
        day("first_day", "First day"),
        instant("last_order_at", "Last order", "Europe/Berlin"),
        score("fit", "Fit"),
        detail(text("id", "Id")),
      ],
      rows: [
        ["C-7K2M9QXD", 123_450, 1_200, 0.625, 0.1, 40.4, "2011-12-09", "2011-12-09T23:30:00Z", 0.5, "hidden"],
        [null, null, null, null, null, null, null, null, null, null],
      ],
    },
  ],
  sections: [{ title: "What to do", lines: ["Write to them."] }],
  method: "Counted.",
  source: "Source: test",
  choices: [],
};

describe("a report in plain text", () => {
  it("has everything that is known, says unknown for the rest, and leaves the columns for files out", () => {
    expect(reportText(report)).toMatchInlineSnapshot(`
      "Two customers
      One is known, one is not.

      Value       $10
      Churn risk  unknown

      Customers:
      Customer        Value   Orders     Risk   Growth  Silent for  First day    Last order        Fit
      ----------  ---------  -------  -------  -------  ----------  -----------  ------------  -------
      C-7K2M9QXD  $1,234.50    1,200    62.5%     +10%     40 days  Dec 9, 2011  Dec 10, 2011     0.50
      unknown       unknown  unknown  unknown  unknown     unknown  unknown      unknown       unknown

      What to do:
      - Write to them.

      Counted.

      Source: test"
    `);
  });

  it("has no more rows than a table needs in words, where a file has them all", () => {
    const rows = Array.from({ length: 2_000 }, (_, i) => [i]);
    const table = { caption: "By month", columns: [count("sales", "Sales")], rows, rowsInText: 3 };

    const words = reportText({ ...report, tables: [table] });

    expect(words).toContain("and 1,997 more, left out of this text");
  });

  it("says how many rows of a table are left out where it may have no more", () => {
    const words = reportText(report, { rowsMax: 1 });

    expect(words).toContain("C-7K2M9QXD");
    expect(words).toContain("and 1 more, left out of this text");
    expect(words).not.toContain("unknown       unknown");
  });

  it("holds no character that steers a terminal, and ends no line within a cell", () => {
    const hostile = "\u001b]0;owned\u0007Mug\u009b31m\r\nblue";
    const words = reportText({
      ...{ headline: hostile, summary: hostile, method: hostile, source: hostile, choices: [] },
      facts: [{ label: hostile, value: hostile }],
      sections: [{ title: hostile, lines: [hostile] }],
      tables: [
        {
          caption: "Mugs",
          columns: [text("a", "Title"), count("b", "Sold")],
          rows: [[hostile, { value: 1, text: hostile }]],
        },
      ],
    });

    expect(words.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
    expect(words).toContain("]0;owned Mug 31m blue");
    expect(cellText("\u001b", { kind: "text" })).toBe("unknown");
  });

  it("has no empty parts", () => {
    expect(
      reportText({ headline: "Nothing", tables: [{ caption: "None", columns: [], rows: [] }], choices: [] }),
    ).toBe("Nothing");
  });
});
