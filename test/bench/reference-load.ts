import { sql } from "drizzle-orm";
import { createRandom, type Random } from "../../src/analytics/numerics/random.ts";
import { arrayLiteral } from "../../src/store/array-literal.ts";
import type { Database, Queryable } from "../../src/store/database.ts";
import { refreshStatistics } from "../../src/store/statistics.ts";

export interface LoadSize {
  customers: number;
  /** Orders and lines that come out, about. */
  orders: number;
  lines: number;
}

/** The load that the product is measured at, and four times it. */
export const REFERENCE: LoadSize = { customers: 27_000, orders: 200_000, lines: 1_200_000 };

const ITEMS = 4_400;
const CATEGORIES = 40;
const DAYS = 5 * 365;
const SEED = 20_260;
const BATCH_ORDERS = 10_000;
const LAST_DAY = Date.UTC(2026, 10, 1);

/**
 * Fills an empty shop with orders of the given size: five years, seasonal, most customers with one order and a
 * few with very many until they leave, favourites bought again, a few returns and discounts. Straight into the tables, since what
 * is measured comes after.
 */
export async function fillReferenceLoad(database: Database, tenantId: number, size: LoadSize): Promise<void> {
  await database.withTenant(tenantId, async (tx) => {
    await insertProducts(tx, tenantId);
    await insertCustomers(tx, tenantId, size.customers);
    let batch = emptyBatch();
    for (let customer = 0; customer < size.customers; customer += 1) {
      addCustomer(batch, customer, size);
      if (batch.orders.length < BATCH_ORDERS) continue;
      await insertBatch(tx, tenantId, batch);
      batch = emptyBatch();
    }
    await insertBatch(tx, tenantId, batch);
  });
  await database.asOperator(refreshStatistics);
}

interface Order {
  id: string;
  customer: string;
  at: string;
  cents: number;
  discount: number;
  kind: string;
  lines: number;
}

interface Line {
  order: string;
  no: number;
  product: string;
  quantity: number;
  price: number;
  cents: number;
}

type Batch = ReturnType<typeof emptyBatch>;
const emptyBatch = () => ({ orders: [] as Order[], lines: [] as Line[] });

function addCustomer(batch: Batch, customer: number, size: LoadSize): void {
  const random = createRandom(SEED, customer + 1);
  const favourites = Array.from({ length: 12 }, () => popularItem(random));
  const linesMean = size.lines / size.orders;
  const orders = orderCount(random, size.orders / size.customers);
  const first = random.uniform() * (DAYS - 1);
  const discountProne = random.chance(0.2);
  const level = 400 + random.gamma(2, 1 / 400);
  // Nobody says that they leave; they just order no more.
  const stays = Math.min(DAYS - first, 60 + random.exponential(700));
  const days = Array.from({ length: orders - 1 }, () => first + random.uniform() * stays);
  for (const [nth, day] of [first, ...days.sort((a, b) => a - b)].entries()) {
    const id = `${customer}-${nth}`;
    const isReturn = nth > 0 && random.chance(0.03);
    const sign = isReturn ? -1 : 1;
    const count = isReturn ? 1 : 1 + Math.floor(random.exponential(linesMean - 0.1));
    const items = [
      ...new Set(Array.from({ length: count }, () => boughtItem(random, favourites, seasonOf(day)))),
    ];
    const lines = items.map((item, no) => {
      const quantity = 1 + random.below(3);
      const price = Math.round(level * (0.5 + (item % 17) / 10)) / 100;
      const cents = sign * Math.round(100 * quantity * price);
      return { order: id, no: no + 1, product: `P${item}`, quantity: sign * quantity, price, cents };
    });
    const gross = lines.reduce((sum, line) => sum + line.cents, 0);
    const discount = !isReturn && random.chance(discountProne ? 0.7 : 0.1) ? Math.round(gross * 0.15) : 0;
    batch.lines.push(...lines);
    batch.orders.push({
      id,
      customer: `c${customer}`,
      at: new Date(LAST_DAY - (DAYS - day) * 86_400_000).toISOString(),
      cents: gross - discount,
      discount,
      kind: isReturn ? "return" : "sale",
      lines: lines.length,
    });
  }
}

/** Heavy-tailed about the mean: seven in ten buy once. */
function orderCount(random: Random, mean: number): number {
  if (random.chance(0.7)) return 1;
  const repeats = (mean - 0.7) / 0.3;
  return 2 + Math.floor(random.gamma(0.8, 0.8 / (repeats - 2)));
}

const seasonOf = (day: number) => Math.floor((4 * (day % 365)) / 365);
/** Few items sell much. */
const popularItem = (random: Random) => Math.floor(ITEMS * random.uniform() ** 2.2);

function boughtItem(random: Random, favourites: readonly number[], season: number): number {
  if (random.chance(0.4)) return favourites[random.below(favourites.length)] ?? 0;
  // Every seventh item belongs to a season.
  const item = popularItem(random);
  return item % 7 === 0 && Math.floor(item / 7) % 4 !== season ? (item + 1) % ITEMS : item;
}

async function insertProducts(tx: Queryable, tenantId: number): Promise<void> {
  await tx.execute(sql`
    insert into products (tenant_id, product_id, title, category)
    select ${tenantId}, 'P' || i, 'Product ' || i, 'Category ' || (i % ${CATEGORIES}::int)
    from generate_series(0, ${ITEMS - 1}::int) i`);
}

async function insertCustomers(tx: Queryable, tenantId: number, customers: number): Promise<void> {
  await tx.execute(sql`
    insert into customers (tenant_id, customer_id, alias)
    select ${tenantId}, 'c' || i, 'C-' || upper(lpad(to_hex(i), 8, '0')) from generate_series(0, ${customers - 1}::int) i`);
}

async function insertBatch(tx: Queryable, tenantId: number, { orders, lines }: Batch): Promise<void> {
  if (orders.length === 0) return;
  const order = (value: (order: Order) => string | number) => arrayLiteral(orders.map(value));
  await tx.execute(sql`
    insert into combined_sales (tenant_id, order_id, customer_id, order_kind, order_date, currency, order_value_cents,
      reporting_value_cents, discount_amount_cents, line_count, item_count, content_hash, sync_run_id)
    select ${tenantId}, o.id, o.customer, o.kind, o.at, 'USD', o.cents, o.cents, o.discount, o.lines, o.lines, o.id, 0
    from unnest(${order((o) => o.id)}::text[], ${order((o) => o.customer)}::text[], ${order((o) => o.kind)}::text[],
      ${order((o) => o.at)}::timestamptz[], ${order((o) => o.cents)}::bigint[], ${order((o) => o.discount)}::bigint[],
      ${order((o) => o.lines)}::int[]) as o(id, customer, kind, at, cents, discount, lines)`);
  const line = (value: (line: Line) => string | number) => arrayLiteral(lines.map(value));
  await tx.execute(sql`
    insert into sales_lines (tenant_id, order_id, line_no, product_id, quantity, unit_price, line_value_cents)
    select ${tenantId}, l.* from unnest(${line((l) => l.order)}::text[], ${line((l) => l.no)}::int[],
      ${line((l) => l.product)}::text[], ${line((l) => l.quantity)}::float8[], ${line((l) => l.price)}::float8[],
      ${line((l) => l.cents)}::bigint[]) as l(order_id, line_no, product_id, quantity, unit_price, cents)`);
}
