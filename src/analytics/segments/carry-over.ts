import { assign } from "./assignment.ts";
import type { Features } from "./features.ts";
import { type KMeansOptions, kMeans } from "./k-means.ts";
import { inertiaUnder } from "./lloyd.ts";
import { pointsKnown, type SegmentModel } from "./model.ts";
import { isTrueOf } from "./name-segments.ts";
import { countOf } from "./points.ts";
import type { Scale } from "./scale.ts";

const EXCESS_INERTIA_MAX = 0.05;

/**
 * The model as it is, where it tells the same features and no other centres of the same number, on its own
 * scales, would lie nearer to the customers of today by more than 5 % of their inertia. Segments then mean the
 * same as before, and whoever changes segment has changed.
 */
export function keepWhileItFits(
  model: SegmentModel,
  scales: readonly Scale[],
  customers: readonly Features[],
  options: KMeansOptions,
): SegmentModel | undefined {
  const sameFeatures =
    scales.length === model.scales.length &&
    scales.every(({ feature, transform }, j) => {
      const old = model.scales[j];
      return old?.feature === feature && old.transform === transform;
    });
  if (!sameFeatures || model.segments.length < 2) return undefined;
  const points = pointsKnown(model.scales, customers);
  const best = kMeans(points, model.segments.length, options);
  if (!best || countOf(points) === 0) return undefined;
  const centres = model.segments.map(({ centre }) => centre);
  const excess = best.inertia > 0 ? inertiaUnder(points, centres) / best.inertia - 1 : 0;
  if (excess > EXCESS_INERTIA_MAX) return undefined;
  return { ...model, fitted: { ...model.fitted, excessInertia: Math.round(excess * 1e4) / 1e4 } };
}

/**
 * Names of the old segments for the new ones, by the pairing whose distances are least altogether. A name lasts
 * where the old centre lies nearest to the new one it is paired with, and where what the name claims still
 * holds there; the other new segments are named afresh. With fewer segments than before some names are given
 * up, with more some are new.
 */
export function keepNames(
  old: SegmentModel,
  scales: readonly Scale[],
  centres: readonly (readonly number[])[],
): Map<number, string> {
  const costs = old.segments.map(({ centre }) => {
    const moved = onScales(old.scales, centre, scales);
    return centres.map((other) => other.reduce((sum, value, j) => sum + (value - (moved[j] ?? 0)) ** 2, 0));
  });
  const kept = new Map<number, string>();
  for (const [index, column] of assign(costs).entries()) {
    const row = costs[index] ?? [];
    const name = old.segments[index]?.name;
    const centre = centres[column];
    if (name === undefined || !centre || row[column] !== Math.min(...row)) continue;
    if (isTrueOf(old.axis, name, { scales, centre })) kept.set(column, name);
  }
  return kept;
}

/** A centre of one model in the units of another; average in what the first one doesn't tell. */
function onScales(from: readonly Scale[], centre: readonly number[], to: readonly Scale[]): number[] {
  return to.map((scale) => {
    const position = from.findIndex(({ feature }) => feature === scale.feature);
    const old = from[position];
    if (!old || scale.deviation === 0) return 0;
    return (old.mean + (centre[position] ?? 0) * old.deviation - scale.mean) / scale.deviation;
  });
}
