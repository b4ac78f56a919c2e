import { AXES, type Axis } from "./axes.ts";
import type { Features } from "./features.ts";
import { type AxisMembership, membershipOf } from "./membership.ts";
import { MODEL_FORMAT, pointOf, type SegmentModel, type SegmentModels } from "./model.ts";
import { ONE_TIME } from "./segment-names.ts";

/**
 * Where a customer stands on each axis, by the shop's stored models alone; null where the model or what is
 * known of the customer does not tell.
 *
 * With one purchase there is no pace yet, so the segment of frequency is `one-time`, known without a model;
 * cadence and repeats are unknown, the rest is what that purchase tells.
 */
export function placeCustomer(
  models: SegmentModels,
  features: Features,
): Record<Axis, AxisMembership | null> {
  return Object.fromEntries(
    AXES.map((axis) => [
      axis,
      axis === "purchase_frequency" && features.purchases === 1
        ? membershipOf([ONE_TIME], [0])
        : placeOnAxis(models[axis], features),
    ]),
  ) as Record<Axis, AxisMembership | null>;
}

/** Where a customer stands on the axis of a model; null where no more than half of its features are known. */
export function placeOnAxis(model: SegmentModel | undefined, features: Features): AxisMembership | null {
  if (model?.format !== MODEL_FORMAT) return null;
  const point = pointOf(model.scales, features);
  if (!point) return null;
  return membershipOf(
    model.segments.map(({ name }) => name),
    model.segments.map(({ centre }) =>
      centre.reduce((sum, value, j) => sum + (value - (point[j] ?? 0)) ** 2, 0),
    ),
  );
}
