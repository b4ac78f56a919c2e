import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { StandingColumns } from "../../src/analytics/churn/standing.ts";
import { createRandom } from "../../src/analytics/numerics/random.ts";
import { FEATURE_NAMES, type Features } from "../../src/analytics/segments/features.ts";
import { inline } from "../../src/compute/compute.ts";
import { TASK_VERSIONS } from "../../src/compute/tasks.ts";

/**
 * What each task says of the same small shop, by its version. Where one changes, raise its version in
 * `TASK_VERSIONS` and write the new digest here: fits kept from before are then not taken for the new method's.
 */
const KNOWN: Record<keyof typeof TASK_VERSIONS, string> = {
  churn: "2: 15601c7201ff",
  value: "1: 5b705a6d51c8",
  segments: "1: 27b6f987088a",
  bundles: "1: 1a3fe4094b57",
  items: "1: 1c73d4b26b41",
  forecast: "1: 45345031e0e1",
  forecasts: "1: 11cee40f7050",
};

describe("the version of a task", () => {
  it("changes where the task says something else of the same data", async () => {
    const random = createRandom(7, 1);
    const windows = [0, 90, 180].map((daysBefore) => standings(daysBefore));
    const [now = standings(0), ...past] = windows;
    const series = Array.from({ length: 80 }, (_, i) => 100 + (i % 7) * 9 + random.below(20));
    const asked = { series, horizon: 4, granularity: "week" } as const;
    const purchases = {
      customer: Int32Array.from({ length: 600 }, (_, i) => Math.floor(i / 3)),
      product: Int32Array.from({ length: 600 }, (_, i) => ((i * 7) % 20) + (i % 3) * 20),
      firstDay: Int32Array.from({ length: 600 }, (_, i) => -((i * 13) % 300) - 5),
      lastDay: Int32Array.from({ length: 600 }, (_, i) => -((i * 13) % 300)),
    };
    const customers = Array.from({ length: 200 }, (_, i) => featuresOf(i));

    const said = {
      churn: await inline.run("churn", { horizonDays: 90, judgedDays: 90, now, past, season: undefined }),
      value: await inline.run("value", {
        ...{ now, past, judgedDays: 90, chosen: undefined },
        purchasesByDay: Array.from({ length: 400 }, (_, i) => 3 + (i % 5)),
      }),
      segments: await inline.run("segments", { customers, seed: 1 }),
      bundles: await inline.run("bundles", {
        starts: Int32Array.from({ length: 101 }, (_, i) => 2 * i),
        // Two pairs, each in half of the baskets.
        product: Int32Array.from({ length: 200 }, (_, i) => 2 * (Math.floor(i / 2) % 2) + (i % 2)),
        customer: Int32Array.from({ length: 100 }, (_, i) => i),
        products: 4,
      }),
      items: await inline.run("items", { purchases, products: 60, lastDay: 0 }),
      forecast: await inline.run("forecast", asked),
      forecasts: await inline.run("forecasts", [asked, { ...asked, isShare: true }]),
    };

    const digests = Object.fromEntries(
      Object.entries(said).map(([name, { result }]) => [
        name,
        `${TASK_VERSIONS[name as keyof typeof TASK_VERSIONS]}: ${digestOf(result)}`,
      ]),
    );
    // Of a refusal a digest would notice nothing.
    expect(said.churn.result.kind).toBe("fitted");
    expect(said.value.result.fit).toBeDefined();
    expect(said.bundles.result.bundles.length).toBeGreaterThan(0);
    expect(digests).toEqual(KNOWN);
  });
});

/** By three digits: engines differ in the last ones of a logarithm. */
function digestOf(result: unknown): string {
  const text = JSON.stringify(result, (_, value) =>
    typeof value === "number" ? Number(value.toPrecision(3)) : value,
  );
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

/** 300 customers who buy at own paces and leave, as they stood so many days before the last of 400. */
function standings(daysBefore: number): StandingColumns {
  const rows = Array.from({ length: 300 }, (_, i) => {
    const random = createRandom(7, i + 10);
    const [rate, leaving] = [random.gamma(0.8, 40), random.beta(1, 3)];
    const bought: number[] = [];
    for (let day = random.uniform() * 350; day < 400; day += random.exponential(1 / rate)) {
      bought.push(Math.floor(day));
      if (random.chance(leaving)) break;
    }
    const days = [...new Set(bought)];
    const end = 399 - daysBefore;
    const known = days.filter((day) => day <= end);
    const ahead = days.filter((day) => day > end && day <= end + 90).length;
    return { known, ahead, end, cents: 1_000 + 10 * (i % 90) };
  }).filter(({ known }) => known.length > 0);
  const [first, last] = [
    (row: (typeof rows)[number]) => row.known[0] ?? 0,
    (row: (typeof rows)[number]) => row.known.at(-1) ?? 0,
  ];
  return {
    x: Int32Array.from(rows, ({ known }) => known.length - 1),
    tx: Float64Array.from(rows, (row) => (last(row) - first(row)) / 7),
    T: Float64Array.from(rows, (row) => (row.end - first(row)) / 7),
    meanCents: Float64Array.from(rows, ({ cents }) => cents),
    ahead: Int32Array.from(rows, ({ ahead }) => ahead),
    aheadCents: Float64Array.from(rows, ({ ahead, cents }) => ahead * cents),
  };
}

function featuresOf(i: number): Features {
  const random = createRandom(7, i + 1_000);
  return Object.fromEntries(
    FEATURE_NAMES.map((name, j) => [name, (i % 2) * 3 + random.normal() + j]),
  ) as Features;
}
