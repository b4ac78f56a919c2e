import { describe, expect, it } from "vitest";
import {
  formatChange,
  formatCount,
  formatDate,
  formatDays,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPeriodStart,
  formatWord,
} from "../../src/present/format.ts";

describe("formats", () => {
  it.each([
    [formatMoney(123_450, "USD"), "$1,234.50"],
    [formatMoney(123_450, "GBP", { digits: 0 }), "£1,235"],
    [formatMoney(-1_050, "EUR"), "-€10.50"],
    [formatMoney(-20, "USD", { digits: 0 }), "$0"],
    [formatMoney(0, "USD"), "$0.00"],
    [formatPercent(0.1234), "12.3%"],
    [formatPercent(0.1234, { digits: 0 }), "12%"],
    [formatChange(0.05), "+5%"],
    [formatChange(-0.081), "-8.1%"],
    [formatNumber(1_234_567), "1,234,567"],
    [formatNumber(2.44), "2.4"],
    [formatCount(1, "order"), "1 order"],
    [formatCount(2, "category", "categories"), "2 categories"],
    [formatDays(1), "1 day"],
    [formatDays(3.24), "3.2 days"],
    [formatDays(90.4), "90 days"],
    [formatDate("2011-12-09T23:30:00Z", "Europe/Berlin"), "Dec 10, 2011"],
    [formatPeriodStart("2011-12-05", "week"), "week of Dec 5, 2011"],
    [formatPeriodStart("2011-12-01", "month"), "Dec 2011"],
    [formatWord("at_risk"), "at risk"],
  ])("reads %s", (shown, expected) => {
    expect(shown).toBe(expected);
  });

  it("says unknown for what is not known, and never 0", () => {
    const shown = [
      formatMoney(null, "USD"),
      formatPercent(null),
      formatChange(null),
      formatNumber(null),
      formatDays(null),
      formatDate(null, "UTC"),
      formatWord(null),
    ];

    expect(new Set(shown)).toEqual(new Set(["unknown"]));
  });
});
