import { sql } from "drizzle-orm";
import type { Queryable } from "./database.ts";
import { products } from "./schema/sales.ts";

/**
 * The words, in lower case, that a shop calls its goods by: those of its categories, and those that stand in the
 * titles of at least `titlesMin` products. A word of one title alone may be a customer's own, as on a personal gift.
 */
export async function readCatalogueWords(
  tx: Queryable,
  tenantId: number,
  titlesMin: number,
): Promise<string[]> {
  const rows = await tx.execute<{ word: string }>(sql`
    select word from (
      select distinct p.product_id, w.word, false as is_category
      from ${products} p, regexp_split_to_table(lower(coalesce(p.title, '')), '[^[:alpha:]]+') w(word)
      where p.tenant_id = ${tenantId}
    ) words
    where word <> ''
    group by word having count(*) >= ${titlesMin}
    union
    select w.word
    from (select distinct category from ${products} where tenant_id = ${tenantId}) c,
      regexp_split_to_table(lower(coalesce(c.category, '')), '[^[:alpha:]]+') w(word)
    where w.word <> ''`);
  return rows.map(({ word }) => word);
}
