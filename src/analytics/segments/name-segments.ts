import { assign } from "./assignment.ts";
import type { Axis } from "./axes.ts";
import { type Scale, unstandardise } from "./scale.ts";
import { KINDS, type Kind } from "./segment-names.ts";

/**
 * Names the segments of an axis, each after another kind, so that the kinds' places are as near to the centres as
 * they can be altogether. With squared distances, a segment with one name never lies behind one with another
 * in the direction from the other's place to the first one's: "high-value" is above "low-value".
 *
 * A kind with nothing but a claim is left out where the claim is not true.
 *
 * @param taken words that are in use already.
 */
export function nameSegments(
  axis: Axis,
  { scales, centres }: { scales: readonly Scale[]; centres: readonly (readonly number[])[] },
  taken: ReadonlySet<string> = new Set(),
): string[] {
  const kinds = usableKinds(axis, scales).filter((kind) => !wordsOf(kind).some((word) => taken.has(word)));
  const costs = centres.map((centre) => kinds.map((kind) => costOf(kind, scales, centre)));
  return assign(costs).map((column, index) => {
    const kind = kinds[column];
    return (kind && wordFor(kind, scales, centres[index] ?? [])) ?? `group-${index + 1}`;
  });
}

const NEVER = 1e6;
/** Squared standard deviations by which a word that only compares must be nearer than one that claims something. */
const LOST_CLAIM = 0.5;

function costOf(kind: Kind, scales: readonly Scale[], centre: readonly number[]): number {
  const word = wordFor(kind, scales, centre);
  if (word === undefined) return NEVER;
  const hasLost = kind.claim !== undefined && word !== kind.claim.word;
  const off = scales.map(({ feature }, j) => (centre[j] ?? 0) - (kind.at[feature] ?? 0));
  return off.reduce((sum, difference) => sum + difference ** 2, hasLost ? LOST_CLAIM : 0);
}

/** Most segments that an axis can have by these features: no more than there are words that always hold. */
export function segmentsMost(axis: Axis, scales: readonly Scale[]): number {
  return usableKinds(axis, scales).filter(({ word }) => word !== undefined).length;
}

/** Whether a segment may be called by this word of the axis. */
export function isTrueOf(
  axis: Axis,
  word: string,
  at: { scales: readonly Scale[]; centre: readonly number[] },
): boolean {
  return KINDS[axis].some((kind) => kind.word === word || wordFor(kind, at.scales, at.centre) === word);
}

/** The kind's claim where it is true of the centre, else the word that always holds. */
function wordFor(
  { word, claim }: Kind,
  scales: readonly Scale[],
  centre: readonly number[],
): string | undefined {
  if (!claim) return word;
  const position = scales.findIndex(({ feature }) => feature === claim.feature);
  const scale = scales[position];
  if (!scale) return word;
  const value = unstandardise(scale, centre[position] ?? 0);
  const isTrue =
    value >= (claim.min ?? Number.NEGATIVE_INFINITY) && value <= (claim.max ?? Number.POSITIVE_INFINITY);
  return isTrue ? claim.word : word;
}

function wordsOf({ word, claim }: Kind): string[] {
  return [word, claim?.word].filter((one) => one !== undefined);
}

/** Kinds that stand out by a feature the model has about as much as by any other. */
function usableKinds(axis: Axis, scales: readonly Scale[]): Kind[] {
  return KINDS[axis].filter(({ at }) => {
    const most = Math.max(0, ...Object.values(at).map(Math.abs));
    const known = Math.max(0, ...scales.map(({ feature }) => Math.abs(at[feature] ?? 0)));
    return known >= KNOWN_OF_MOST * most;
  });
}

const KNOWN_OF_MOST = 0.7;
