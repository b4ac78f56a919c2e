import type { Bundles } from "../analytics/recommend/bundles.ts";
import type { ItemModelFit } from "../analytics/recommend/fit-item-model.ts";
import { createRecommender } from "../analytics/recommend/recommend.ts";
import type { Computed } from "../compute/compute.ts";
import type { Queryable } from "../store/database.ts";
import {
  publishPairs,
  publishProductFigures,
  readBaskets,
  stageProducts,
} from "../store/figures/products.ts";
import {
  clearRecommendations,
  countProducts,
  insertRecommendations,
  readBoughtRows,
  readProductNorms,
  readPurchases,
  stageInteractions,
} from "../store/figures/recommendations.ts";
import type { StagedSales } from "../store/figures/stage.ts";
import { type Fitting, fitOnce } from "./fit-once.ts";

interface Work extends Fitting {
  tenantId: number;
  staged: StagedSales;
}

/** Customers per batch: their lists are JSON of some kilobytes each. */
const BATCH = 1_000;

export interface ProductFits {
  pairs: Omit<Bundles, "bundles">;
  items: Computed<ItemModelFit>;
}

/** Lays out what was sold by product and who bought it, and publishes the figures of the products. */
export async function stageProductSales(tx: Queryable, work: Work): Promise<void> {
  await stageProducts(tx, work.tenantId);
  await stageInteractions(tx, work.staged);
  await publishProductFigures(tx, work.tenantId, work.staged);
}

/** Finds and publishes what is bought together; after `stageProductSales`, like the rest. */
export async function publishBundles(tx: Queryable, work: Work): Promise<ProductFits["pairs"]> {
  // Not kept: counting again is quicker than reading what was counted.
  const { result } = await work.compute.run("bundles", await readBaskets(tx), work.signal);
  const { bundles, ...pairs } = result;
  await publishPairs(tx, work.tenantId, { ...pairs, bundles });
  return pairs;
}

/** Learns which products speak for which. */
export async function fitItems(tx: Queryable, work: Work): Promise<ProductFits["items"]> {
  return fitOnce(work, "items", {
    purchases: await readPurchases(tx),
    products: await countProducts(tx),
    lastDay: 0,
  });
}

/** Gives every customer their two lists. */
export async function recommendProducts(
  tx: Queryable,
  work: Work & { items: ProductFits["items"]; tell: (done: number) => void },
): Promise<void> {
  const norms = await readProductNorms(tx, work.tenantId, work.staged);
  const recommend = createRecommender(work.items.result.model, norms);
  await clearRecommendations(tx, work.tenantId);
  for (let after = 0; after < work.staged.customers; after += BATCH) {
    const lists = recommend(await readBoughtRows(tx, { after, upTo: after + BATCH }));
    await insertRecommendations(tx, work.tenantId, { lists, ids: norms.ids });
    work.tell(Math.min(after + BATCH, work.staged.customers));
  }
}
