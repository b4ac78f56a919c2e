import { sql } from "drizzle-orm";
import { type CustomerFilter, customerConditions } from "../customer-filter.ts";
import type { Queryable } from "../database.ts";
import { factCustomerCurrent as facts } from "../schema/facts.ts";
import { boughtBy } from "./upsell.ts";

/** A product that goes with one the customer has, by orders with both. */
export interface PairedProduct extends Record<string, unknown> {
  productId: string;
  withProductId: string;
  ordersBoth: number;
  ordersWith: number;
}

/** What goes with what a customer bought and they never had, closest first; each product once. */
export async function listPaired(
  tx: Queryable,
  shop: { tenantId: number; customerId: string; lastDay: string },
  limit: number,
): Promise<PairedProduct[]> {
  const { tenantId, customerId, lastDay } = shop;
  return tx.execute<PairedProduct>(sql`
    with own as materialized (${boughtBy(tenantId, customerId)})
    select "productId", "withProductId", "ordersBoth", "ordersWith" from (
      select distinct on (p.other_product_id) p.other_product_id as "productId", p.product_id as "withProductId",
        p.baskets_both as "ordersBoth", p.baskets_product as "ordersWith", p.similarity
      from product_pairs p
      join product_figures f on f.tenant_id = p.tenant_id and f.product_id = p.other_product_id
      where p.tenant_id = ${tenantId} and p.product_id in (select product_id from own)
        and p.other_product_id not in (select product_id from own)
        and f.last_sold_on > ${lastDay}::date - ${ON_OFFER_DAYS}::int
      order by p.other_product_id, p.similarity desc, p.product_id
    ) best order by similarity desc, "productId" limit ${limit}`);
}

const ON_OFFER_DAYS = 90;

/** Counts of given pairs, where they are bought together beyond chance. */
export async function findPairs(
  tx: Queryable,
  tenantId: number,
  pairs: readonly { productId: string; withProductId: string }[],
): Promise<PairedProduct[]> {
  if (pairs.length === 0) return [];
  return tx.execute<PairedProduct>(sql`
    select p.other_product_id as "productId", p.product_id as "withProductId", p.baskets_both as "ordersBoth",
      p.baskets_product as "ordersWith"
    from jsonb_to_recordset(${JSON.stringify(pairs)}::text::jsonb) as asked("productId" text, "withProductId" text)
    join product_pairs p on p.tenant_id = ${tenantId} and p.product_id = asked."withProductId"
      and p.other_product_id = asked."productId"`);
}

export interface SuggestedProduct extends Record<string, unknown> {
  productId: string;
  members: number;
  /** What it follows from with most of them, and with how many; null where it is popular only. */
  withProductId: string | null;
  membersWith: number | null;
  matching: number;
}

/** Of each customer's suggestions only the first few count for a group. */
export const SUGGESTIONS_COUNTED = 3;

/** Products among the first suggestions of most of a group; those of a handful are left out. */
export async function listSuggested(
  tx: Queryable,
  tenantId: number,
  { filter, ...page }: { filter: CustomerFilter; min: number; limit: number; offset: number },
): Promise<SuggestedProduct[]> {
  return tx.execute<SuggestedProduct>(sql`
    with by_reason as (
      select one ->> 'productId' as product, one -> 'because' ->> 'productId' as reason, count(*)::int as members
      from customer_recommendations r cross join lateral (values ${sql.join(
        Array.from({ length: SUGGESTIONS_COUNTED }, (_, place) => sql`(r.discover -> ${place}::int)`),
        sql`, `,
      )}) as first(one)
      where r.tenant_id = ${tenantId} and one is not null
        and r.customer_id in (select ${facts.customerId} from ${facts} where ${customerConditions(tx, tenantId, filter)})
      group by 1, 2
    )
    select product as "productId", sum(members)::int as members,
      (array_agg(reason order by members desc, reason) filter (where reason is not null))[1] as "withProductId",
      (max(members) filter (where reason is not null))::int as "membersWith", (count(*) over ())::int as matching
    from by_reason group by product having sum(members) >= ${page.min}::int
    order by 2 desc, product limit ${page.limit} offset ${page.offset}`);
}
