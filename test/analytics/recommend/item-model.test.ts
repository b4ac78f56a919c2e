import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDiscovery } from "../../../src/analytics/recommend/discover.ts";
import { fitItemModel } from "../../../src/analytics/recommend/fit-item-model.ts";
import { gramAt, gramOf } from "../../../src/analytics/recommend/gram.ts";
import type { Purchases } from "../../../src/analytics/recommend/purchases.ts";
import { customerStarts, recencyWeight, weightsAt } from "../../../src/analytics/recommend/purchases.ts";
import { regressItems } from "../../../src/analytics/recommend/regress-items.ts";
import { solveRidge } from "../../../src/analytics/recommend/ridge.ts";

describe("the weight of a purchase", () => {
  it("halves in half a year", () => {
    expect([recencyWeight(0), recencyWeight(180), recencyWeight(360)]).toEqual([1, 0.5, 0.25]);
  });

  it("is that of the day asked for: what came later is not known", () => {
    const purchases = bought([
      { customer: 1, product: 0, firstDay: -180, lastDay: -180 },
      { customer: 1, product: 1, firstDay: -360, lastDay: 5 },
      { customer: 1, product: 2, firstDay: 5, lastDay: 5 },
    ]);

    expect([...weightsAt(purchases, 0)]).toEqual([0.5, 0.25, 0]);
  });
});

describe("a ridge system", () => {
  it("is solved as by hand: (2 1; 1 2) + 1 on the diagonal, for 1 and 2", () => {
    const x = solveRidge(Float64Array.of(2, 0, 1, 2), Float64Array.of(1, 2), {
      n: 2,
      ridge: 1,
      scratch: new Float64Array(4),
    });

    expect([...x].map((value) => value * 8)).toEqual([expect.closeTo(1), expect.closeTo(5)]);
  });

  it("is solved whatever the table, singular ones too", () => {
    const size = 5;
    const anyRows = fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: size, maxLength: size }), {
      minLength: 1,
      maxLength: 8,
    });

    fc.assert(
      fc.property(anyRows, fc.double({ min: 0.01, max: 100, noNaN: true }), (rows, ridge) => {
        const at = (i: number, j: number) =>
          rows.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0);
        const matrix = Float64Array.from({ length: size * size }, (_, k) =>
          at(Math.floor(k / size), k % size),
        );
        const b = Float64Array.from({ length: size }, (_, i) => at(i, 0));

        const x = solveRidge(matrix, b, { n: size, ridge, scratch: new Float64Array(size * size) });

        for (let i = 0; i < size; i += 1) {
          const left = x.reduce((sum, value, j) => sum + value * (at(i, j) + (i === j ? ridge : 0)), 0);
          expect(left).toBeCloseTo(b[i] ?? 0, 6);
        }
      }),
    );
  });
});

describe("what speaks for what", () => {
  it("is a least-squares fit of each product on its neighbours: one neighbour, by hand", () => {
    // Ten customers with both, ten with the first alone: 10 / (20 + ridge).
    const purchases = bought(
      Array.from({ length: 20 }, (_, customer) => customer).flatMap((customer) => [
        { customer, product: 0, firstDay: 0, lastDay: 0 },
        ...(customer < 10 ? [{ customer, product: 1, firstDay: 0, lastDay: 0 }] : []),
      ]),
    );
    const gram = gramOf(purchases, customerStarts(purchases), {
      weights: weightsAt(purchases, 0),
      products: 2,
    });

    const [links] = regressItems(gram, { targets: [1], ridges: [5], products: 2 });

    expect([gramAt(gram, 0, 0), gramAt(gram, 1, 0), gramAt(gram, 1, 1)]).toEqual([20, 10, 10]);
    expect(links).toEqual({ starts: [0, 1, 1], targets: [1], weights: [0.4] });
  });
});

describe("the item model", () => {
  it("learns what goes together, and says what a suggestion follows from", () => {
    const { model } = fitItemModel({ purchases: twoTastes(), products: 8, lastDay: 0 });

    const list = createDiscovery(model)([{ product: 0, weight: 1 }], new Set([0]), { count: 3 });

    expect(list.map(({ product }) => product).sort()).toEqual([1, 2, 3]);
    expect(list[0]?.because).toEqual({ kind: "goes_with", products: [0] });
  });

  it("judges itself by what it had not seen, and beats the popular products there", () => {
    const { holdout } = fitItemModel({ purchases: twoTastes(), products: 8, lastDay: 0 });

    expect(holdout?.popular.customers).toBeGreaterThanOrEqual(100);
    for (const { ndcg } of holdout?.byRidge ?? []) expect(ndcg).toBeGreaterThan(holdout?.popular.ndcg ?? 1);
  });

  it("gives no links where products have nothing to do with each other", () => {
    const purchases = bought(
      customersOf(400).flatMap((customer) => {
        const first = (customer * 7) % 8;
        const second = (first + 1 + (Math.floor(customer / 8) % 7)) % 8;
        return [
          { customer, product: first, firstDay: -120, lastDay: -120 },
          { customer, product: second, firstDay: -(customer % 60), lastDay: -(customer % 60) },
        ];
      }),
    );

    const { model } = fitItemModel({ purchases, products: 8, lastDay: 0 });

    expect(model.links.targets).toEqual([]);
  });

  it("claims nothing with too few customers to judge by, and suggests all the same", () => {
    const few = bought(rowsOfTastes(40));

    const { model, holdout } = fitItemModel({ purchases: few, products: 8, lastDay: 0 });

    expect(holdout).toBeUndefined();
    expect(createDiscovery(model)([{ product: 4, weight: 1 }], new Set([4]), { count: 2 })).toHaveLength(2);
  });

  it("suggests nothing in a shop without purchases", () => {
    const { model } = fitItemModel({ purchases: bought([]), products: 0, lastDay: 0 });

    expect(createDiscovery(model)([], new Set(), { count: 10 })).toEqual([]);
  });

  it("leaves out what has not been sold for a season", () => {
    const rows = rowsOfTastes(300).map((row) =>
      row.product === 3 ? { ...row, firstDay: -400, lastDay: -400 } : row,
    );

    const { model } = fitItemModel({ purchases: bought(rows), products: 8, lastDay: 0 });
    const list = createDiscovery(model)([{ product: 0, weight: 1 }], new Set([0]), { count: 10 });

    expect(list.map(({ product }) => product)).not.toContain(3);
  });

  it("is the same when it is fitted again, and after a way through JSON", () => {
    const input = { purchases: twoTastes(), products: 8, lastDay: 0 };

    const { model } = fitItemModel(input);

    expect(fitItemModel(input).model).toEqual(model);
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  it("is a model of numbers for any purchases", () => {
    const anyRows = fc.array(
      fc.record({
        customer: fc.integer({ min: 0, max: 60 }),
        product: fc.integer({ min: 0, max: 5 }),
        firstDay: fc.integer({ min: -3_000, max: 0 }),
        lasts: fc.integer({ min: 0, max: 900 }),
      }),
      { maxLength: 400 },
    );

    fc.assert(
      fc.property(anyRows, (rows) => {
        const byPair = new Map(rows.map((row) => [`${row.customer} ${row.product}`, row]));
        const purchases = bought(
          [...byPair.values()].map((row) => ({ ...row, lastDay: Math.min(0, row.firstDay + row.lasts) })),
        );

        const { model } = fitItemModel({ purchases, products: 6, lastDay: 0 });

        expect(model.links.weights.every(Number.isFinite)).toBe(true);
        expect(model.links.targets.length).toBe(model.links.starts.at(-1));
        expect(model.popular.customers).toEqual([...model.popular.customers].sort((a, b) => b - a));
      }),
    );
  });

  it("never suggests what a customer has, or the same twice, or with a score that is no number", () => {
    const { model } = fitItemModel({ purchases: twoTastes(), products: 8, lastDay: 0 });
    const discover = createDiscovery(model);

    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 7 })),
        fc.integer({ min: 1, max: 10 }),
        (has, count) => {
          const list = discover(
            has.map((product) => ({ product, weight: 0.5 })),
            new Set(has),
            { count },
          );
          const products = list.map(({ product }) => product);

          expect(products.filter((product) => has.includes(product))).toEqual([]);
          expect(new Set(products).size).toBe(products.length);
          expect(list.length).toBeLessThanOrEqual(count);
          const scores = list.map(({ score }) => score);
          expect(scores.every((score) => Number.isFinite(score) && score > 0)).toBe(true);
          expect(scores).toEqual([...scores].sort((one, other) => other - one));
        },
      ),
    );
  });
});

interface Row {
  customer: number;
  product: number;
  firstDay: number;
  lastDay: number;
}

function bought(rows: readonly Row[]): Purchases {
  const sorted = [...rows].sort((one, other) => one.customer - other.customer || one.product - other.product);
  const column = (name: keyof Row) => Int32Array.from(sorted, (row) => row[name]);
  return {
    customer: column("customer"),
    product: column("product"),
    firstDay: column("firstDay"),
    lastDay: column("lastDay"),
  };
}

const customersOf = (count: number) => Array.from({ length: count }, (_, nth) => nth);

/** Half of the customers buy products 0 to 3, the others 4 to 7: three of the four, one of them of late. */
function rowsOfTastes(customers: number): Row[] {
  return customersOf(customers).flatMap((customer) => {
    const taste = customer % 2 === 0 ? 0 : 4;
    const turn = Math.floor(customer / 2) % 4;
    return [0, 1, 2].map((nth) => {
      const day = nth === 2 ? -(customer % 80) : -100 - nth;
      return { customer, product: taste + ((turn + nth) % 4), firstDay: day, lastDay: day };
    });
  });
}

const twoTastes = () => bought(rowsOfTastes(300));
