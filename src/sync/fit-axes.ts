import { FEATURE_NAMES, type FeatureName, type Features } from "../analytics/segments/features.ts";
import type { SegmentModels } from "../analytics/segments/model.ts";
import type { Computed } from "../compute/compute.ts";
import { TASK_VERSIONS } from "../compute/tasks.ts";
import type { Queryable } from "../store/database.ts";
import { sampleFeatures } from "../store/figures/features.ts";
import { findNewestRun } from "../store/model-runs.ts";
import { type Fitting, fitOnce } from "./fit-once.ts";

/** Customers that the segments are learnt from: more would move the centres by less than their own chance. */
const SAMPLE = 20_000;
/** Any number: the same shop has the same segments in every run. */
const SEED = 20_170;

/** Learns the segments of each axis, going on from the shop's last ones. */
export async function fitAxes(
  tx: Queryable,
  context: Fitting & { tenantId: number },
): Promise<Computed<SegmentModels>> {
  const sample = await sampleFeatures(tx, SAMPLE);
  const last = await findNewestRun(tx, context.tenantId, "segments");
  return fitOnce(context, "segments", {
    customers: sample.map(({ features }) => singlePrecision(features)),
    seed: SEED,
    // Models of another version of the method may have another shape.
    previous: (last?.version === segmentsVersion() ? last.parameters.models : {}) as SegmentModels,
  });
}

/**
 * Features to seven digits. A database adds up in the order of its plan, so that the last bits of a sum differ from
 * run to run: a fit that is kept would not be known again.
 */
function singlePrecision(features: Features): Features {
  const rounded: Record<FeatureName, number | null> = { ...features };
  for (const name of FEATURE_NAMES) {
    const value = features[name];
    if (value !== null) rounded[name] = Math.fround(value);
  }
  return rounded;
}

/** As the model runs name it. */
export const segmentsVersion = () => `k-means-${TASK_VERSIONS.segments}`;
