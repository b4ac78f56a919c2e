import { type SQL, sql } from "drizzle-orm";
import { arrayLiteral } from "./array-literal.ts";
import { type Occasion, occasionDays } from "./category-reads.ts";
import type { Queryable } from "./database.ts";

/** Every product that was sold, the one in most orders first. */
export async function listSoldProducts(
  tx: Queryable,
  tenantId: number,
): Promise<{ productId: string; title: string | null }[]> {
  return tx.execute<{ productId: string; title: string | null }>(sql`
    select f.product_id as "productId", p.title
    from product_figures f join products p on p.tenant_id = f.tenant_id and p.product_id = f.product_id
    where f.tenant_id = ${tenantId} order by f.baskets desc, f.product_id collate "C"`);
}

export interface BundleRow extends Record<string, unknown> {
  productId: string;
  title: string | null;
  category: string | null;
  otherProductId: string;
  otherTitle: string | null;
  otherCategory: string | null;
  ordersBoth: number;
  ordersProduct: number;
  ordersOther: number;
  ordersTotal: number;
  support: number;
  confidence: number;
  lift: number;
  pValue: number;
  similarity: number;
}

export interface BundleQuestion {
  productId?: string | undefined;
  category?: string | undefined;
  limit: number;
  offset: number;
}

/**
 * Pairs that go together, the most alike first, and how many there are. Of a product: what goes with it. Else each
 * pair once, as whoever buys the rarer of the two takes the other.
 */
export async function listBundles(
  tx: Queryable,
  tenantId: number,
  { productId, category, limit, offset }: BundleQuestion,
): Promise<{ bundles: BundleRow[]; matching: number }> {
  const which =
    productId === undefined
      ? sql`(pp.baskets_product < pp.baskets_other or (pp.baskets_product = pp.baskets_other
          and pp.product_id collate "C" < pp.other_product_id collate "C"))`
      : sql`pp.product_id = ${productId}`;
  const ofCategory = category === undefined ? sql`true` : sql`${category} in (p.category, o.category)`;
  const pairs = sql`
    from product_pairs pp
    join products p on p.tenant_id = pp.tenant_id and p.product_id = pp.product_id
    join products o on o.tenant_id = pp.tenant_id and o.product_id = pp.other_product_id
    where pp.tenant_id = ${tenantId} and ${which} and ${ofCategory}`;
  const bundles = await tx.execute<BundleRow>(sql`
    select pp.product_id as "productId", p.title, p.category, pp.other_product_id as "otherProductId",
      o.title as "otherTitle", o.category as "otherCategory", pp.baskets_both as "ordersBoth",
      pp.baskets_product as "ordersProduct", pp.baskets_other as "ordersOther", pp.baskets_total as "ordersTotal",
      pp.support, pp.confidence, pp.lift, pp.p_value as "pValue", pp.similarity
    ${pairs}
    order by pp.similarity desc, pp.product_id collate "C", pp.other_product_id collate "C"
    limit ${limit} offset ${offset}`);
  const [count] = await tx.execute<{ matching: number }>(sql`select count(*)::int as matching ${pairs}`);
  return { bundles, matching: count?.matching ?? 0 };
}

export const productSorts = ["value", "units", "orders", "customers", "growth", "repurchase"] as const;
export type ProductSort = (typeof productSorts)[number];

/** From fewer orders in the 90 days before no growth is told: one more would double it. */
export const GROWTH_ORDERS_MIN = 5;

export interface ProductRow extends Record<string, unknown> {
  productId: string;
  title: string | null;
  category: string | null;
  orders: number;
  customers: number;
  customersAgain: number;
  daysBetweenMedian: number | null;
  units: number;
  valueCents: number;
  valuedOrders: number;
  orders90: number;
  ordersPrevious90: number;
  value90Cents: number;
  valuePrevious90Cents: number;
  firstSoldOn: string;
  lastSoldOn: string;
}

/** Products as they were sold, highest first, unknown last, ties by id. */
export async function listProducts(
  tx: Queryable,
  tenantId: number,
  asked: {
    category?: string | undefined;
    productIds?: readonly string[] | undefined;
    sort: ProductSort;
    /** What is not shown is not ranked by either: counts of fewer customers, growth where it is not told. */
    told: { customersMin: number; growth: boolean };
    limit: number;
    offset: number;
  },
): Promise<{ products: ProductRow[]; matching: number }> {
  const { category, productIds } = asked;
  const which = sql`
    f.tenant_id = ${tenantId}
    and ${category === undefined ? sql`true` : sql`p.category = ${category}`}
    and ${productIds === undefined ? sql`true` : sql`f.product_id = any(${arrayLiteral(productIds)}::text[])`}`;
  const sold = sql`
    from product_figures f join products p on p.tenant_id = f.tenant_id and p.product_id = f.product_id
    where ${which}`;
  const products = await tx.execute<ProductRow>(sql`
    select f.product_id as "productId", p.title, p.category, f.baskets as orders, f.customers,
      f.customers_again as "customersAgain", f.days_between_median as "daysBetweenMedian", f.units,
      f.sales_value_cents::float8 as "valueCents", f.valued_baskets as "valuedOrders", f.baskets_90 as "orders90",
      f.baskets_previous_90 as "ordersPrevious90", f.sales_value_90_cents::float8 as "value90Cents",
      f.sales_value_previous_90_cents::float8 as "valuePrevious90Cents", f.first_sold_on::text as "firstSoldOn",
      f.last_sold_on::text as "lastSoldOn"
    ${sold} order by ${sortBy(asked)} desc nulls last, f.product_id collate "C"
    limit ${asked.limit} offset ${asked.offset}`);
  const [count] = await tx.execute<{ matching: number }>(sql`select count(*)::int as matching ${sold}`);
  return { products, matching: count?.matching ?? 0 };
}

/** The lower end of Wilson's 95 % interval, so that one of one does not lead. */
const REPURCHASE_AT_LEAST = sql`
  (f.customers_again + 1.92 - 1.96 * sqrt(f.customers_again * (f.customers - f.customers_again)::float8
    / nullif(f.customers, 0) + 0.96)) / nullif(f.customers + 3.84, 3.84)`;

function sortBy({ sort, told }: { sort: ProductSort; told: { customersMin: number; growth: boolean } }): SQL {
  if (sort === "growth" && !told.growth) return sql`null::float8`;
  if (sort === "customers") return sql`case when f.customers = 0 or ${isTold(told)} then f.customers end`;
  return sort === "repurchase" ? sql`case when ${isTold(told)} then ${SORTS[sort]} end` : SORTS[sort];
}

const isTold = ({ customersMin }: { customersMin: number }) => sql`f.customers >= ${customersMin}::int`;

const SORTS: Readonly<Record<ProductSort, SQL>> = {
  value: sql`case when f.valued_baskets > 0 then f.sales_value_cents end`,
  units: sql`f.units`,
  orders: sql`f.baskets`,
  customers: sql`f.customers`,
  growth: sql`case when f.baskets_previous_90 >= ${sql.raw(String(GROWTH_ORDERS_MIN))}
    then f.sales_value_90_cents::float8 / nullif(f.sales_value_previous_90_cents, 0) end`,
  repurchase: REPURCHASE_AT_LEAST,
};

/** Orders whose value is in no sum, since their currency has no rate. */
export async function countUnvaluedOrders(
  tx: Queryable,
  tenantId: number,
  range?: { from: string; to: string },
): Promise<number> {
  const inRange = range ? sql`and day between ${range.from}::date and ${range.to}::date` : sql``;
  const [row] = await tx.execute<{ orders: number }>(sql`
    select coalesce(sum(orders - valued_orders), 0)::int as orders from daily_sales
    where tenant_id = ${tenantId} ${inRange}`);
  return row?.orders ?? 0;
}

export interface ProductOccasionRow extends Record<string, unknown> {
  /** Id of the product; null: all of them together. */
  name: string | null;
  title: string | null;
  category: string | null;
  /** The year of the occasion; null: all days of the data. */
  year: number | null;
  orders: number;
  valueCents: number;
  valuedOrders: number;
  firstDay: string | null;
}

/** What was sold of each product on the days of each occasion, and in all; only of those in as many orders. */
export async function sumProductOccasions(
  tx: Queryable,
  shop: { tenantId: number; timeZone: string },
  { occasions, ordersMin }: { occasions: readonly Occasion[]; ordersMin: number },
): Promise<ProductOccasionRow[]> {
  const sold = occasions.every(isOfMonths)
    ? soldByMonths(shop.tenantId, occasions)
    : soldByOrders(shop, occasions);
  return tx.execute<ProductOccasionRow>(sql`
    with sold as materialized (${sold}), enough as (
      select product_id from sold group by product_id having sum(orders) >= ${ordersMin}::int
    ), summed as (
      select s.product_id, year, orders, value, valued from sold s join enough using (product_id)
      union all
      select f.product_id, null, baskets, sales_value_cents, valued_baskets
      from product_figures f join enough on enough.product_id = f.product_id where f.tenant_id = ${shop.tenantId}
      union all
      select null, year, sum(orders), sum(value), sum(valued) from sold group by year
      union all
      select null, null, sum(baskets), sum(sales_value_cents), sum(valued_baskets)
      from product_figures where tenant_id = ${shop.tenantId}
    )
    select s.product_id as name, p.title, p.category, year, s.orders::int, s.value::float8 as "valueCents",
      s.valued::int as "valuedOrders", f.first_sold_on::text as "firstDay"
    from summed s
    left join product_figures f on f.tenant_id = ${shop.tenantId} and f.product_id = s.product_id
    left join products p on p.tenant_id = ${shop.tenantId} and p.product_id = s.product_id`);
}

function soldByMonths(tenantId: number, occasions: readonly Occasion[]): SQL {
  // Lists are taken apart in what is selected: as tables of their own they take three times as long.
  return sql`
    select product_id, year, sum(orders)::int as orders, sum(value)::float8 as value, sum(valued)::int as valued
    from (
      select product_id, unnest(months) as month, unnest(orders) as orders, unnest(sales_value_cents) as value,
        unnest(valued_orders) as valued
      from product_months where tenant_id = ${tenantId}
    ) of_month
    join ${occasionDays(occasions)} on month between from_day and to_day
    group by product_id, year`;
}

/** From the orders of those days themselves: an event lasts for days, which months don't know. */
function soldByOrders(
  { tenantId, timeZone }: { tenantId: number; timeZone: string },
  occasions: readonly Occasion[],
): SQL {
  const start = (day: SQL) => sql`(${day}::timestamp at time zone ${timeZone})`;
  // Said of each occasion besides, with days that are known beforehand: only so the index of days is made use of.
  const within = occasions.map(({ from, to }) => {
    const after = sql`${to}::date + 1`;
    return sql`(o.order_date >= ${start(sql`${from}::date`)} and o.order_date < ${start(sql`(${after})`)})`;
  });
  return sql`
    select product_id, year, count(*)::int as orders, sum(value)::float8 as value, count(value)::int as valued
    from (
      select l.product_id, year, o.order_id, sum(l.line_value_cents * case
          when o.order_value_cents <> 0 then o.reporting_value_cents::float8 / o.order_value_cents
          when o.currency = t.currency then 1 end) as value
      from (
        select * from combined_sales o
        where o.tenant_id = ${tenantId} and o.order_kind = 'sale' and (${sql.join(within, sql` or `)})
      ) o
      join ${occasionDays(occasions)}
        on o.order_date >= ${start(sql`from_day`)} and o.order_date < ${start(sql`(to_day + 1)`)}
      join tenants t on t.tenant_id = o.tenant_id
      join sales_lines l on l.tenant_id = ${tenantId} and l.order_id = o.order_id
      group by l.product_id, year, o.order_id
    ) of_order
    group by product_id, year`;
}

/** Whether it begins with a month and ends with one. */
function isOfMonths({ from, to }: Occasion): boolean {
  const next = new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000).toISOString();
  return from.endsWith("-01") && next.slice(8, 10) === "01";
}
