import { and, asc, count, desc, eq, gt, gte, inArray, isNotNull, not, type SQL, sql } from "drizzle-orm";
import type { CampaignCustomer, CampaignGoal } from "../analytics/campaign/campaign-customer.ts";
import { arrayLiteral } from "./array-literal.ts";
import { campaignCustomerOf } from "./campaign-customer.ts";
import { type CustomerFilter, customerConditions, membersOfArchetypes } from "./customer-filter.ts";
import type { Queryable } from "./database.ts";
import { campaignScores as scores } from "./schema/behaviour.ts";
import { archetypes, factCustomerCurrent as facts } from "./schema/facts.ts";
import { customers } from "./schema/sales.ts";

/** Whom a campaign is for, and whom it leaves out. */
export interface CampaignAudience {
  goal: CampaignGoal;
  filter: CustomerFilter;
  scoreMin: number | undefined;
  /** Ids of archetypes; of level 1 with all that refine them. */
  withoutArchetypes: readonly string[];
  /** Leaves out those who bought within so many days. */
  withoutRecentDays: number | undefined;
  withoutAliases: readonly string[];
}

/** How many the goal is for, of those who fit the filters, and how many of them are left after the exclusions. */
export async function countAudience(tx: Queryable, tenantId: number, audience: CampaignAudience) {
  const [row] = await tx
    .select({
      scored: count(),
      eligible: sql<number>`(count(*) filter (where ${included(tx, tenantId, audience)}))::int`,
    })
    .from(facts)
    .innerJoin(scores, and(eq(scores.tenantId, facts.tenantId), eq(scores.customerId, facts.customerId)))
    .where(and(customerConditions(tx, tenantId, audience.filter), isNotNull(scores[audience.goal])));
  return { scored: row?.scored ?? 0, eligible: row?.eligible ?? 0 };
}

export type ChosenRow = Awaited<ReturnType<typeof rankAudience>>[number];

/** The first of the audience by score, ties by id. */
export async function rankAudience(
  tx: Queryable,
  tenantId: number,
  { audience, limit }: { audience: CampaignAudience; limit: number },
) {
  return tx
    .select({
      customerId: facts.customerId,
      churnRisk: facts.churnRisk,
      netValueCents: facts.netValueCents,
      valueAtRiskCents: facts.valueAtRiskCents,
      expectedValue12mCents: facts.expectedValue12mCents,
    })
    .from(facts)
    .innerJoin(scores, and(eq(scores.tenantId, facts.tenantId), eq(scores.customerId, facts.customerId)))
    .where(
      and(
        customerConditions(tx, tenantId, audience.filter),
        isNotNull(scores[audience.goal]),
        included(tx, tenantId, audience),
      ),
    )
    .orderBy(desc(scores[audience.goal]), asc(facts.customerId))
    .limit(limit);
}

function included(tx: Queryable, tenantId: number, audience: CampaignAudience): SQL {
  const { withoutArchetypes, withoutRecentDays, withoutAliases, scoreMin, goal } = audience;
  const conditions = [
    scoreMin === undefined ? undefined : gte(scores[goal], scoreMin),
    withoutRecentDays === undefined ? undefined : gt(facts.recencyDays, withoutRecentDays),
    withoutArchetypes.length === 0
      ? undefined
      : not(
          inArray(
            facts.customerId,
            membersOfArchetypes(tx, tenantId, inArray(archetypes.archetypeId, [...withoutArchetypes])),
          ),
        ),
    withoutAliases.length === 0
      ? undefined
      : not(inArray(facts.customerId, calledAny(tx, tenantId, withoutAliases))),
  ];
  return and(...conditions) ?? sql`true`;
}

function calledAny(tx: Queryable, tenantId: number, aliases: readonly string[]) {
  return tx
    .select({ customerId: customers.customerId })
    .from(customers)
    .where(and(eq(customers.tenantId, tenantId), inArray(customers.alias, [...aliases])));
}

/** Which of these aliases are anybody's. */
export async function findAliases(
  tx: Queryable,
  tenantId: number,
  aliases: readonly string[],
): Promise<string[]> {
  if (aliases.length === 0) return [];
  const rows = await tx
    .select({ alias: customers.alias })
    .from(customers)
    .where(and(eq(customers.tenantId, tenantId), inArray(customers.alias, [...aliases])));
  return rows.map(({ alias }) => alias);
}

export interface CampaignFigures {
  customerId: string;
  score: number;
  /** What the score is made of. */
  judged: CampaignCustomer;
}

/** The score of customers under a goal, and all it rests on. */
export async function findCampaignFigures(
  tx: Queryable,
  tenantId: number,
  { goal, ids }: { goal: CampaignGoal; ids: readonly string[] },
): Promise<CampaignFigures[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({
      customerId: facts.customerId,
      score: scores[goal],
      purchaseDays: facts.purchaseDays,
      lifecycle: facts.lifecycle,
      churnRisk: facts.churnRisk,
      expectedValueRank: scores.expectedValueRank,
      valueAtRiskRank: scores.valueAtRiskRank,
      // The score of retention is this rank, where churn is known, and the rank of the value at risk elsewhere.
      keepableValueRank: sql<
        number | null
      >`case when ${facts.churnRisk} is not null then ${scores.retention} end`,
      netValueRank: scores.netValueRank,
      momentum: facts.momentum,
      seasonShare: scores.seasonShare,
      shopSeasonShare: scores.shopSeasonShare,
      discountDependency: facts.discountDependency,
    })
    .from(facts)
    .innerJoin(scores, and(eq(scores.tenantId, facts.tenantId), eq(scores.customerId, facts.customerId)))
    .where(and(eq(facts.tenantId, tenantId), inArray(facts.customerId, [...ids])));
  return rows.flatMap(({ customerId, score, ...columns }) =>
    score === null ? [] : [{ customerId, score, judged: campaignCustomerOf(columns) }],
  );
}

/** How many of these customers are of each archetype of level 1; null for those of none. */
export async function countArchetypesOf(
  tx: Queryable,
  tenantId: number,
  ids: readonly string[],
): Promise<{ id: string | null; name: string | null; customers: number }[]> {
  return tx.execute<{ id: string | null; name: string | null; customers: number }>(sql`
    select whole.archetype_id as id, whole.name, count(*)::int as customers
    from unnest(${arrayLiteral(ids)}::text[]) as chosen(customer_id)
    left join customer_profiles p on p.tenant_id = ${tenantId} and p.customer_id = chosen.customer_id
    left join archetypes a on a.tenant_id = ${tenantId} and a.archetype_id = p.archetype_id
    left join archetypes whole on whole.tenant_id = ${tenantId}
      and whole.archetype_id = coalesce(a.parent_id, a.archetype_id)
    group by 1, 2 order by customers desc, 1 nulls last`);
}
