import { sql } from "drizzle-orm";
import { arrayLiteral } from "../array-literal.ts";
import { type CustomerFilter, customerConditions } from "../customer-filter.ts";
import type { Queryable } from "../database.ts";
import { factCustomerCurrent as facts } from "../schema/facts.ts";

/** A category that somebody buys, and what they pay there for one unit on average. */
export interface PaidCategory {
  category: string;
  priceCents: number;
  /** One customer: 1. A group: its buyers of the category, whose median price this is. */
  members: number;
  /** Share of the category's buyers in the shop who pay less for a unit; null for a group. */
  percentile: number | null;
}

/** Dearer, but not out of reach: bounds on the price against what they pay. */
const DEARER_FROM = 1.15;
const DEARER_TO = 2.5;
const ON_OFFER_DAYS = 90;
const CATEGORIES_MAX = 3;
const GROUP_CATEGORIES_MAX = 5;

/** The categories a customer spends most in, and where their prices stand among the buyers'. */
export async function listPaidCategories(
  tx: Queryable,
  { tenantId, customerId }: { tenantId: number; customerId: string },
): Promise<PaidCategory[]> {
  return tx.execute<PaidCategory & Record<string, unknown>>(sql`
    with own as (
      select category, sales_value_cents / units as price from customer_categories
      where tenant_id = ${tenantId} and customer_id = ${customerId} and units > 0 and sales_value_cents > 0
      order by sales_value_cents desc, category limit ${CATEGORIES_MAX}::int
    )
    select own.category, round(own.price)::float8 as "priceCents", 1 as members,
      (select (count(*) filter (where o.sales_value_cents / o.units < own.price))::float8 / count(*)
        from customer_categories o
        where o.tenant_id = ${tenantId} and o.category = own.category and o.units > 0 and o.sales_value_cents > 0
      ) as percentile
    from own order by own.price desc, own.category`);
}

/** The categories that most of a group buy, with the price that half of its buyers there stay below. */
export async function listGroupCategories(
  tx: Queryable,
  tenantId: number,
  { filter, min }: { filter: CustomerFilter; min: number },
): Promise<PaidCategory[]> {
  const isPaidByThem = sql`tenant_id = ${tenantId} and units > 0 and sales_value_cents > 0
    and customer_id in (select ${facts.customerId} from ${facts} where ${customerConditions(tx, tenantId, filter)})`;
  const largest = await tx.execute<{ category: string }>(sql`
    select category from customer_categories where ${isPaidByThem}
    group by category having count(*) >= ${min}::int
    order by count(*) desc, category limit ${GROUP_CATEGORIES_MAX}::int`);
  if (largest.length === 0) return [];
  // The median of the few largest only: sorting the prices of all takes several times as long.
  return tx.execute<PaidCategory & Record<string, unknown>>(sql`
    select category, count(*)::int as members, null as percentile,
      round(percentile_cont(0.5) within group (order by sales_value_cents / units))::float8 as "priceCents"
    from customer_categories
    where category = any(${arrayLiteral(largest.map(({ category }) => category))}::text[]) and ${isPaidByThem}
    group by category order by members desc, category`);
}

export interface DearerProduct extends Record<string, unknown> {
  productId: string;
  title: string | null;
  category: string;
  priceCents: number;
  /** Of the shop. */
  customers: number;
  matching: number;
}

/** Products of categories, on offer and dearer than what is paid there, the most bought first. */
export async function listDearer(
  tx: Queryable,
  { tenantId, lastDay }: { tenantId: number; lastDay: string },
  asked: {
    categories: readonly PaidCategory[];
    notBoughtBy: string | undefined;
    limit: number;
    offset: number;
  },
): Promise<DearerProduct[]> {
  if (asked.categories.length === 0) return [];
  const paid = JSON.stringify(
    asked.categories.map(({ category, priceCents }) => ({ category, price: priceCents })),
  );
  return tx.execute<DearerProduct>(sql`
    select p.product_id as "productId", p.title, p.category, round(f.sales_value_cents / f.units)::float8 as "priceCents",
      f.customers, (count(*) over ())::int as matching
    from jsonb_to_recordset(${paid}::text::jsonb) as paid(category text, price float8)
    join products p on p.tenant_id = ${tenantId} and p.category = paid.category
    join product_figures f on f.tenant_id = p.tenant_id and f.product_id = p.product_id
    where f.units > 0 and f.sales_value_cents / f.units between ${DEARER_FROM}::float8 * paid.price and ${DEARER_TO}::float8 * paid.price
      and f.last_sold_on > ${lastDay}::date - ${ON_OFFER_DAYS}::int
      and p.product_id not in (${boughtBy(tenantId, asked.notBoughtBy)})
    order by f.customers desc, p.product_id limit ${asked.limit} offset ${asked.offset}`);
}

/** Ids of the products in a customer's sales; none for nobody. */
export function boughtBy(tenantId: number, customerId: string | undefined) {
  return sql`select l.product_id from combined_sales s
    join sales_lines l on l.tenant_id = s.tenant_id and l.order_id = s.order_id
    where s.tenant_id = ${tenantId} and s.customer_id = ${customerId ?? null}::text and s.order_kind = 'sale'`;
}

/** How many customers of an archetype (of level 1, with its refinements) bought each of some products. */
export async function countAlike(
  tx: Queryable,
  tenantId: number,
  { archetypeId, products }: { archetypeId: string; products: readonly string[] },
): Promise<{ members: number; buyers: ReadonlyMap<string, number> }> {
  const rows = await tx.execute<{ id: string | null; buyers: number }>(sql`
    with member as materialized (
      select customer_id from customer_profiles where tenant_id = ${tenantId} and archetype_id in (
        select archetype_id from archetypes
        where tenant_id = ${tenantId} and (archetype_id = ${archetypeId} or parent_id = ${archetypeId}))
    )
    select null as id, count(*)::int as buyers from member
    union all
    select l.product_id, count(distinct s.customer_id)::int
    from sales_lines l
    join combined_sales s on s.tenant_id = l.tenant_id and s.order_id = l.order_id and s.order_kind = 'sale'
    join member m on m.customer_id = s.customer_id
    where l.tenant_id = ${tenantId}
      and l.product_id in (select jsonb_array_elements_text(${JSON.stringify(products)}::text::jsonb))
    group by l.product_id`);
  const members = rows.find(({ id }) => id === null)?.buyers ?? 0;
  return { members, buyers: new Map(rows.flatMap(({ id, buyers }) => (id === null ? [] : [[id, buyers]]))) };
}

export interface MoreAtATime extends Record<string, unknown> {
  productId: string;
  title: string | null;
  category: string | null;
  priceCents: number | null;
  orders: number;
  units: number;
  usualUnits: number;
}

/** What a customer has ordered again and again, in smaller numbers than its orders usually hold. */
export async function listMoreAtATime(
  tx: Queryable,
  shop: { tenantId: number; customerId: string; lastDay: string },
  limit: number,
): Promise<MoreAtATime[]> {
  const { tenantId, customerId, lastDay } = shop;
  return tx.execute<MoreAtATime>(sql`
    with own as (
      select l.product_id, count(distinct s.order_id)::int as orders,
        sum(l.quantity) / count(distinct s.order_id) as units
      from combined_sales s join sales_lines l on l.tenant_id = s.tenant_id and l.order_id = s.order_id
      where s.tenant_id = ${tenantId} and s.customer_id = ${customerId} and s.order_kind = 'sale'
      group by l.product_id having count(distinct s.order_id) >= 2
    )
    select own.product_id as "productId", p.title, p.category, own.orders, own.units,
      case when f.sales_value_cents > 0 then round(f.sales_value_cents / f.units)::float8 end as "priceCents",
      f.units / f.baskets as "usualUnits"
    from own join product_figures f on f.tenant_id = ${tenantId} and f.product_id = own.product_id
    left join products p on p.tenant_id = f.tenant_id and p.product_id = f.product_id
    where f.baskets >= ${ORDERS_MIN}::int and f.units >= ${MORE_FROM}::float8 * own.units * f.baskets
      and f.last_sold_on > ${lastDay}::date - ${ON_OFFER_DAYS}::int
    order by own.orders desc, own.product_id limit ${limit}`);
}

/** Fewer orders of a product say nothing of how many are usually taken. */
const ORDERS_MIN = 10;
const MORE_FROM = 1.25;
