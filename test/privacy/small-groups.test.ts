import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type GroupShape, mayShowPart, suppressSmall } from "../../src/privacy/small-groups.ts";

const MIN = 5;

describe("groups in a row", () => {
  it("are all shown where all are large, in the order given, and empty ones too", () => {
    const groups = [aGroup("a", 5), aGroup("b", 9), aGroup("c", 0)];

    expect(suppressSmall(groups, inARow)).toEqual({ shown: groups, withheld: { groups: 0, members: 0 } });
  });

  it("lose a small one and the next smallest, or the total would give it away", () => {
    const { shown, withheld } = suppressSmall([aGroup("a", 3), aGroup("b", 40), aGroup("c", 7)], inARow);

    expect(shown).toEqual([aGroup("b", 40)]);
    expect(withheld).toEqual({ groups: 2, members: 10 });
  });

  it("do not hide behind two that are one person each", () => {
    const { shown, withheld } = suppressSmall([aGroup("a", 1), aGroup("b", 1), aGroup("c", 9)], inARow);

    expect(shown).toEqual([]);
    expect(withheld).toEqual({ groups: 3, members: 11 });
  });

  it("tell of nobody where all of them together are too few", () => {
    expect(suppressSmall([aGroup("a", 3)], inARow)).toEqual({
      shown: [],
      withheld: { groups: 1, members: null },
    });
  });

  it("hide the same ones however they are sorted", () => {
    const groups = [aGroup("a", 3), aGroup("b", 7), aGroup("c", 7)];

    const names = [groups, groups.toReversed()].map((some) =>
      suppressSmall(some, inARow).shown.map(({ name }) => name),
    );

    expect(names).toEqual([["b"], ["b"]]);
  });
});

describe("the flows between groups", () => {
  it("leave out small ones, and the next smallest of a row or column that would give them away", () => {
    const { shown, withheld } = suppressSmall(
      [aFlow("a", "a", 100), aFlow("a", "b", 3), aFlow("b", "a", 20), aFlow("b", "b", 50)],
      inATable,
    );

    // The row of a has a gap, so a to a goes, too; then the column of a and of b each have one: the rest goes.
    expect(shown).toEqual([]);
    expect(withheld.members).toBe(173);
  });

  it("keep a flow where several small ones hide each other", () => {
    const large = [aFlow("a", "a", 100), aFlow("c", "a", 60)];
    const small = [aFlow("a", "b", 4), aFlow("a", "c", 4), aFlow("b", "b", 4), aFlow("b", "c", 4)];

    expect(suppressSmall([...large, ...small], inATable).shown).toEqual(large);
  });

  it("hide one more where a small one alone joins two blocks, each row and column of which has two gaps", () => {
    const block = (names: readonly [string, string], others: readonly [string, string]) =>
      names.flatMap((from) => others.map((to) => aFlow(from, to, 4)));
    const flows = [
      ...block(["a", "b"], ["a", "b"]),
      ...block(["c", "d"], ["c", "d"]),
      aFlow("a", "c", 3),
      ...["a", "b", "c", "d"].map((to) => aFlow("e", to, 90)),
      aFlow("d", "a", 30),
    ];

    const { shown } = suppressSmall(flows, inATable);

    expect(possibleSizes(flows, shown, aFlow("a", "c", 3)).size).toBeGreaterThan(1);
  });

  it("never let a small one be worked out from the sums of rows and columns", () => {
    const name = fc.constantFrom("a", "b", "c");
    const flow = fc.record({ from: name, to: name, customers: fc.integer({ min: 1, max: 12 }) });
    const anyFlows = fc.uniqueArray(flow, { selector: inATable.nameOf, maxLength: 9 });
    fc.assert(
      fc.property(anyFlows, (flows) => {
        const { shown, withheld } = suppressSmall(flows, inATable);

        expect(shown.every(({ customers }) => customers >= MIN)).toBe(true);
        expect(withheld.members ?? sum(flows) - sum(shown)).toBe(sum(flows) - sum(shown));
        expect(new Set(suppressSmall(flows.toReversed(), inATable).shown)).toEqual(new Set(shown));
        for (const end of ["from", "to"] as const) {
          for (const { [end]: line } of shown) {
            const gaps = flows.filter((of) => of[end] === line && !shown.includes(of));
            expect(gaps.length).not.toBe(1);
            if (gaps.length > 0) expect(sum(gaps)).toBeGreaterThanOrEqual(MIN);
          }
        }
      }),
    );
  });

  it("never let a small one be worked out by moving through the table, unless hiding all of it would not help", () => {
    const sizes = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 2, max: 12 })), {
      minLength: 16,
      maxLength: 16,
    });
    fc.assert(
      fc.property(sizes, (all) => {
        const flows = all.flatMap((customers, i) =>
          customers > 0 ? [aFlow(`${Math.floor(i / 4)}`, `${i % 4}`, customers)] : [],
        );
        // Sums that are published are those of groups.
        for (const end of ["from", "to"] as const) {
          fc.pre(flows.every((of) => sum(flows.filter(({ [end]: line }) => line === of[end])) >= MIN));
        }

        const { shown } = suppressSmall(flows, inATable);

        const workedOut = flows.filter(
          (flow) =>
            flow.customers < MIN &&
            possibleSizes(flows, shown, flow).size === 1 &&
            possibleSizes(flows, [], flow).size > 1,
        );
        expect(workedOut).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("differences of answers", () => {
  it("are never about fewer people than a group has, whatever spans and kinds are asked for", () => {
    const visit = fc.record({
      month: fc.integer({ min: 0, max: 3 }),
      kind: fc.constantFrom("x", "y"),
      customer: fc.nat(30),
    });
    fc.assert(
      fc.property(fc.array(visit, { maxLength: 80 }), (visits) => {
        const cells = cellsOf(visits);
        const { shown } = suppressSmall(cells, {
          min: MIN,
          sizeOf: ({ customers }) => customers.size,
          nameOf: ({ month, kind }) => `${month} ${kind}`,
        });

        const answers = everyQuestion().map((asks) => shown.filter(asks));

        const tooFew = answers.flatMap((one) =>
          answers.filter((other) => {
            const people = new Set<number>();
            for (const cell of one)
              if (!other.includes(cell)) for (const id of cell.customers) people.add(id);
            return people.size > 0 && people.size < MIN;
          }),
        );

        expect(tooFew).toEqual([]);
      }),
    );
  });

  it("from the whole are refused for a part that leaves too few, or has too few", () => {
    const may = [0, 4, 5, 95, 96, 100].map((members) => mayShowPart({ members, whole: 100, min: MIN }));

    expect(may).toEqual([true, false, true, true, false, true]);
  });
});

interface Group {
  name: string;
  size: number;
}

function aGroup(name: string, size: number): Group {
  return { name, size };
}

const inARow: GroupShape<Group> = { min: MIN, sizeOf: ({ size }) => size, nameOf: ({ name }) => name };

interface Flow {
  from: string;
  to: string;
  customers: number;
}

function aFlow(from: string, to: string, customers: number): Flow {
  return { from, to, customers };
}

const inATable = {
  min: MIN,
  sizeOf: ({ customers }) => customers,
  nameOf: ({ from, to }) => `${from} to ${to}`,
  totalsOf: ({ from, to }) => [`from ${from}`, `to ${to}`],
} satisfies GroupShape<Flow>;

function sum(flows: readonly Flow[]): number {
  return flows.reduce((total, { customers }) => total + customers, 0);
}

/**
 * Sizes that a hidden flow can have so that every row and column has its sum still: found by moving one customer
 * round a loop of hidden flows.
 */
function possibleSizes(flows: readonly Flow[], shown: readonly Flow[], of: Flow): Set<number> {
  const hidden = flows.filter((flow) => !shown.includes(flow));
  const sizes = new Set([of.customers]);
  const walk = (at: string, end: "from" | "to", used: readonly string[]): void => {
    for (const flow of hidden) {
      const name = inATable.nameOf(flow);
      const next = end === "from" ? "to" : "from";
      if (flow[end] !== at || used.includes(name)) continue;
      if (next === "to" && flow.to === of.to) sizes.add(of.customers - 1);
      walk(flow[next], next, [...used, name]);
    }
  };
  walk(of.from, "from", [inATable.nameOf(of)]);
  return sizes;
}

interface Cell {
  month: number;
  kind: string;
  customers: Set<number>;
}

function cellsOf(visits: readonly { month: number; kind: string; customer: number }[]): Cell[] {
  const cells = new Map<string, Cell>();
  for (const { month, kind, customer } of visits) {
    const name = `${month} ${kind}`;
    const cell = cells.get(name) ?? { month, kind, customers: new Set() };
    cell.customers.add(customer);
    cells.set(name, cell);
  }
  return [...cells.values()];
}

/** Every span of months by either kind or both. */
function everyQuestion(): ((cell: Cell) => boolean)[] {
  const months = [0, 1, 2, 3];
  return months.flatMap((from) =>
    months.flatMap((to) =>
      [["x"], ["y"], ["x", "y"]].map(
        (kinds) => (cell: Cell) => cell.month >= from && cell.month <= to && kinds.includes(cell.kind),
      ),
    ),
  );
}
