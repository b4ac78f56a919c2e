import { type SQL, sql } from "drizzle-orm";
import type { DayRange } from "../analytics/season/season-events.ts";
import { arrayLiteral } from "./array-literal.ts";
import { type CustomerFilter, customerConditions } from "./customer-filter.ts";
import type { Queryable } from "./database.ts";

/** Whose purchases: of those who fit, or of everybody where left out. */
export interface Buyers {
  tenantId: number;
  filter?: CustomerFilter | undefined;
}

/** Every category of which anything was sold, the one with most orders first. */
export async function listCategoryNames(tx: Queryable, tenantId: number): Promise<string[]> {
  const rows = await tx.execute<{ category: string }>(sql`
    select category from category_periods where tenant_id = ${tenantId} and granularity = 'quarter'
    group by category order by sum(orders) desc, category collate "C"`);
  return rows.map(({ category }) => category);
}

/** Products that name no category: what was sold of them is in one only where the order names it. */
export async function countUncategorised(tx: Queryable, tenantId: number): Promise<number> {
  const [row] = await tx.execute<{ products: number }>(sql`
    select count(*)::int as products from products where tenant_id = ${tenantId} and category is null`);
  return row?.products ?? 0;
}

export interface SoldRow extends Record<string, unknown> {
  category: string;
  orders: number;
  units: number;
  /** Of the orders of which it is known; null where of none. */
  valueCents: number | null;
  valuedOrders: number;
}

/** What was sold of each category between two days, both in it, guests' sales among them. */
export async function sumCategorySales(
  tx: Queryable,
  tenantId: number,
  { from, to }: DayRange,
): Promise<SoldRow[]> {
  return tx.execute<SoldRow>(sql`
    select category, sum(orders)::int as orders, sum(units)::float8 as units, sum(valued_orders)::int as "valuedOrders",
      case when sum(valued_orders) > 0 then sum(sales_value_cents)::float8 end as "valueCents"
    from category_days where tenant_id = ${tenantId} and day between ${from}::date and ${to}::date
    group by category`);
}

export interface BuyersRow extends SoldRow {
  buyers: number;
  buyersNow: number;
  /** Null where no period before is asked of. */
  buyersBefore: number | null;
}

/** Who bought of each category ever and in one or two periods, and how much of it ever. */
export async function countCategoryBuyers(
  tx: Queryable,
  { tenantId, filter, now, before }: Buyers & { now: DayRange; before?: DayRange | undefined },
): Promise<BuyersRow[]> {
  const inPeriods = sql`(count(*) filter (where ${boughtIn(now)}))::int as "buyersNow",
    ${before ? sql`(count(*) filter (where ${boughtIn(before)}))::int` : sql`null::int`} as "buyersBefore"`;
  if (filter === undefined) {
    // Of everybody only those need be counted who bought in the periods or since.
    const from = before && before.from < now.from ? before.from : now.from;
    return tx.execute<BuyersRow>(sql`
      select category, buyers, orders, units, valued_orders as "valuedOrders",
        sales_value_cents::float8 as "valueCents", coalesce("buyersNow", 0) as "buyersNow",
        ${before ? sql`coalesce("buyersBefore", 0)` : sql`null::int`} as "buyersBefore"
      from category_figures f left join (
        select category, ${inPeriods} from customer_categories
        where tenant_id = ${tenantId} and last_bought_on >= ${from}::date group by category
      ) counted using (category)
      where f.tenant_id = ${tenantId}`);
  }
  return tx.execute<BuyersRow>(sql`
    select category, count(*)::int as buyers, sum(orders)::int as orders, sum(units)::float8 as units,
      sum(valued_orders)::int as "valuedOrders", sum(sales_value_cents)::float8 as "valueCents", ${inPeriods}
    from customer_categories where tenant_id = ${tenantId} ${ofThose(tx, { tenantId, filter })}
    group by category`);
}

/** Most rows are decided by the first and the last day, so few lists of days are looked through. */
function boughtIn({ from, to }: DayRange): SQL {
  return sql`first_bought_on <= ${to}::date and last_bought_on >= ${from}::date
    and (first_bought_on >= ${from}::date or last_bought_on <= ${to}::date
      or first_bought_on + second_purchase_days between ${from}::date and ${to}::date
      or exists (select from unnest(later_bought_on) d where d between ${from}::date and ${to}::date))`;
}

export interface RepurchaseRow extends Record<string, unknown> {
  category: string;
  /** Of them, `again` bought on a second day. */
  buyers: number;
  again: number;
  medianDays: number | null;
  /** Buyers whose first purchase is too recent for the days asked of. */
  tooRecent: number;
}

/** Who of the buyers of each category bought of it again, within so many days of the first time where they are given. */
export async function countRepurchases(
  tx: Queryable,
  { tenantId, filter, within }: Buyers & { within?: { days: number; lastDay: string } | undefined },
): Promise<RepurchaseRow[]> {
  if (filter === undefined && within === undefined) {
    return tx.execute<RepurchaseRow>(sql`
      select category, buyers, buyers_again as again, second_purchase_days_median as "medianDays", 0 as "tooRecent"
      from category_figures where tenant_id = ${tenantId}`);
  }
  const judged = within ? sql`first_bought_on <= ${within.lastDay}::date - ${within.days}::int` : sql`true`;
  const isAgain = within
    ? sql`second_purchase_days <= ${within.days}::int`
    : sql`second_purchase_days is not null`;
  // Counted by days first, by hash: a median of counts needs no sorting of every customer.
  await makeRoom(tx);
  return tx.execute<RepurchaseRow>(sql`
    with counted as materialized (
      select category, case when ${judged} and ${isAgain} then second_purchase_days end as days,
        ${judged} as is_judged, count(*) as buyers
      from customer_categories where tenant_id = ${tenantId} ${ofThose(tx, { tenantId, filter })}
      group by 1, 2, 3
    ), placed as (
      select *, sum(buyers) filter (where days is not null) over (partition by category order by days) as up_to,
        sum(buyers) filter (where days is not null) over (partition by category) as total
      from counted
    )
    select category, coalesce(sum(buyers) filter (where is_judged), 0)::int as buyers,
      coalesce(sum(buyers) filter (where days is not null), 0)::int as again,
      ((min(days) filter (where 2 * up_to >= total) + min(days) filter (where 2 * up_to > total)) / 2.0)::float8
        as "medianDays",
      coalesce(sum(buyers) filter (where not is_judged), 0)::int as "tooRecent"
    from placed group by category`);
}

export interface ValueRow extends Record<string, unknown> {
  category: string;
  buyers: number;
  orders: number;
  valuedBuyers: number;
  valuedOrders: number;
  salesValueCents: number | null;
  returnedValueCents: number;
  /** What the orders with it came to, all their categories together. */
  orderValueCents: number | null;
  expectedValue12mCents: number | null;
  expectedKnown: number;
  churnRisk: number | null;
  churnKnown: number;
}

/** What the buyers of each category spent on it, and what is expected of them. */
export async function valueCategories(tx: Queryable, { tenantId, filter }: Buyers): Promise<ValueRow[]> {
  if (filter === undefined) {
    return tx.execute<ValueRow>(sql`
      select category, buyers, orders, valued_buyers as "valuedBuyers", valued_orders as "valuedOrders",
        sales_value_cents::float8 as "salesValueCents", returned_value_cents::float8 as "returnedValueCents",
        order_value_cents::float8 as "orderValueCents", expected_value_12m_mean_cents as "expectedValue12mCents",
        expected_known as "expectedKnown", churn_risk_mean as "churnRisk", churn_known as "churnKnown"
      from category_figures where tenant_id = ${tenantId}`);
  }
  await makeRoom(tx);
  return tx.execute<ValueRow>(sql`
    select c.category, count(*)::int as buyers, sum(c.orders)::int as orders,
      count(c.sales_value_cents)::int as "valuedBuyers", sum(c.valued_orders)::int as "valuedOrders",
      sum(c.sales_value_cents)::float8 as "salesValueCents",
      (sum(c.returned_value_cents) filter (where c.sales_value_cents is not null))::float8 as "returnedValueCents",
      sum(c.order_value_cents)::float8 as "orderValueCents",
      avg(f.expected_value_12m_cents)::float8 as "expectedValue12mCents",
      count(f.expected_value_12m_cents)::int as "expectedKnown",
      avg(f.churn_risk) as "churnRisk", count(f.churn_risk)::int as "churnKnown"
    from customer_categories c
    join fact_customer_current f on f.tenant_id = c.tenant_id and f.customer_id = c.customer_id
    where c.tenant_id = ${tenantId} ${ofThose(tx, { tenantId, filter }, sql`c.customer_id`)}
    group by c.category`);
}

/** Customers who fit and have a purchase; of them, those of whom a category is known. */
export async function countCategorisedBuyers(
  tx: Queryable,
  { tenantId, filter }: Buyers,
): Promise<{ customers: number; categorised: number; orders: number }> {
  const [row] = await tx.execute<{ customers: number; categorised: number; orders: number }>(sql`
    select count(*)::int as customers, coalesce(sum(fact_customer_current.orders), 0)::int as orders,
      -- Few have bought of a category without a main one, so few rows are looked up.
      (count(*) filter (where main_category is not null or exists (select from customer_categories c
        where c.tenant_id = ${tenantId} and c.customer_id = fact_customer_current.customer_id)))::int as categorised
    from fact_customer_current
    where fact_customer_current.orders > 0 and ${customerConditions(tx, tenantId, filter ?? {})}`);
  return row ?? { customers: 0, categorised: 0, orders: 0 };
}

export interface PeriodRow extends SoldRow {
  start: string;
  customers: number;
}

/** What was sold of categories by month or quarter, oldest first; periods without a sale have no row. */
export async function listCategoryPeriods(
  tx: Queryable,
  tenantId: number,
  granularity: "month" | "quarter",
): Promise<PeriodRow[]> {
  return tx.execute<PeriodRow>(sql`
    select category, start::text, orders, customers, units, valued_orders as "valuedOrders",
      case when valued_orders > 0 then sales_value_cents::float8 end as "valueCents"
    from category_periods where tenant_id = ${tenantId} and granularity = ${granularity}
    order by category, start`);
}

export interface OccasionRow extends Record<string, unknown> {
  name: string;
  /** The year of the occasion; null: all days of the data. */
  year: number | null;
  orders: number;
  valueCents: number;
  valuedOrders: number;
  firstDay: string;
}

/** What was sold of each category on the days of each occasion, and in all. */
export async function sumCategoryOccasions(
  tx: Queryable,
  tenantId: number,
  occasions: readonly Occasion[],
): Promise<OccasionRow[]> {
  const sums = sql`sum(orders)::int as orders, sum(sales_value_cents)::float8 as "valueCents",
    sum(valued_orders)::int as "valuedOrders", min(day)::text as "firstDay"`;
  return tx.execute<OccasionRow>(sql`
    select category as name, year, ${sums}
    from category_days join ${occasionDays(occasions)} on day between from_day and to_day
    where tenant_id = ${tenantId} group by category, year
    union all
    select category, null, ${sums} from category_days where tenant_id = ${tenantId} group by category`);
}

export type Occasion = DayRange & { year: number };

/** `year`, `from_day`, `to_day` of each. */
export function occasionDays(occasions: readonly Occasion[]): SQL {
  const column = (value: (occasion: Occasion) => string | number) => arrayLiteral(occasions.map(value));
  return sql`unnest(${column(({ year }) => year)}::int[], ${column(({ from }) => from)}::date[],
    ${column(({ to }) => to)}::date[]) as occasion(year, from_day, to_day)`;
}

/** For the rest of the transaction, so that what is bought of categories is hashed in memory and not on disk. */
export async function makeRoom(tx: Queryable): Promise<void> {
  await tx.execute(sql`select set_config('work_mem', '32MB', true)`);
}

function ofThose(tx: Queryable, { tenantId, filter }: Buyers, customer = sql`customer_id`): SQL {
  if (filter === undefined) return sql``;
  return sql`and ${customer} in (
    select fact_customer_current.customer_id from fact_customer_current
    where ${customerConditions(tx, tenantId, filter)})`;
}
