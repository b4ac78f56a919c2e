import { sql } from "drizzle-orm";
import type { Queryable } from "../database.ts";

export interface OrderChanges {
  inserted: number;
  updated: number;
  unchanged: number;
}

/**
 * Writes the shaped orders with their lines and products: new ones in, changed ones replaced, the rest left
 * alone. Nothing that the source no longer names is removed.
 */
export async function upsertOrders(tx: Queryable, tenantId: number, runId: number): Promise<OrderChanges> {
  await tx.execute(sql`
    create temporary table import_changed on commit drop as
    select i.order_id, s.order_id is null as is_new from import_orders i
    left join combined_sales s on s.tenant_id = ${tenantId} and s.order_id = i.order_id collate "default"
    where s.content_hash is distinct from i.content_hash`);
  await tx.execute(sql`create unique index on import_changed (order_id)`);
  await tx.execute(sql`analyze import_changed`);
  const [counts] = await tx.execute<{ inserted: number; updated: number; total: number }>(sql`
    select (count(*) filter (where is_new))::int as inserted, (count(*) filter (where not is_new))::int as updated,
      (select count(*)::int from import_orders) as total
    from import_changed`);
  const { inserted = 0, updated = 0, total = 0 } = counts ?? {};
  if (inserted + updated > 0) {
    await upsertProducts(tx, tenantId);
    await writeOrders(tx, tenantId, runId);
    await replaceLines(tx, tenantId, updated > 0);
  }
  return { inserted, updated, unchanged: total - inserted - updated };
}

async function upsertProducts(tx: Queryable, tenantId: number): Promise<void> {
  await tx.execute(sql`
    insert into products (tenant_id, product_id, title, category)
    select distinct on (product_id) ${tenantId}, product_id, title, category
    from import_rows where row_kind = 'line'
    order by product_id, (title is null), (category is null), seq desc
    on conflict (tenant_id, product_id) do update
      set title = coalesce(excluded.title, products.title), category = coalesce(excluded.category, products.category)
      where (products.title, products.category)
        is distinct from (coalesce(excluded.title, products.title), coalesce(excluded.category, products.category))`);
}

async function writeOrders(tx: Queryable, tenantId: number, runId: number): Promise<void> {
  await tx.execute(sql`
    insert into combined_sales (tenant_id, order_id, customer_id, order_kind, order_date, source_updated_at, currency,
      order_value_cents, reporting_value_cents, shipping_cost_cents, discount_amount_cents, tax_amount_cents,
      refunded_amount_cents, product_category, line_count, item_count, payment_method, financial_status,
      fulfillment_status, country, content_hash, sync_run_id)
    select ${tenantId}, i.order_id, customer_id, order_kind, ordered_at, updated_at, currency, order_value,
      reporting_value, shipping, discount, tax, refunded, main_category, line_count, item_count, payment_method,
      financial_status, fulfillment_status, country, content_hash, ${runId}
    from import_orders i join import_changed using (order_id)
    on conflict (tenant_id, order_id) do update set
      customer_id = excluded.customer_id, order_kind = excluded.order_kind, order_date = excluded.order_date,
      source_updated_at = excluded.source_updated_at, currency = excluded.currency,
      order_value_cents = excluded.order_value_cents, reporting_value_cents = excluded.reporting_value_cents,
      shipping_cost_cents = excluded.shipping_cost_cents, discount_amount_cents = excluded.discount_amount_cents,
      tax_amount_cents = excluded.tax_amount_cents, refunded_amount_cents = excluded.refunded_amount_cents,
      product_category = excluded.product_category, line_count = excluded.line_count, item_count = excluded.item_count,
      payment_method = excluded.payment_method, financial_status = excluded.financial_status,
      fulfillment_status = excluded.fulfillment_status, country = excluded.country,
      content_hash = excluded.content_hash, sync_run_id = excluded.sync_run_id`);
}

async function replaceLines(tx: Queryable, tenantId: number, hasUpdated: boolean): Promise<void> {
  if (hasUpdated) {
    await tx.execute(sql`
      delete from sales_lines l using import_changed c
      where l.tenant_id = ${tenantId} and l.order_id = c.order_id collate "default" and not c.is_new`);
  }
  await tx.execute(sql`
    insert into sales_lines (tenant_id, order_id, line_no, product_id, quantity, unit_price, line_value_cents, discount_cents)
    select ${tenantId}, l.order_id, l.line_no, l.product_id, l.quantity, l.unit_price, l.line_value, l.line_discount
    from import_lines l join import_changed using (order_id)`);
}

/**
 * Removes everything that was generated, so that real orders never stand among invented ones. Fits that are kept
 * stay: they are found by what went into them alone, and a row deleted here could not be written beside this
 * transaction, which waits for that.
 */
export async function removeSample(tx: Queryable, tenantId: number): Promise<void> {
  const tables = [
    "sales_lines",
    "combined_sales",
    "products",
    "customers",
    "fact_customer_history",
    "archetype_transitions",
    "model_runs",
    "source_states",
  ];
  for (const table of tables)
    await tx.execute(sql`delete from ${sql.identifier(table)} where tenant_id = ${tenantId}`);
}
