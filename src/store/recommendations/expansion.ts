import { and, count, desc, eq, gte, inArray, notInArray, sql } from "drizzle-orm";
import { arrayLiteral } from "../array-literal.ts";
import { type CustomerFilter, customerConditions } from "../customer-filter.ts";
import type { Queryable } from "../database.ts";
import { customerCategories } from "../schema/categories.ts";
import { categoryPairs } from "../schema/category-pairs.ts";
import { factCustomerCurrent as facts } from "../schema/facts.ts";

export type CategoryPair = Omit<typeof categoryPairs.$inferSelect, "tenantId">;

/** The categories a customer has bought of. */
export async function listOwnCategories(
  tx: Queryable,
  shop: { tenantId: number; customerId: string },
): Promise<string[]> {
  const rows = await tx
    .select({ category: customerCategories.category })
    .from(customerCategories)
    .where(
      and(eq(customerCategories.tenantId, shop.tenantId), eq(customerCategories.customerId, shop.customerId)),
    )
    .orderBy(customerCategories.category);
  return rows.map(({ category }) => category);
}

/** The categories of a group with its members in each, those of a handful left out. */
export async function listMemberCategories(
  tx: Queryable,
  tenantId: number,
  { filter, min }: { filter: CustomerFilter; min: number },
) {
  return tx
    .select({ category: customerCategories.category, members: count() })
    .from(customerCategories)
    .where(
      and(
        eq(customerCategories.tenantId, tenantId),
        inArray(customerCategories.customerId, membersOf(tx, tenantId, filter)),
      ),
    )
    .groupBy(customerCategories.category)
    .having(gte(count(), min))
    .orderBy(desc(count()), customerCategories.category);
}

/** What buyers of some categories, or of each, bought besides, of the whole shop, by counts of customers. */
export async function listPairsFrom(
  tx: Queryable,
  tenantId: number,
  { from, without, min }: { from: readonly string[] | "all"; without: readonly string[]; min: number },
): Promise<CategoryPair[]> {
  if (from.length === 0) return [];
  return tx
    .select({
      category: categoryPairs.category,
      otherCategory: categoryPairs.otherCategory,
      customersBoth: categoryPairs.customersBoth,
      customersCategory: categoryPairs.customersCategory,
      customersOther: categoryPairs.customersOther,
      customersTotal: categoryPairs.customersTotal,
    })
    .from(categoryPairs)
    .where(
      and(
        eq(categoryPairs.tenantId, tenantId),
        from === "all" ? undefined : inArray(categoryPairs.category, [...from]),
        without.length > 0 ? notInArray(categoryPairs.otherCategory, [...without]) : undefined,
        gte(categoryPairs.customersCategory, BUYERS_MIN),
        gte(categoryPairs.customersBoth, min),
      ),
    )
    .orderBy(categoryPairs.category, categoryPairs.otherCategory);
}

/** Shares of fewer buyers are not offered as a reason. */
const BUYERS_MIN = 30;

/** How many of a group bought of a category, and how many of these not yet of the other one. */
export async function countCandidates(
  tx: Queryable,
  tenantId: number,
  {
    filter,
    pairs,
  }: { filter: CustomerFilter; pairs: readonly { category: string; otherCategory: string }[] },
) {
  if (pairs.length === 0) return [];
  const from = arrayLiteral([...new Set(pairs.map(({ category }) => category))]);
  // Who is a member is settled first: joined at once, each member's categories are read anew for every pair.
  return tx.execute<{ category: string; otherCategory: string; members: number; candidates: number }>(sql`
    with own as materialized (
      select customer_id, category from customer_categories
      where tenant_id = ${tenantId} and category = any(${from}::text[])
        and customer_id in (${membersOf(tx, tenantId, filter)})
    )
    select asked.category, asked."otherCategory", count(*)::int as members,
      (count(*) filter (where other.customer_id is null))::int as candidates
    from jsonb_to_recordset(${JSON.stringify(pairs)}::text::jsonb) as asked(category text, "otherCategory" text)
    join own on own.category = asked.category
    left join customer_categories other on other.tenant_id = ${tenantId} and other.customer_id = own.customer_id
      and other.category = asked."otherCategory"
    group by 1, 2`);
}

function membersOf(tx: Queryable, tenantId: number, filter: CustomerFilter) {
  return tx
    .select({ customerId: facts.customerId })
    .from(facts)
    .where(customerConditions(tx, tenantId, filter));
}
