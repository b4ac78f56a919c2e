import { assign } from "./assignment.ts";
import type { Axis } from "./axes.ts";
import type { FeatureName } from "./features.ts";
import { type Scale, unstandardise } from "./scale.ts";
import { SEGMENT_NAMES, type SegmentName } from "./segment-names.ts";

/** Squared standard deviations by which a word of comparison must be nearer than one without. */
const PLAIN_WORD_BONUS = 0.5;
const NEVER = 1e6;

/**
 * Names the segments of an axis, each by another word, so that the words' places are as near to the centres as
 * they can be altogether. With squared distances, a segment with one name never lies behind one with another
 * in the direction from the other's place to the first one's: "high-value" is above "low-value".
 *
 * @param taken words that are in use already.
 */
export function nameSegments(
  axis: Axis,
  { scales, centres }: { scales: readonly Scale[]; centres: readonly (readonly number[])[] },
  taken: ReadonlySet<string> = new Set(),
): string[] {
  const names = usableNames(axis, scales).filter(({ name }) => !taken.has(name));
  const costs = centres.map((centre) =>
    names.map((one) => {
      if (!isTrueOf(one, scales, centre)) return NEVER;
      const off = scales.reduce(
        (sum, { feature }, j) => sum + ((centre[j] ?? 0) - (one.at[feature] ?? 0)) ** 2,
        0,
      );
      return off + (isComparison(axis, one) ? PLAIN_WORD_BONUS : 0);
    }),
  );
  return assign(costs).map((column, index) => names[column]?.name ?? `group-${index + 1}`);
}

/** Most segments that an axis can have by these features: no more than there are words that always hold. */
export function segmentsMost(axis: Axis, scales: readonly Scale[]): number {
  return usableNames(axis, scales).filter(({ holds }) => !holds).length;
}

/** Whether what the word claims holds at this centre. */
export function isTrueOf(
  { holds }: SegmentName,
  scales: readonly Scale[],
  centre: readonly number[],
): boolean {
  if (!holds) return true;
  const value = valueAt(scales, centre, holds.feature);
  if (value === undefined) return false;
  return value >= (holds.min ?? Number.NEGATIVE_INFINITY) && value <= (holds.max ?? Number.POSITIVE_INFINITY);
}

/** Words that tell of features the model has: at least half of what they stand out by. */
function usableNames(axis: Axis, scales: readonly Scale[]): SegmentName[] {
  const known = new Set(scales.map(({ feature }) => feature));
  return SEGMENT_NAMES[axis].filter(({ at }) => {
    const size = (only: (feature: FeatureName) => boolean) =>
      Object.entries(at).reduce((sum, [f, z]) => sum + (only(f as FeatureName) ? Math.abs(z) : 0), 0);
    return 2 * size((feature) => known.has(feature)) >= size(() => true);
  });
}

/** Whether another word stands at the very same place and claims more. */
function isComparison(axis: Axis, one: SegmentName): boolean {
  return (
    !one.holds &&
    SEGMENT_NAMES[axis].some((other) => other.holds && JSON.stringify(other.at) === JSON.stringify(one.at))
  );
}

function valueAt(
  scales: readonly Scale[],
  centre: readonly number[],
  feature: FeatureName,
): number | undefined {
  const position = scales.findIndex((scale) => scale.feature === feature);
  const scale = scales[position];
  return scale && unstandardise(scale, centre[position] ?? 0);
}
