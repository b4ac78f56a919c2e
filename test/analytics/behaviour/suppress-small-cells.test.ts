import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CELL_MIN,
  type Flow,
  suppressSmallCells,
} from "../../../src/analytics/behaviour/suppress-small-cells.ts";

describe("the flows that may be shown", () => {
  it("leave out small ones, and the next smallest of a row or column that would give them away", () => {
    const { shown, hidden } = suppressSmallCells([
      aFlow("a", "a", 100),
      aFlow("a", "b", 3),
      aFlow("b", "a", 20),
      aFlow("b", "b", 50),
    ]);

    // The row of a has a gap, so a to a goes, too; then the column of a and of b each have one: the rest goes.
    expect(shown).toEqual([]);
    expect(hidden).toBe(173);
  });

  it("are all where all are large, largest first", () => {
    const flows = [aFlow("a", "b", 5), aFlow("a", "a", 9), aFlow(null, "a", 7)];

    expect(suppressSmallCells(flows)).toEqual({ shown: [flows[1], flows[2], flows[0]], hidden: 0 });
  });

  it("keep a flow where several small ones hide each other", () => {
    const { shown } = suppressSmallCells([
      aFlow("a", "a", 100),
      aFlow("a", "b", 4),
      aFlow("a", "c", 4),
      aFlow("b", "b", 4),
      aFlow("b", "c", 4),
      aFlow("c", "a", 60),
    ]);

    expect(shown).toEqual([aFlow("a", "a", 100), aFlow("c", "a", 60)]);
  });

  it("do not tell of so few people that even their number is one to hide", () => {
    expect(suppressSmallCells([aFlow("a", "b", 3)])).toEqual({ shown: [], hidden: null });
    expect(suppressSmallCells([])).toEqual({ shown: [], hidden: 0 });
  });

  it("never have a small one, nor a lone gap beside shown ones, and lose nobody", () => {
    const name = fc.option(fc.constantFrom("a", "b", "c", "d"));
    const flow = fc.record({ from: name, to: name, customers: fc.integer({ min: 1, max: 30 }) });
    const anyFlows = fc.uniqueArray(flow, { selector: (of) => JSON.stringify([of.from, of.to]) });
    fc.assert(
      fc.property(anyFlows, (flows) => {
        const { shown, hidden } = suppressSmallCells(flows);
        const gaps = flows.filter((of) => !shown.includes(of));

        expect(shown.every(({ customers }) => customers >= CELL_MIN)).toBe(true);
        for (const end of ["from", "to"] as const) {
          for (const { [end]: line } of shown) {
            const ofLine = gaps.filter((gap) => gap[end] === line);
            expect(ofLine.length).not.toBe(1);
            if (ofLine.length > 0) expect(total(ofLine)).toBeGreaterThanOrEqual(CELL_MIN);
          }
        }
        expect(hidden ?? total(gaps)).toBe(total(flows) - total(shown));
        expect(suppressSmallCells(flows.toReversed())).toEqual({ shown, hidden });
      }),
    );
  });
});

function aFlow(from: string | null, to: string | null, customers: number): Flow {
  return { from, to, customers };
}

function total(flows: readonly Flow[]): number {
  return flows.reduce((sum, { customers }) => sum + customers, 0);
}
