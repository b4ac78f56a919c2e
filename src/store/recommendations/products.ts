import { and, eq, inArray, sql } from "drizzle-orm";
import type { Queryable } from "../database.ts";
import { productFigures } from "../schema/recommendations.ts";
import { products } from "../schema/sales.ts";

/** What a product is called, and what is paid for one on average; null where unknown. */
export interface NamedProduct {
  productId: string;
  title: string | null;
  category: string | null;
  priceCents: number | null;
}

export async function findProducts(
  tx: Queryable,
  tenantId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NamedProduct>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({
      productId: products.productId,
      title: products.title,
      category: products.category,
      priceCents: sql<
        number | null
      >`case when ${productFigures.units} > 0 and ${productFigures.salesValueCents} > 0
        then round(${productFigures.salesValueCents} / ${productFigures.units})::float8 end`,
    })
    .from(products)
    .leftJoin(
      productFigures,
      and(eq(productFigures.tenantId, products.tenantId), eq(productFigures.productId, products.productId)),
    )
    .where(and(eq(products.tenantId, tenantId), inArray(products.productId, [...new Set(ids)])));
  return new Map(rows.map((row) => [row.productId, row]));
}
