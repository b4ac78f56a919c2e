import { BEHAVIOR_TARGETS } from "./behavior.ts";
import { CAMPAIGN_TARGETS } from "./campaign.ts";
import { CATEGORY_TARGETS } from "./categories.ts";
import { CUSTOMERS_TARGETS } from "./customers.ts";
import { FORECAST_TARGETS } from "./forecast.ts";
import { LOOKUP_TARGETS } from "./lookup.ts";
import { PRODUCTS_TARGETS } from "./products.ts";
import { RECOMMENDATION_TARGETS } from "./recommendations.ts";
import { REFUSAL_TARGETS } from "./refusals.ts";
import { SEGMENTS_TARGETS } from "./segments.ts";
import type { Target } from "./target.ts";

/** All that can be wanted; of those that fit equally well the first counts. */
export const TARGETS: readonly Target[] = [
  ...LOOKUP_TARGETS,
  ...CUSTOMERS_TARGETS,
  ...SEGMENTS_TARGETS,
  ...CATEGORY_TARGETS,
  ...PRODUCTS_TARGETS,
  ...FORECAST_TARGETS,
  ...CAMPAIGN_TARGETS,
  ...BEHAVIOR_TARGETS,
  ...RECOMMENDATION_TARGETS,
  ...REFUSAL_TARGETS,
];
