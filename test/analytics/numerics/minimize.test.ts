import { describe, expect, it } from "vitest";
import {
  choleskyFactor,
  covarianceAt,
  inverseOfPositive,
} from "../../../src/analytics/numerics/covariance.ts";
import { gaussLegendre, integrate } from "../../../src/analytics/numerics/gauss-legendre.ts";
import { minimize } from "../../../src/analytics/numerics/minimize.ts";
import { normalTail } from "../../../src/analytics/numerics/normal.ts";
import { createRandom } from "../../../src/analytics/numerics/random.ts";

/** Rosenbrock's valley: 0 at (1, 1), curved and flat on the way there. */
function rosenbrock([x = 0, y = 0]: readonly number[]) {
  const [across, along] = [y - x * x, 1 - x];
  return {
    value: 100 * across * across + along * along,
    gradient: [-400 * x * across - 2 * along, 200 * across],
  };
}

describe("the minimum", () => {
  it("of Rosenbrock's valley is found from its classical start", () => {
    const { at, end } = minimize(rosenbrock, [-1.2, 1]);

    expect(end).toBe("settled");
    expect(at[0]).toBeCloseTo(1, 6);
    expect(at[1]).toBeCloseTo(1, 6);
  });

  it("is not looked for where it is pointless to go on", () => {
    const falling = ([x = 0]: readonly number[]) => ({ value: -x, gradient: [-1] });

    expect(minimize(falling, [0], { isOutside: ([x = 0]) => x > 10 }).end).toBe("left");
    expect(minimize(falling, [0], { iterationsMax: 3 }).end).toBe("unsettled");
  });

  it("is approached from inside where the function is infinite outside", () => {
    // x - ln x has its minimum at 1 and no value at or below 0.
    const f = ([x = 0]: readonly number[]) =>
      x > 0
        ? { value: x - Math.log(x), gradient: [1 - 1 / x] }
        : { value: Number.POSITIVE_INFINITY, gradient: [0] };

    expect(minimize(f, [30]).at[0]).toBeCloseTo(1, 6);
  });
});

describe("the covariance of estimates", () => {
  it("is the inverse of the curvature", () => {
    // Curvature [[4, 1], [1, 3]], whose inverse is [[3, -1], [-1, 4]] / 11.
    const bowl = ([x = 0, y = 0]: readonly number[]) => ({
      value: 2 * x * x + x * y + 1.5 * y * y,
      gradient: [4 * x + y, x + 3 * y],
    });

    const [first = [], second = []] = covarianceAt(bowl, [0, 0]) ?? [];

    for (const [ours, byHand] of [
      [first[0], 3 / 11],
      [first[1], -1 / 11],
      [second[0], -1 / 11],
      [second[1], 4 / 11],
    ])
      expect(ours).toBeCloseTo(byHand ?? Number.NaN, 8);
  });

  it("is not known where a direction is flat", () => {
    const valley = ([x = 0, y = 0]: readonly number[]) => ({
      value: (x + y) ** 2,
      gradient: [2 * (x + y), 2 * (x + y)],
    });

    expect(covarianceAt(valley, [0, 0])).toBeUndefined();
    expect(
      inverseOfPositive([
        [1, 2],
        [2, 1],
      ]),
    ).toBeUndefined();
    expect(
      choleskyFactor([
        [4, 2],
        [2, 5],
      ]),
    ).toEqual([[2], [1, 2]]);
  });
});

describe("the Gauss-Legendre rule", () => {
  it("is exact for polynomials of twice its degree less one", () => {
    expect(integrate(gaussLegendre(8), (x) => x ** 14, 0, 1)).toBeCloseTo(1 / 15, 14);
  });
});

describe("the normal tail", () => {
  it("has the tabled values", () => {
    // Abramowitz & Stegun, table 26.1.
    expect(normalTail(0)).toBeCloseTo(0.5, 6);
    expect(normalTail(1.96)).toBeCloseTo(0.0249979, 6);
    expect(normalTail(-1)).toBeCloseTo(0.8413447, 6);
  });
});

describe("chance from a seed", () => {
  it("is the same for the same seed and has the moments it should", () => {
    const draws = (seed: number) => {
      const random = createRandom(seed);
      return Array.from({ length: 20_000 }, () => [random.gamma(0.5, 2), random.beta(2, 3), random.normal()]);
    };
    const [one, again, other] = [draws(1), draws(1), draws(2)];
    const mean = (place: number) =>
      one.reduce((sum, draw) => sum + (draw[place] ?? Number.NaN), 0) / one.length;

    expect(again.at(-1)).toEqual(one.at(-1));
    expect(other.at(-1)).not.toEqual(one.at(-1));
    expect(mean(0)).toBeCloseTo(0.25, 1.5);
    expect(mean(1)).toBeCloseTo(0.4, 2);
    expect(mean(2)).toBeCloseTo(0, 1.5);
  });
});
