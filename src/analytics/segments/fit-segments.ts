import { createRandom } from "../numerics/random.ts";
import { AXES, type Axis } from "./axes.ts";
import { keepNames, keepWhileItFits } from "./carry-over.ts";
import { type Candidate, chooseK } from "./choose-k.ts";
import { type Features, featuresOn } from "./features.ts";
import { type Clustering, type KMeansOptions, kMeans } from "./k-means.ts";
import { MODEL_FORMAT, pointsKnown, type SegmentModel, type SegmentModels } from "./model.ts";
import { nameSegments, segmentsMost } from "./name-segments.ts";
import { countOf } from "./points.ts";
import { fitScale, type Scale, unstandardise } from "./scale.ts";
import { ALIKE } from "./segment-names.ts";
import { ARCHETYPE_MEMBERS_MIN } from "./size.ts";

const SEGMENTS_MAX = 6;
const STARTS = 10;
/** A feature known of fewer, of those known on the axis at all, is left out. */
const KNOWN_SHARE_MIN = 0.1;

export interface FitSegmentsOptions {
  seed: number;
  /** The shop's models so far: kept while they fit, and where not, the names are as far as they still hold. */
  previous?: SegmentModels | undefined;
}

/**
 * Learns the segments of each axis from a shop's customers, in random order: those of one-time buyers and of
 * returning customers in about equal numbers where there are so many, lest the former drown the latter.
 *
 * An axis is missing where fewer than 30 customers are known on it. Where all of them are alike, or no division
 * has segments of a fiftieth of them, it has the single segment `alike`.
 */
export function fitSegments(customers: readonly Features[], { seed, previous = {} }: FitSegmentsOptions) {
  const models: SegmentModels = {};
  for (const [index, axis] of AXES.entries()) {
    const random = createRandom(seed * AXES.length + index);
    const model = fitAxis(axis, customers, { random, previous: previous[axis] });
    if (model) models[axis] = model;
  }
  return models;
}

function fitAxis(
  axis: Axis,
  customers: readonly Features[],
  { random, previous }: { random: KMeansOptions["random"]; previous: SegmentModel | undefined },
): SegmentModel | undefined {
  const scales = scalesOf(axis, customers);
  const points = pointsKnown(scales, customers);
  if (countOf(points) < ARCHETYPE_MEMBERS_MIN) return undefined;
  const older = previous?.format === MODEL_FORMAT ? previous : undefined;
  const kept = older && keepWhileItFits(older, scales, customers, { random, starts: STARTS });
  if (kept) return kept;
  const chosen = chooseK(points, { most: Math.min(SEGMENTS_MAX, segmentsMost(axis, scales)), random });
  const found = kMeans(points, chosen?.k ?? 1, { random, starts: STARTS });
  if (!found) return undefined;
  const isAlike = found.centres.length === 1;
  const carried = older && !isAlike ? keepNames(older, scales, found.centres) : new Map<number, string>();
  const names = isAlike ? [ALIKE] : namesOf(axis, { scales, found, carried });
  return {
    format: MODEL_FORMAT,
    axis,
    version: isAlike && older?.segments.length === 1 ? older.version : (older?.version ?? 0) + 1,
    scales,
    segments: segmentsOf(scales, found, names),
    fitted: {
      customers: countOf(points),
      inertia: found.inertia / countOf(points),
      candidates: (chosen?.candidates ?? []).map(rounded),
      excessInertia: null,
    },
  };
}

/** Of features that differ between customers; of all that are known, where none differs. */
function scalesOf(axis: Axis, customers: readonly Features[]): Scale[] {
  const features = featuresOn(axis);
  const onAxis = customers.filter((one) => features.some(([name]) => one[name] !== null)).length;
  const knownMin = Math.max(ARCHETYPE_MEMBERS_MIN, KNOWN_SHARE_MIN * onAxis);
  const scales = features.flatMap(([name, transform]) => {
    const known = customers.flatMap((one) => one[name] ?? []);
    return known.length < knownMin ? [] : [fitScale(name, transform, known)];
  });
  const differing = scales.filter(({ deviation }) => deviation > 0);
  return differing.length > 0 ? differing : scales;
}

function namesOf(
  axis: Axis,
  work: { scales: readonly Scale[]; found: Clustering; carried: ReadonlyMap<number, string> },
): string[] {
  const { scales, found, carried } = work;
  const fresh = found.centres.filter((_, index) => !carried.has(index));
  const names = nameSegments(axis, { scales, centres: fresh }, new Set(carried.values()));
  return found.centres.map((_, index) => carried.get(index) ?? names.shift() ?? "");
}

/** By name, so that the order in which clusters were found changes nothing. */
function segmentsOf(scales: readonly Scale[], { centres, labels }: Clustering, names: readonly string[]) {
  return centres
    .map((centre, index) => ({
      name: names[index] ?? "",
      centre,
      typical: Object.fromEntries(
        scales.map((scale, j) => [scale.feature, unstandardise(scale, centre[j] ?? 0)]),
      ),
      customers: labels.filter((label) => label === index).length,
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

function rounded(candidate: Candidate): Candidate {
  const entries = Object.entries(candidate).map(([key, value]) => [key, Math.round(value * 1e4) / 1e4]);
  return Object.fromEntries(entries) as Candidate;
}
