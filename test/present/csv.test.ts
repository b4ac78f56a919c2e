import { describe, expect, it } from "vitest";
import * as column from "../../src/present/columns.ts";
import { csvFileName, tableCsv } from "../../src/present/csv.ts";
import type { Cell, Column } from "../../src/present/report.ts";

const BOM = "\uFEFF";

const csv = (columns: readonly Column[], ...rows: Cell[][]) =>
  tableCsv({ caption: "A table", columns, rows });
/** The one field of a table of one row and one column. */
const field = (of: Column, cell: Cell) => csv([of], [cell]).split("\r\n").slice(1, -1).join("\r\n");

describe("a table as CSV", () => {
  it("has every column under its key and unit, and raw values", () => {
    const text = csv(
      [
        column.text("customer", "Customer"),
        column.money("net_value", "Value so far", "USD"),
        column.share("churn_risk", "Risk"),
        column.days("recency_days", "Last purchase"),
        column.detail(column.change("growth", "Growth")),
        column.detail(column.score("match", "Match")),
        column.count("orders", "Orders"),
        column.day("last_order", "Last order"),
      ],
      ["C-1A2B3C4D", 123_450, 0.123, 90, -0.25, 0.5, 3, "2026-11-24"],
    );

    expect(text).toBe(
      `${BOM}customer,net_value_usd,churn_risk_share,recency_days,growth_change,match_score,orders,last_order\r\n` +
        "C-1A2B3C4D,1234.50,0.123,90,-0.25,0.5,3,2026-11-24\r\n",
    );
  });

  it("names a unit once, wherever the key has it", () => {
    const text = csv([
      column.share("share", "Share"),
      column.share("share_of_value", "Of the value"),
      column.days("days_before", "Days"),
      column.share("shares", "Shares"),
    ]);

    expect(text).toBe(`${BOM}share,share_of_value,days_before,shares_share\r\n`);
  });

  it.each<[string, Column, Cell, string]>([
    ["nothing where nothing is known", column.count("a", "A"), null, ""],
    ["nothing for what is no number", column.number("a", "A"), Number.NaN, ""],
    ["zero as zero", column.money("a", "A", "USD"), 0, "0.00"],
    ["less than a cent below nothing as zero", column.money("a", "A", "USD"), -0.2, "0.00"],
    ["a fall of money as a number", column.money("a", "A", "EUR"), -5, "-0.05"],
    ["the value of a cell that reads otherwise", column.share("a", "A"), { value: 0.5, text: "half" }, "0.5"],
    ["nothing for an unknown value with words", column.share("a", "A"), { value: null, text: "unknown" }, ""],
    ["the words where the column is of no unit", column.text("a", "A"), { value: 1, text: "1 day" }, "1 day"],
    ["a text in quotes where it needs them", column.text("a", "A"), 'a "b", c', '"a ""b"", c"'],
    ["a text of two lines", column.text("a", "A"), "a\nb", '"a\nb"'],
  ])("writes %s", (_, of, cell, written) => {
    expect(field(of, cell)).toBe(written);
  });

  it.each(["=1+1", "+49", "-2+3", "@SUM(A1)", "＝1"])("keeps %s a text", (text) => {
    expect(field(column.text("a", "A"), text)).toBe(`'${text}`);
  });

  it("keeps tabs and line ends from starting a formula", () => {
    expect(field(column.text("a", "A"), "\t=1")).toBe("'\t=1");
    expect(field(column.text("a", "A"), "\r=1")).toBe('"\'\r=1"');
  });

  it("is its heads alone where there are no rows", () => {
    expect(csv([column.text("a", "A")])).toBe(`${BOM}a\r\n`);
  });
});

describe("the name of the file", () => {
  it.each([
    ["Customers most at risk", "customers-most-at-risk-2026-11-24.csv"],
    ["../../Café: Größe & <b>", "cafe-gro-e-b-2026-11-24.csv"],
    ["顧客", "table-2026-11-24.csv"],
  ])("of %s is %s", (caption, name) => {
    expect(csvFileName(caption, "2026-11-24")).toBe(name);
  });
});
