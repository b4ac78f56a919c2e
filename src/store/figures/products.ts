import { type SQL, sql } from "drizzle-orm";
import type { Bundle, Bundles } from "../../analytics/recommend/bundles.ts";
import type { Baskets } from "../../analytics/recommend/count-pairs.ts";
import { arrayLiteral } from "../array-literal.ts";
import type { Queryable } from "../database.ts";
import { joinColumns, parseInts } from "./int-columns.ts";
import { stage } from "./stage.ts";

/** Pairs of so large a basket are a million, and say nothing of what goes together. */
const BASKET_PRODUCTS_MAX = 1_000;

const READ_BASKETS = 25_000;
const INSERT_ROWS = 5_000;

/**
 * Lays out what was sold by product, after `stageSales`: `recompute_product_numbers` (products from 0 in the
 * order of their ids, byte by byte), `recompute_baskets` (sales and returns, those of a customer together) and
 * `recompute_basket_products` (one row per basket and product, by whole numbers, and its value in the shop's
 * currency, null without a rate). Everything that is said of products is counted from these.
 */
export async function stageProducts(tx: Queryable, tenantId: number): Promise<void> {
  await stage(
    tx,
    "recompute_product_numbers",
    sql`select (row_number() over (order by product_id collate "C"))::int - 1 as product, product_id
      from products where tenant_id = ${tenantId}`,
  );
  await stage(
    tx,
    "recompute_baskets",
    sql`select (row_number() over (order by o.customer, o.order_id))::int as basket, o.order_id, o.customer, o.day,
        o.kind = 'sale' as is_sale, o.rate
      from recompute_orders o
      where o.kind in ('sale', 'return')`,
  );
  await stage(
    tx,
    "recompute_basket_products",
    sql`select b.basket, n.product, b.customer, b.day, b.is_sale, sum(l.quantity) as units,
        sum(l.line_value_cents * b.rate) as value
      from sales_lines l
      join recompute_baskets b on b.order_id = l.order_id
      join recompute_product_numbers n on n.product_id = l.product_id
      where l.tenant_id = ${tenantId}
      group by b.basket, n.product, b.customer, b.day, b.is_sale`,
  );
}

/** Replaces the figures of the shop's products; after `stageInteractions`. */
export async function publishProductFigures(
  tx: Queryable,
  tenantId: number,
  { lastDay }: { lastDay: string },
): Promise<void> {
  await tx.execute(sql`delete from product_figures where tenant_id = ${tenantId}`);
  const isLate = sql`day > ${lastDay}::date - 90`;
  const isBefore = sql`day <= ${lastDay}::date - 90 and day > ${lastDay}::date - 180`;
  const valueWhere = (condition: SQL) =>
    sql`coalesce(round(sum(value) filter (where ${condition})), 0)::bigint`;
  await tx.execute(sql`
    with sold as (
      select product, count(*)::int as baskets, sum(units) as units, coalesce(round(sum(value)), 0)::bigint as value,
        count(value)::int as valued, (count(*) filter (where ${isLate}))::int as baskets_90,
        (count(*) filter (where ${isBefore}))::int as baskets_previous_90, ${valueWhere(isLate)} as value_90,
        ${valueWhere(isBefore)} as value_previous_90, min(day) as first_day, max(day) as last_day
      from recompute_basket_products where is_sale group by product
    ), bought as (
      select product, count(*)::int as customers, (count(*) filter (where days > 1))::int as again,
        percentile_cont(0.5) within group (order by case when days > 1
          then (first_days_ago - last_days_ago)::float8 / (days - 1) end) as gap
      from recompute_interactions group by product
    )
    insert into product_figures (tenant_id, product_id, baskets, customers, customers_again, days_between_median,
      units, sales_value_cents, valued_baskets, baskets_90, baskets_previous_90, sales_value_90_cents,
      sales_value_previous_90_cents, first_sold_on, last_sold_on)
    select ${tenantId}, n.product_id, s.baskets, coalesce(b.customers, 0), coalesce(b.again, 0), b.gap, s.units,
      s.value, s.valued, s.baskets_90, s.baskets_previous_90, s.value_90, s.value_previous_90, s.first_day, s.last_day
    from sold s join recompute_product_numbers n using (product) left join bought b using (product)`);
}

/** What was bought together, from all sales, guests' too; baskets of over 1,000 products are left out. */
export async function readBaskets(tx: Queryable): Promise<Baskets> {
  const [size] = await tx.execute<{ baskets: number; products: number }>(sql`
    select coalesce((select max(basket) from recompute_baskets), 0) as baskets,
      (select count(*)::int from recompute_product_numbers) as products`);
  const { baskets = 0, products = 0 } = size ?? {};
  const columns = { size: [] as Int32Array[], product: [] as Int32Array[], customer: [] as Int32Array[] };
  for (let after = 0; after < baskets; after += READ_BASKETS) {
    const [row] = await tx.execute<{
      size: string | null;
      product: string | null;
      customer: string | null;
    }>(sql`
      select array_agg(size)::text as size, string_agg(products, ',')::text as product,
        array_agg(buyer)::text as customer
      from (
        select count(*)::int as size, string_agg(product::text, ',' order by product) as products,
          coalesce(customer, -basket) as buyer
        from recompute_basket_products
        where is_sale and basket > ${after} and basket <= ${after + READ_BASKETS}
        group by basket, customer having count(*) <= ${BASKET_PRODUCTS_MAX}
        order by basket
      ) of_basket`);
    columns.size.push(parseInts(row?.size ?? null));
    columns.product.push(parseInts(row?.product ? `{${row.product}}` : null));
    columns.customer.push(parseInts(row?.customer ?? null));
  }
  const sizes = joinColumns(columns.size);
  const starts = new Int32Array(sizes.length + 1);
  for (const [basket, count] of sizes.entries()) starts[basket + 1] = (starts[basket] ?? 0) + count;
  return { starts, product: joinColumns(columns.product), customer: joinColumns(columns.customer), products };
}

/** Replaces the shop's pairs of products. */
export async function publishPairs(
  tx: Queryable,
  tenantId: number,
  { bundles, basketsTotal }: Pick<Bundles, "bundles" | "basketsTotal">,
): Promise<void> {
  await tx.execute(sql`delete from product_pairs where tenant_id = ${tenantId}`);
  for (let from = 0; from < bundles.length; from += INSERT_ROWS) {
    const rows = bundles.slice(from, from + INSERT_ROWS);
    const column = (value: (bundle: Bundle) => number) => arrayLiteral(rows.map(value));
    await tx.execute(sql`
      insert into product_pairs (tenant_id, product_id, other_product_id, baskets_both, baskets_product,
        baskets_other, baskets_total, support, confidence, lift, p_value, similarity)
      select ${tenantId}, one.product_id, other.product_id, p.both_baskets, p.baskets, p.other_baskets,
        ${basketsTotal}::int, p.support, p.confidence, p.lift, p.p_value, p.similarity
      from unnest(${column((b) => b.product)}::int[], ${column((b) => b.other)}::int[],
        ${column((b) => b.basketsBoth)}::int[], ${column((b) => b.basketsProduct)}::int[],
        ${column((b) => b.basketsOther)}::int[], ${column((b) => b.support)}::float8[],
        ${column((b) => b.confidence)}::float8[], ${column((b) => b.lift)}::float8[],
        ${column((b) => b.pValue)}::float8[], ${column((b) => b.similarity)}::float8[])
        as p(product, other, both_baskets, baskets, other_baskets, support, confidence, lift, p_value, similarity)
      join recompute_product_numbers one on one.product = p.product
      join recompute_product_numbers other on other.product = p.other`);
  }
}
