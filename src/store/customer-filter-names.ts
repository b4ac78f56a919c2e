import { and, eq, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Axis } from "../analytics/segments/axes.ts";
import { isCalled, isOfSegment } from "./customer-filter.ts";
import type { Queryable } from "./database.ts";
import { customerCategories } from "./schema/categories.ts";
import { archetypes, factCustomerCurrent as facts } from "./schema/facts.ts";

export function isArchetypeKnown(tx: Queryable, tenantId: number, called: string): Promise<boolean> {
  return exists(tx, archetypes, and(eq(archetypes.tenantId, tenantId), isCalled(called)));
}

/** Whether anybody is in a segment of the axis that is called so. */
export function isSegmentKnown(
  tx: Queryable,
  tenantId: number,
  segment: { axis: Axis; name: string },
): Promise<boolean> {
  return exists(tx, facts, and(eq(facts.tenantId, tenantId), isOfSegment(segment)));
}

/** Whether anybody bought of a category that is called so, whatever its case. */
export function isCategoryKnown(tx: Queryable, tenantId: number, category: string): Promise<boolean> {
  return exists(
    tx,
    customerCategories,
    and(
      eq(customerCategories.tenantId, tenantId),
      sql`lower(${customerCategories.category}) = lower(${category})`,
    ),
  );
}

async function exists(tx: Queryable, table: PgTable, condition: SQL | undefined): Promise<boolean> {
  const rows = await tx.select({ one: sql`1` }).from(table).where(condition).limit(1);
  return rows.length > 0;
}
