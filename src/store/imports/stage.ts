import { sql } from "drizzle-orm";
import { arrayLiteral } from "../array-literal.ts";
import type { Queryable } from "../database.ts";

type Cell = string | number | boolean | null;

/** What one row of a source says, flat. Columns of `import_rows`, in order, with their types. */
const COLUMNS = {
  part: "int",
  line_no: "int",
  /** In byte order, which sorts several times faster than words do. */
  order_key: 'text collate "C"',
  /** Whether the row says anything of its order that the row above did not. */
  is_head: "boolean",
  is_key_derived: "boolean",
  customer_id: "text",
  email_hash: "text",
  phone_hash: "text",
  order_kind: "text",
  ordered_at: "timestamptz",
  updated_at: "timestamptz",
  currency: "text",
  rate: "float8",
  value: "bigint",
  shipping: "bigint",
  discount: "bigint",
  tax: "bigint",
  refunded: "bigint",
  payment_method: "text",
  financial_status: "text",
  fulfillment_status: "text",
  country: "text",
  order_category: "text",
  items: "float8",
  /** line | charge | head */
  row_kind: "text",
  product_id: "text",
  title: "text",
  category: "text",
  quantity: "float8",
  unit_price: "float8",
  line_discount: "bigint",
  line_value: "bigint",
  charge_shipping: "bigint",
  charge_discount: "bigint",
} as const;

export type StagedRow = Record<keyof typeof COLUMNS, Cell>;

const NAMES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

/** Makes the empty staging table of this transaction; it ends with it. */
export async function prepareStaging(tx: Queryable): Promise<void> {
  const definitions = NAMES.map((name) => `${name} ${COLUMNS[name]}`).join(", ");
  await tx.execute(
    sql.raw(`create temporary table import_rows (seq bigserial, ${definitions}) on commit drop`),
  );
}

/** Adds a batch of rows, in their order. */
export async function stageRows(tx: Queryable, rows: readonly StagedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const arrays = NAMES.map(
    (name) =>
      sql`${arrayLiteral(rows.map((row) => row[name]))}::${sql.raw(`${COLUMNS[name].replace(/ collate.*/, "")}[]`)}`,
  );
  await tx.execute(sql`
    insert into import_rows (${sql.raw(NAMES.join(", "))})
    select * from unnest(${sql.join(arrays, sql`, `)})`);
}

/**
 * Brings the staged rows into their final grain: `import_lines` (numbered within the order) and `import_orders`
 * (one row each, with a digest of its whole content). Of an order that stands in several parts the last counts.
 */
export async function shapeOrders(tx: Queryable, parts: number): Promise<void> {
  if (parts > 1) {
    await tx.execute(sql`
      delete from import_rows r using (select order_key, max(part) as part from import_rows group by order_key) newest
      where r.order_key = newest.order_key and r.part < newest.part`);
  }
  // Where the source numbers no orders, each row is an order of its own: the first of the day, the second, …
  await tx.execute(sql`
    update import_rows r set order_key = r.order_key || '-' || n.nth
    from (
      select seq, row_number() over (partition by part, order_key order by seq) as nth from import_rows where is_key_derived
    ) n where n.seq = r.seq`);
  await tx.execute(sql`analyze import_rows`);
  await tx.execute(sql`
    create temporary table import_lines on commit drop as
    select order_key as order_id, (row_number() over (partition by order_key order by seq))::int as line_no,
      product_id, quantity, unit_price, line_value, line_discount, category
    from import_rows where row_kind = 'line'`);
  await tx.execute(sql`
    create temporary table import_orders on commit drop as
    with heads as (
      select order_key as order_id,
        max(coalesce(customer_id, 'email:' || email_hash, 'phone:' || phone_hash)) as customer_id,
        max(order_kind) as order_kind, min(ordered_at) as ordered_at, max(updated_at) as updated_at,
        max(currency) as currency, max(rate) as rate, max(value) as value,
        coalesce(max(shipping), sum(charge_shipping)::bigint) as shipping,
        case when max(discount) is null and sum(charge_discount) is null then null
          else coalesce(max(discount), 0) + coalesce(sum(charge_discount), 0)::bigint end as discount,
        max(tax) as tax, max(refunded) as refunded, max(payment_method) as payment_method,
        max(financial_status) as financial_status, max(fulfillment_status) as fulfillment_status,
        max(country) as country, max(order_category) as category, max(items) as items,
        coalesce(sum(charge_discount), 0)::bigint as discounted_after
      from import_rows where is_head group by order_key
    ), lines as (
      select order_id, count(*)::int as line_count, least(greatest(sum(quantity), -2147483647), 2147483647)::int as item_count,
        sum(line_value)::bigint as value,
        md5(string_agg(concat_ws('|', product_id, quantity, unit_price, line_value, line_discount), ';' order by line_no)) as digest
      from import_lines group by order_id
    ), categories as (
      select distinct on (order_id) order_id, category from (
        select order_id, category, sum(line_value) as value from import_lines where category is not null group by 1, 2
      ) c order by order_id, value desc, category
    ), complete as (
      select h.*, signed_value as order_value,
        coalesce(h.category, c.category) as main_category, coalesce(l.line_count, 0) as line_count,
        coalesce(l.item_count,
          -- least and greatest pass over nulls.
          case when h.items is not null then least(greatest(h.items, -2147483647), 2147483647) end, 0)::int as item_count, l.digest
      from heads h left join lines l using (order_id) left join categories c using (order_id)
      cross join lateral (
        select coalesce(h.value, coalesce(l.value, 0) - h.discounted_after - coalesce(h.refunded, 0)) as stated) v
      -- Nothing is owed for an order that was called off, whatever it would have been; what comes back is negative.
      cross join lateral (
        select case order_kind when 'cancelled' then least(stated, 0) when 'return' then -abs(stated) else stated end
          as signed_value) s
    )
    select order_id, customer_id, coalesce(order_kind, case when order_value < 0 then 'return' else 'sale' end) as order_kind,
      ordered_at, updated_at, currency, order_value, round(order_value * rate)::bigint as reporting_value,
      shipping, discount, tax, refunded, main_category, line_count, item_count, payment_method, financial_status,
      fulfillment_status, country,
      md5(concat_ws('|', digest, customer_id, order_kind, ordered_at, currency, order_value, rate, shipping, discount, tax,
        refunded, payment_method, financial_status, fulfillment_status, country, main_category)) as content_hash
    from complete`);
  await tx.execute(sql`create unique index on import_orders (order_id)`);
  await tx.execute(sql`analyze import_orders`);
}

/** Counts that only the whole of the staged rows shows. */
export async function countStaged(tx: Queryable): Promise<Record<string, number>> {
  const [row] = await tx.execute<Record<string, number>>(sql`
    select
      (select coalesce(sum(n - 1), 0)::int from (
        select count(*) as n from import_rows where row_kind = 'line'
        group by order_key, product_id, quantity, unit_price, line_value having count(*) > 1) d) as "duplicate lines kept",
      (select count(*)::int from import_orders where customer_id is null) as "orders without customer",
      (select count(*)::int from import_orders where order_kind = 'return') as "returns",
      (select count(*)::int from import_orders where order_kind = 'cancelled') as "cancellations",
      (select count(*)::int from import_orders where reporting_value is null) as "orders without exchange rate",
      (select count(*)::int from import_orders where refunded > 0) as "orders with refund"`);
  return Object.fromEntries(Object.entries(row ?? {}).filter(([, count]) => count > 0));
}
