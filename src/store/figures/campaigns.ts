import { sql } from "drizzle-orm";
import type { CampaignCustomer } from "../../analytics/campaign/campaign-customer.ts";
import { arrayLiteral } from "../array-literal.ts";
import { type CampaignColumns, campaignCustomerOf } from "../campaign-customer.ts";
import type { Queryable } from "../database.ts";
import { type StagedSales, stage } from "./stage.ts";

/** The season that a campaign would be for: the days that follow the last one, as they were in the years before. */
export const SEASON_DAYS = 90;
/** One purchase has a season by accident. */
const SEASON_PURCHASES_MIN = 2;

export interface CampaignFacts extends CampaignCustomer {
  customer: number;
}

export interface CampaignRow {
  customer: number;
  scores: Readonly<Record<(typeof GOALS)[number], number | null>>;
}

const GOALS = ["retention", "growth", "winback", "seasonal", "loyalty", "acquisition"] as const;

/**
 * Lays out what campaigns are judged by, into `recompute_campaigns`, after the scores are staged: where each customer
 * stands among all by value, and the share of their purchases in the season ahead. A shop without a year behind it
 * has no seasons yet.
 */
export async function stageCampaigns(tx: Queryable, staged: StagedSales): Promise<void> {
  const last = sql`${staged.lastDay}::date`;
  // Days until the same day of the year comes round, from the day after the last: 0 to 365.
  const ahead = sql`mod(mod((extract(doy from day) - extract(doy from ${last}))::int - 1, 366) + 366, 366)`;
  await stage(
    tx,
    "recompute_campaigns",
    sql`
      with seasons as (
        select customer, avg((${ahead} < ${SEASON_DAYS}::int)::int)::float8 as share, count(*) as purchases
        from recompute_days where ${staged.firstDay}::date <= ${last} - 365 group by customer
      ), shop as (
        select sum(share * purchases) / nullif(sum(purchases), 0) as share from seasons
      ), ranks as (
        select f.customer, cume_dist() over (order by s.expected nulls first) as expected_rank,
          cume_dist() over (order by s.at_risk nulls first) as at_risk_rank,
          cume_dist() over (order by s.at_risk * (1 - s.churn_risk) nulls first) as keepable_rank,
          cume_dist() over (order by f.net nulls first) as net_rank
        from recompute_facts f join recompute_scores s using (customer) where f.purchase_days > 0
      )
      select c.customer, case when s.expected is not null then expected_rank end as expected_rank,
        case when s.at_risk is not null then at_risk_rank end as at_risk_rank,
        case when s.at_risk * s.churn_risk is not null then keepable_rank end as keepable_rank,
        case when f.net is not null then net_rank end as net_rank,
        case when seasons.purchases >= ${SEASON_PURCHASES_MIN}::int then seasons.share end as season_share,
        shop.share as shop_season_share
      from recompute_customers c join recompute_facts f using (customer) join recompute_scores s using (customer)
      left join ranks using (customer) left join seasons using (customer) cross join shop`,
  );
  await tx.execute(sql`create index on recompute_campaigns (customer)`);
}

/** Reads what campaigns are judged by, of customers numbered above `after`, in order, a batch at a time. */
export async function readCampaignFacts(
  tx: Queryable,
  after: number,
  limit: number,
): Promise<CampaignFacts[]> {
  const rows = await tx.execute<CampaignColumns & { customer: number }>(sql`
    select customer, f.purchase_days as "purchaseDays", s.lifecycle, s.churn_risk as "churnRisk",
      c.expected_rank as "expectedValueRank", c.at_risk_rank as "valueAtRiskRank",
      c.keepable_rank as "keepableValueRank", c.net_rank as "netValueRank",
      s.momentum, c.season_share as "seasonShare", c.shop_season_share as "shopSeasonShare",
      s.discount_dependency as "discountDependency"
    from recompute_campaigns c join recompute_facts f using (customer) join recompute_scores s using (customer)
    where customer > ${after} order by customer limit ${limit}`);
  return rows.map(({ customer, ...columns }) => ({ customer, ...campaignCustomerOf(columns) }));
}

export async function clearCampaigns(tx: Queryable, tenantId: number): Promise<void> {
  await tx.execute(sql`delete from campaign_scores where tenant_id = ${tenantId}`);
}

/** Writes the scores of a batch of customers with what they rest on, after `clearCampaigns`. */
export async function insertCampaigns(
  tx: Queryable,
  tenantId: number,
  rows: readonly CampaignRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const scores = GOALS.map((goal) => sql`${arrayLiteral(rows.map((row) => row.scores[goal]))}::float8[]`);
  const goals = sql.raw(GOALS.join(", "));
  await tx.execute(sql`
    insert into campaign_scores (tenant_id, customer_id, ${goals}, expected_value_rank, value_at_risk_rank,
      net_value_rank, season_share, shop_season_share)
    select ${tenantId}, n.customer_id, ${goals}, expected_rank, at_risk_rank, net_rank, season_share, shop_season_share
    from unnest(${arrayLiteral(rows.map(({ customer }) => customer))}::int[], ${sql.join(scores, sql`, `)})
      as s(customer, ${goals})
    join recompute_campaigns using (customer) join recompute_customers n using (customer)`);
}
