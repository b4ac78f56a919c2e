import { describe, expect, it } from "vitest";
import { tableOf } from "./table.ts";

describe("the table of checks", () => {
  it("shows reference, ours and the difference, and what failed", () => {
    const common = { dataSet: "CDNOW", method: "BG/NBD", criterion: "within 1e-3" };

    const table = tableOf([
      { ...common, figure: "r", reference: 0.242595, ours: 0.2426, passes: true },
      { ...common, figure: "customers", reference: null, ours: 2357, passes: true },
      { ...common, figure: "log-likelihood", reference: -9582.4292, ours: -9500, passes: false },
    ]);

    const lines = table.split("\n");
    expect(lines[2]).toMatch(/^CDNOW\s+BG\/NBD\s+r\s+0\.242595\s+0\.242600\s+\+5\.0e-6\s+within 1e-3\s+ok$/);
    expect(lines[3]).toMatch(/^\s+customers\s+–\s+2,357\s+–/);
    expect(lines[4]).toMatch(/-9582\.43\s+-9,500\s+\+82\.4.*FAILED$/);
  });
});
