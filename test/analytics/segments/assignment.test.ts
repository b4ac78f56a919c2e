import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assign } from "../../../src/analytics/segments/assignment.ts";

describe("the optimal assignment", () => {
  it("gives up the best pair where that costs the others more", () => {
    // Row 0 would rather have column 0, but then row 1 pays 10.
    const columns = assign([
      [1, 2],
      [2, 10],
    ]);

    expect(columns).toEqual([1, 0]);
  });

  it("leaves rows without a column where there are more rows", () => {
    expect(assign([[5], [1], [3]])).toEqual([-1, 0, -1]);
  });

  it("is never dearer than any other pairing", () => {
    fc.assert(
      fc.property(anyCosts, (costs) => {
        const columns = assign(costs);

        const used = columns.filter((column) => column >= 0);
        expect(new Set(used).size).toBe(Math.min(costs.length, costs[0]?.length ?? 0));
        expect(costOf(costs, columns)).toBe(cheapest(costs));
      }),
    );
  });
});

const anyCosts = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

function costOf(costs: readonly (readonly number[])[], columns: readonly number[]): number {
  return columns.reduce((sum, column, row) => sum + (costs[row]?.[column] ?? 0), 0);
}

/** By trying all of them. */
function cheapest(costs: readonly (readonly number[])[]): number {
  const width = costs[0]?.length ?? 0;
  const most = Math.min(costs.length, width);
  const from = (row: number, taken: readonly number[]): number => {
    if (taken.length === most) return 0;
    if (row === costs.length) return Number.POSITIVE_INFINITY;
    const without = from(row + 1, taken);
    const withOne = Array.from({ length: width }, (_, column) =>
      taken.includes(column)
        ? Number.POSITIVE_INFINITY
        : (costs[row]?.[column] ?? 0) + from(row + 1, [...taken, column]),
    );
    return Math.min(without, ...withOne);
  };
  return from(0, []);
}
