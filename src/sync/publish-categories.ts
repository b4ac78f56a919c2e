import type { Queryable } from "../store/database.ts";
import {
  publishCategorySales,
  publishCustomerCategories,
  publishProductMonths,
  stageCategories,
} from "../store/figures/categories.ts";

/** Publishes what was sold of categories, and of products by month; after `stageProductSales`. */
export async function publishCategories(tx: Queryable, tenantId: number): Promise<void> {
  await stageCategories(tx, tenantId);
  await publishCustomerCategories(tx, tenantId);
  await publishCategorySales(tx, tenantId);
  await publishProductMonths(tx, tenantId);
}
