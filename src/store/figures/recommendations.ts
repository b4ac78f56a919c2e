import { sql } from "drizzle-orm";
import { AGAIN_HALF_LIFE_DAYS } from "../../analytics/recommend/buy-again.ts";
import type { Purchases } from "../../analytics/recommend/purchases.ts";
import type { BoughtRows, CustomerLists, ProductNorms } from "../../analytics/recommend/recommend.ts";
import { arrayLiteral } from "../array-literal.ts";
import type { Queryable } from "../database.ts";
import type { RecommendedProduct } from "../schema/recommendations.ts";
import { joinColumns, parseInts } from "./int-columns.ts";
import { stage } from "./stage.ts";

/** Weights are read as whole numbers of this part, which is finer than any list needs. */
const WEIGHT_UNIT = 1e-6;

/** The item model learns from a sample of customers where there is more; everybody gets lists all the same. */
const LEARN_ROWS_MAX = 4_000_000;
const READ_CUSTOMERS = 10_000;

/**
 * Lays out who bought what, after `stageProducts`: `recompute_interactions`, one row per customer and product
 * with the days on which it was bought, and whether any of it was kept.
 */
export async function stageInteractions(tx: Queryable, { lastDay }: { lastDay: string }): Promise<void> {
  await stage(
    tx,
    "recompute_interactions",
    sql`
      select customer, product, count(*) filter (where is_sale)::int as days,
        max(age) filter (where is_sale) as first_days_ago, min(age) filter (where is_sale) as last_days_ago,
        round(sum(0.5 ^ (age::float8 / ${AGAIN_HALF_LIFE_DAYS}::int)) filter (where is_sale) / ${WEIGHT_UNIT}::float8)::int
          as weight,
        (sum(units) > 0)::int as kept
      from (
        select customer, product, ${lastDay}::date - day as age, is_sale, sum(units) as units
        from recompute_basket_products where customer is not null
        group by customer, product, day, is_sale
      ) by_day
      group by customer, product having bool_or(is_sale)`,
  );
  await tx.execute(sql`create index on recompute_interactions (customer)`);
}

/** The rows of the customers numbered above `after` up to and including `upTo`, by customer and product. */
export async function readBoughtRows(
  tx: Queryable,
  { after, upTo, everyNth = 1 }: { after: number; upTo: number; everyNth?: number },
): Promise<BoughtRows> {
  const [row] = await tx.execute<Record<keyof BoughtRows, string | null>>(sql`
    select array_agg(customer)::text as customer, array_agg(product)::text as product, array_agg(days)::text as days,
      array_agg(first_days_ago)::text as "firstDaysAgo", array_agg(last_days_ago)::text as "lastDaysAgo",
      array_agg(weight)::text as weight, array_agg(kept)::text as kept
    from (
      select * from recompute_interactions
      where customer > ${after} and customer <= ${upTo} and customer % ${everyNth}::int = 0
      order by customer, product
    ) sorted`);
  const column = (name: keyof BoughtRows) => parseInts(row?.[name] ?? null);
  return {
    customer: column("customer"),
    product: column("product"),
    days: column("days"),
    firstDaysAgo: column("firstDaysAgo"),
    lastDaysAgo: column("lastDaysAgo"),
    weight: column("weight"),
    kept: column("kept"),
  };
}

/**
 * What the item model learns from, days counted backwards from the last (0): purchases that were kept, of all
 * customers, or of every n-th where the shop has more than four million of them.
 */
export async function readPurchases(tx: Queryable): Promise<Purchases> {
  const [size] = await tx.execute<{ rows: number; customers: number }>(sql`
    select count(*)::int as rows, coalesce(max(customer), 0) as customers from recompute_interactions`);
  const { rows = 0, customers = 0 } = size ?? {};
  const everyNth = Math.max(1, Math.ceil(rows / LEARN_ROWS_MAX));
  const parts: Purchases[] = [];
  for (let after = 0; after < customers; after += READ_CUSTOMERS) {
    const read = await readBoughtRows(tx, { after, upTo: after + READ_CUSTOMERS, everyNth });
    const isKept = (_: number, row: number) => read.kept[row] === 1;
    parts.push({
      customer: read.customer.filter(isKept),
      product: read.product.filter(isKept),
      firstDay: read.firstDaysAgo.filter(isKept).map((days) => -days),
      lastDay: read.lastDaysAgo.filter(isKept).map((days) => -days),
    });
  }
  const column = (name: keyof Purchases) => joinColumns(parts.map((part) => part[name]));
  return {
    customer: column("customer"),
    product: column("product"),
    firstDay: column("firstDay"),
    lastDay: column("lastDay"),
  };
}

/** How many products are numbered; after `stageProducts`. */
export async function countProducts(tx: Queryable): Promise<number> {
  const [row] = await tx.execute<{ products: number }>(sql`
    select count(*)::int as products from recompute_product_numbers`);
  return row?.products ?? 0;
}

/** Products by number: their ids, and what lists need to know of them; after `publishProductFigures`. */
export async function readProductNorms(
  tx: Queryable,
  tenantId: number,
  { lastDay }: { lastDay: string },
): Promise<ProductNorms & { ids: string[] }> {
  const rows = await tx.execute<NormRow>(sql`
    select n.product_id as id, coalesce(f.baskets_90, 0) as "baskets90", ${lastDay}::date - f.last_sold_on as "soldDaysAgo", f.days_between_median as "usualDays"
    from recompute_product_numbers n
    left join product_figures f on f.tenant_id = ${tenantId} and f.product_id = n.product_id
    order by n.product`);
  return {
    ids: rows.map(({ id }) => id),
    baskets90: rows.map(({ baskets90 }) => baskets90),
    soldDaysAgo: rows.map(({ soldDaysAgo }) => soldDaysAgo ?? undefined),
    usualDays: rows.map(({ usualDays }) => usualDays ?? undefined),
  };
}

interface NormRow extends Record<string, unknown> {
  id: string;
  baskets90: number;
  soldDaysAgo: number | null;
  usualDays: number | null;
}

export async function clearRecommendations(tx: Queryable, tenantId: number): Promise<void> {
  await tx.execute(sql`delete from customer_recommendations where tenant_id = ${tenantId}`);
}

/**
 * Writes the lists of a batch of customers, after `clearRecommendations`. As an array of texts, each cast in its
 * row: an array of jsonb takes the server three times as long.
 */
export async function insertRecommendations(
  tx: Queryable,
  tenantId: number,
  { lists, ids }: { lists: readonly CustomerLists[]; ids: readonly string[] },
): Promise<void> {
  if (lists.length === 0) return;
  const json = (products: (list: CustomerLists) => RecommendedProduct[]) =>
    arrayLiteral(lists.map((list) => JSON.stringify(products(list))));
  await tx.execute(sql`
    insert into customer_recommendations (tenant_id, customer_id, again, discover)
    select ${tenantId}, c.customer_id, r.again::jsonb, r.discover::jsonb
    from unnest(${arrayLiteral(lists.map(({ customer }) => customer))}::int[],
      ${json((list) => list.again.map((row) => againRow(row, ids)))}::text[],
      ${json((list) => list.discover.map((row) => discoverRow(row, ids)))}::text[]) as r(customer, again, discover)
    join recompute_customers c using (customer)`);
}

function againRow(
  { product, score, because }: CustomerLists["again"][number],
  ids: readonly string[],
): RecommendedProduct {
  return {
    productId: ids[product] ?? "",
    score: rounded(score),
    because: {
      kind: "bought_before",
      days: because.days,
      lastDaysAgo: because.lastDaysAgo,
      baskets90: because.baskets90,
      usualDays: because.usual ? Math.round(because.usual.days) : null,
      usualOf: because.usual?.of ?? null,
      due: because.isDue === undefined ? null : because.isDue ? "due" : "not_yet",
    },
  };
}

function discoverRow(
  { product, score, because }: CustomerLists["discover"][number],
  ids: readonly string[],
): RecommendedProduct {
  const row = { productId: ids[product] ?? "", score: rounded(score) };
  if (because.kind === "popular") return { ...row, because };
  const [first, second] = because.products.map((number) => ids[number] ?? "");
  return {
    ...row,
    because: { kind: because.kind, productId: first ?? null, otherProductId: second ?? null },
  };
}

const rounded = (score: number) => Math.round(score * 1e6) / 1e6;
