import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/analytics/numerics/random.ts";
import { adjustedRandIndex } from "../../../src/analytics/segments/adjusted-rand-index.ts";
import { kMeans } from "../../../src/analytics/segments/k-means.ts";
import { inertiaUnder, labelsUnder } from "../../../src/analytics/segments/lloyd.ts";
import { pointsOf } from "../../../src/analytics/segments/points.ts";
import { distancesBetween, silhouette } from "../../../src/analytics/segments/silhouette.ts";
import { bootstrapAgreement } from "../../../src/analytics/segments/stability.ts";
import { hasSharedData, readShared, sharedDataNote, sharedPath } from "../../support/shared-data.ts";

const options = () => ({ random: createRandom(1), starts: 5 });

describe("k-means", () => {
  it("finds the two pairs of four points", () => {
    const points = pointsOf(
      [
        [0, 0],
        [0, 2],
        [10, 0],
        [10, 2],
      ],
      2,
    );

    const found = kMeans(points, 2, options());

    expect([...(found?.centres ?? [])].sort()).toEqual([
      [0, 1],
      [10, 1],
    ]);
    expect(found?.inertia).toBe(4);
  });

  it("says nothing of fewer customers than clusters", () => {
    expect(kMeans(pointsOf([[1], [2]], 1), 3, options())).toBeUndefined();
  });

  it("leaves a cluster empty where there are fewer different points than clusters", () => {
    const found = kMeans(pointsOf([[1], [1], [5]], 1), 3, options());

    expect(found?.inertia).toBe(0);
    expect(found?.centres.flat().every(Number.isFinite)).toBe(true);
  });

  it("puts each point to its nearest centre, and comes out the same again", () => {
    fc.assert(
      fc.property(anyPoints, fc.integer({ min: 1, max: 5 }), (rows, k) => {
        const points = pointsOf(rows, 2);

        const found = kMeans(points, k, options());

        if (!found) return rows.length < k;
        expect(found).toEqual(kMeans(points, k, options()));
        expect(labelsUnder(points, found.centres)).toEqual(found.labels);
        expect(inertiaUnder(points, found.centres)).toBeCloseTo(found.inertia, 6);
        return true;
      }),
    );
  });

  it("finds planted clusters again", () => {
    const random = createRandom(3);
    const truth = Array.from({ length: 1_000 }, (_, index) => index % 5);
    const places = [
      [0, 0, 0],
      [4, 0, 0],
      [0, 4, 0],
      [0, 0, 4],
      [4, 4, 4],
    ];
    const rows = truth.map((kind) => (places[kind] ?? []).map((at) => at + 0.7 * random.normal()));

    const found = kMeans(pointsOf(rows, 3), 5, options());

    expect(adjustedRandIndex(truth, found?.labels ?? [])).toBeGreaterThan(0.9);
  });

  const reference = hasSharedData ? referenceKMeans() : {};
  it.skipIf(!hasSharedData)(
    `reaches the inertia of scikit-learn on Online Retail II${sharedDataNote}`,
    () => {
      const points = onlineRetailPoints();

      for (const k of [5, 6]) {
        const found = kMeans(points, k, { random: createRandom(1), starts: 4 });

        expect(found?.inertia).toBeLessThan((reference[k]?.inertia ?? 0) * 1.005);
      }
    },
  );
});

describe("the silhouette", () => {
  it("is worked out by hand for three points on a line", () => {
    const points = pointsOf([[0], [1], [5]], 1);

    const { mean } = silhouette(distancesBetween(points), Uint8Array.from([0, 0, 1]));

    // (5 - 1) / 5 and (4 - 1) / 4 for the pair; 0 for the one alone.
    expect(mean).toBeCloseTo((0.8 + 0.75) / 3, 6);
  });
});

describe("the agreement of two divisions", () => {
  it("is that of scikit-learn's example", () => {
    expect(adjustedRandIndex([0, 0, 1, 2], [0, 0, 1, 1])).toBeCloseTo(0.571_428_571, 8);
  });

  it("is whole whatever the clusters are called, and knows no order", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 })), { minLength: 2 }), (pairs) => {
        const [one, other] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];

        expect(
          adjustedRandIndex(
            one,
            one.map((label) => 9 - label),
          ),
        ).toBeCloseTo(1, 9);
        expect(adjustedRandIndex(one, other)).toBeCloseTo(adjustedRandIndex(other, one), 9);
      }),
    );
  });

  it("is high between bootstrap samples of clusters that are there, and low of clusters that are not", () => {
    const random = createRandom(8);
    const agreement = (gap: number) => {
      const rows = Array.from({ length: 300 }, (_, index) => [
        gap * (index % 4) + random.normal(),
        random.normal(),
      ]);
      const points = pointsOf(rows, 2);
      const labels = kMeans(points, 4, options())?.labels ?? new Uint8Array();
      const rounds = bootstrapAgreement(points, labels, { k: 4, rounds: 5, ...options() });
      return rounds.reduce((sum, one) => sum + one, 0) / rounds.length;
    };

    const [apart, none] = [agreement(8), agreement(0)];

    expect(apart).toBeGreaterThan(0.95);
    expect(none).toBeLessThan(0.9);
  });
});

const anyPoints = fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 2 }), {
  minLength: 1,
  maxLength: 40,
});

function referenceKMeans(): Record<string, { inertia: number }> {
  return JSON.parse(readShared("expected/online_retail_segmentation_reference.json")).kmeans;
}

function onlineRetailPoints() {
  const text = gunzipSync(
    readFileSync(sharedPath("expected/online_retail_features_8axes.csv.gz")),
  ).toString();
  const lines = text.trim().split("\n").slice(1);
  return pointsOf(
    lines.map((line) => line.split(",").slice(9, 17).map(Number)),
    8,
  );
}
