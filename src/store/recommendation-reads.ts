import { and, eq, inArray, sql } from "drizzle-orm";
import { arrayLiteral } from "./array-literal.ts";
import { buildOnce } from "./build-once.ts";
import type { Queryable } from "./database.ts";
import { customerRecommendations, type RecommendedProduct } from "./schema/recommendations.ts";
import { products } from "./schema/sales.ts";

export interface CustomerOffers {
  again: RecommendedProduct[];
  discover: RecommendedProduct[];
  /** Titles of all products named, by id; those without one are missing. */
  titles: ReadonlyMap<string, string>;
}

/** The best of a customer's two lists, what is not due yet after what is; empty where nothing is recommended. */
export async function findOffers(
  tx: Queryable,
  shop: { tenantId: number; customerId: string },
  perList: number,
): Promise<CustomerOffers> {
  const { tenantId, customerId } = shop;
  const [row] = await selectLists(tx, { tenantId, customerId });
  const again = [...(row?.again ?? [])]
    .sort((one, other) => lateness(one) - lateness(other))
    .slice(0, perList);
  const discover = (row?.discover ?? []).slice(0, perList);
  const named = [...again, ...discover].flatMap(({ productId, because }) =>
    [productId, because.productId, because.otherProductId].filter((id) => typeof id === "string"),
  );
  const rows = named.length === 0 ? [] : await selectTitles(tx, { tenantId, ids: arrayLiteral(named) });
  return { again, discover, titles: new Map(rows.flatMap(({ id, title }) => (title ? [[id, title]] : []))) };
}

const lateness = ({ because }: RecommendedProduct) => (because.due === "not_yet" ? 1 : 0);

const selectLists = buildOnce(
  ["tenantId", "customerId"],
  { again: customerRecommendations.again, discover: customerRecommendations.discover },
  (select, { tenantId, customerId }) =>
    select
      .from(customerRecommendations)
      .where(
        and(
          eq(customerRecommendations.tenantId, tenantId),
          eq(customerRecommendations.customerId, customerId),
        ),
      ),
);

const selectTitles = buildOnce(
  ["tenantId", "ids"],
  { id: products.productId, title: products.title },
  (select, { tenantId, ids }) =>
    select
      .from(products)
      .where(and(eq(products.tenantId, tenantId), sql`${products.productId} = any(${ids}::text[])`)),
);

/** What each of several customers may buy again, best first; nobody without a list. */
export async function listAgain(
  tx: Queryable,
  tenantId: number,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, RecommendedProduct[]>> {
  if (customerIds.length === 0) return new Map();
  const rows = await tx
    .select({ customerId: customerRecommendations.customerId, again: customerRecommendations.again })
    .from(customerRecommendations)
    .where(
      and(
        eq(customerRecommendations.tenantId, tenantId),
        inArray(customerRecommendations.customerId, [...customerIds]),
      ),
    );
  return new Map(rows.map(({ customerId, again }) => [customerId, again]));
}
