import type { Axis } from "./axes.ts";
import type { Candidate } from "./choose-k.ts";
import type { Features } from "./features.ts";
import { type Points, pointsOf } from "./points.ts";
import { type Scale, standardise } from "./scale.ts";

/** Changes when a stored model can no longer be read as it was meant. */
export const MODEL_FORMAT = 1;

/**
 * The segments of one axis in one shop: all that it takes to place a customer. Plain JSON, to be stored; a model
 * of another format is not to be used.
 */
export interface SegmentModel {
  format: typeof MODEL_FORMAT;
  axis: Axis;
  /** 1 for the first model of the shop, one more whenever new segments replaced it. */
  version: number;
  scales: Scale[];
  segments: Segment[];
  fitted: {
    customers: number;
    /** Squared standard deviations from a customer to the centre of their segment, on average. */
    inertia: number;
    /** Numbers of segments that were weighed; empty where all customers are alike. */
    candidates: Candidate[];
    /**
     * What the latest look at newer customers said: by how much the best centres for them would lie nearer to
     * them than the model's own, as a share of their inertia. Null for segments just made.
     */
    excessInertia: number | null;
  };
}

export interface Segment {
  /** Unique within the axis. */
  name: string;
  /** In standard deviations from the shop's mean, in the order of the scales. */
  centre: number[];
  /** The same in each feature's own unit, for a person. */
  typical: Record<string, number>;
  /** Of those the model was fitted on. */
  customers: number;
}

export type SegmentModels = Partial<Record<Axis, SegmentModel>>;

/**
 * A customer as a point of the axis; undefined where no more than half of its features are known. One that is
 * not known counts as the shop's mean, so that nobody is placed among the rising for a trend nobody saw.
 */
export function pointOf(scales: readonly Scale[], features: Features): number[] | undefined {
  const known = scales.filter(({ feature }) => features[feature] !== null).length;
  if (2 * known <= scales.length) return undefined;
  return scales.map((scale) => {
    const value = features[scale.feature];
    return value === null ? 0 : standardise(scale, value);
  });
}

/** The customers who can be placed on the axis, as points, in the order given. */
export function pointsKnown(scales: readonly Scale[], customers: readonly Features[]): Points {
  const rows = customers.map((one) => pointOf(scales, one)).filter((row) => row !== undefined);
  return pointsOf(rows, scales.length);
}
