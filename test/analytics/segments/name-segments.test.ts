import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { VARIED } from "../../../src/analytics/segments/archetype-content.ts";
import { AXES } from "../../../src/analytics/segments/axes.ts";
import { featuresOn } from "../../../src/analytics/segments/features.ts";
import { nameSegments, segmentsMost } from "../../../src/analytics/segments/name-segments.ts";
import type { Scale } from "../../../src/analytics/segments/scale.ts";
import { ALIKE, KINDS, ONE_TIME } from "../../../src/analytics/segments/segment-names.ts";
import { PHRASES } from "../../../src/analytics/segments/segment-phrases.ts";

describe("the words for segments", () => {
  const words = AXES.flatMap((axis) =>
    KINDS[axis].flatMap(({ word, claim }) => [word, claim?.word].filter((one) => one !== undefined)),
  );

  it("are unique over all axes", () => {
    const reserved = [ALIKE, ONE_TIME, VARIED];

    expect(new Set([...words, ...reserved]).size).toBe(words.length + reserved.length);
  });

  it("all have a phrase for descriptions, and no phrase is without a word", () => {
    expect(Object.keys(PHRASES).sort()).toEqual([...words, ONE_TIME].sort());
  });

  it("know two segments at least on each axis, by whichever one feature", () => {
    const most = AXES.flatMap((axis) =>
      featuresOn(axis).map(([feature]) => segmentsMost(axis, [aScale(feature)])),
    );

    expect(Math.min(...most)).toBeGreaterThanOrEqual(2);
  });
});

describe("naming segments", () => {
  const shares = [aScale("discounted_order_share", 0.4, 0.2), aScale("mean_discount_rate", 0.1, 0.05)];

  it("goes by where their centres lie in the shop", () => {
    const names = nameSegments("purchase_value", {
      scales: [aScale("net_value_cents"), aScale("mean_order_value_cents")],
      centres: [
        [1, 0.8],
        [-0.9, -1],
        [0.1, 0],
      ],
    });

    expect(names).toEqual(["high-value", "low-value", "mid-value"]);
  });

  it("claims nothing that the figures don't bear out", () => {
    // 28 % and 52 % of the orders at a discount: the former is less than the latter, but is not full price.
    const names = nameSegments("price_sensitivity", {
      scales: shares,
      centres: [
        [-0.6, -0.6],
        [0.6, 0.6],
      ],
    });

    expect(names).toEqual(["less-discounted", "often-discounted"]);
  });

  it("gives each another word, and never the higher word to the lower segment", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...AXES),
        fc.infiniteStream(fc.integer({ min: -30, max: 30 })),
        (axis, stream) => {
          const scales = featuresOn(axis).map(([feature]) => aScale(feature, 0.5, 0.2));
          const draw = () => scales.map(() => (stream.next().value ?? 0) / 10);
          const centres = Array.from({ length: Math.min(6, segmentsMost(axis, scales)) }, draw);

          const names = nameSegments(axis, { scales, centres });

          expect(new Set(names).size).toBe(centres.length);
          expect(names.every((name) => name in PHRASES)).toBe(true);
          const [high, low] = [centres[names.indexOf("high-value")], centres[names.indexOf("low-value")]];
          if (high && low)
            expect((high[0] ?? 0) + (high[1] ?? 0)).toBeGreaterThan((low[0] ?? 0) + (low[1] ?? 0) - 1e-9);
        },
      ),
    );
  });
});

function aScale(feature: Scale["feature"], mean = 0, deviation = 1): Scale {
  return {
    feature,
    transform: "none",
    low: mean - 3 * deviation,
    high: mean + 3 * deviation,
    mean,
    deviation,
  };
}
