import { sql } from "drizzle-orm";
import type { B2bNorms } from "../../analytics/behaviour/b2b-signals.ts";
import type { CadenceNorms } from "../../analytics/behaviour/cadence.ts";
import type { ShopBehaviour } from "../../analytics/behaviour/describe-behaviour.ts";
import type { RfmThresholds } from "../../analytics/behaviour/rfm.ts";
import { fitSharePrior, type SharePrior, type ShareSums } from "../../analytics/behaviour/share-prior.ts";
import type { Queryable } from "../database.ts";
import type { StagedSales } from "./stage.ts";

/** What the shop's customers do on the whole, for `describeBehaviour`. After `stageFacts` and `stageBehaviour`. */
export async function readShopBehaviour(tx: Queryable, staged: StagedSales): Promise<ShopBehaviour> {
  // One after the other: a transaction has one connection.
  const rfm = await readRfmThresholds(tx);
  const cadence = await readCadenceNorms(tx);
  const { hoursKnown, ...b2b } = await readOrderingNorms(tx);
  const discounts = staged.discountsKnown ? await readDiscountPrior(tx) : undefined;
  return { rfm, cadence, b2b, hoursKnown, discounts: discounts ?? null };
}

/** Quintiles of the customers with a purchase, as values that occur. */
export async function readRfmThresholds(tx: Queryable): Promise<RfmThresholds> {
  const [row] = await tx.execute<RfmThresholds & Record<string, unknown>>(sql`
    select percentile_disc(array[0.2, 0.4, 0.6, 0.8]) within group (order by recency) as "recencyDays",
      percentile_disc(array[0.2, 0.4, 0.6, 0.8]) within group (order by purchase_days) as "purchaseDays",
      percentile_disc(array[0.2, 0.4, 0.6, 0.8]) within group (order by net::float8) as "netCents"
    from recompute_facts where purchase_days > 0`);
  return row ?? { recencyDays: null, purchaseDays: null, netCents: null };
}

async function readCadenceNorms(tx: Queryable): Promise<CadenceNorms> {
  // Variances are pooled by their degrees of freedom; two gaps alone vary too wildly to be counted.
  const [row] = await tx.execute<CadenceNorms & Record<string, unknown>>(sql`
    select percentile_cont(0.5) within group (order by gap_mean) as "gapDays",
      sqrt(sum((purchase_days - 2) * gap_cv * gap_cv) filter (where purchase_days > 3)
        / nullif(sum(purchase_days - 2) filter (where purchase_days > 3 and gap_cv is not null), 0)) as "gapCv"
    from recompute_facts`);
  return row ?? { gapDays: null, gapCv: null };
}

/**
 * Medians over the customers with a purchase, and whether orders carry a time of day: where half of them or more
 * share two times (two, for summer time), the source gives dates alone.
 */
async function readOrderingNorms(tx: Queryable): Promise<B2bNorms & { hoursKnown: boolean }> {
  const [row] = await tx.execute<B2bNorms & { hoursKnown: boolean } & Record<string, unknown>>(sql`
    select percentile_cont(0.5) within group (order by f.average) as "averageOrderCents",
      percentile_cont(0.5) within group (order by b.units_per_order) as "unitsPerOrder",
      percentile_cont(0.5) within group (order by b.products_per_order) as "productsPerOrder",
      coalesce((select sum(orders) filter (where place <= 2) < 0.5 * sum(orders) from (
        select count(*) as orders, row_number() over (order by count(*) desc) as place
        from recompute_orders where kind = 'sale' group by (at at time zone 'UTC')::time
      ) times), false) as "hoursKnown"
    from recompute_facts f join recompute_behaviour b using (customer) where f.purchase_days > 0`);
  return row ?? { averageOrderCents: null, unitsPerOrder: null, productsPerOrder: null, hoursKnown: false };
}

async function readDiscountPrior(tx: Queryable): Promise<SharePrior | undefined> {
  const [row] = await tx.execute<ShareSums & Record<string, unknown>>(sql`
    select count(*)::float8 as customers, coalesce(sum(discount_orders), 0)::float8 as orders,
      coalesce(sum(discounted), 0)::float8 as having,
      coalesce(sum(discount_orders::float8 ^ 2), 0)::float8 as "ordersSquared",
      coalesce(sum(discounted::float8 ^ 2 / discount_orders), 0)::float8 as "havingSquaredByOrders"
    from recompute_behaviour where discount_orders > 0`);
  return row && fitSharePrior(row);
}
