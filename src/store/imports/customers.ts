import { sql } from "drizzle-orm";
import { aliasOf } from "../../privacy/alias.ts";
import { arrayLiteral } from "../array-literal.ts";
import type { Queryable } from "../database.ts";

const BATCH = 5_000;
const ATTEMPTS_MAX = 8;

/** Gives every customer of the staged rows who is not known yet a row and an alias; takes on new contact hashes. */
export async function upsertCustomers(
  tx: Queryable,
  shop: { tenantId: number; identityKey: string },
): Promise<{ added: number }> {
  await tx.execute(sql`
    create temporary table import_customers on commit drop as
    select coalesce(customer_id, 'email:' || email_hash, 'phone:' || phone_hash) as customer_id,
      max(email_hash) as email_hash, max(phone_hash) as phone_hash
    from import_rows where is_head and coalesce(customer_id, email_hash, phone_hash) is not null group by 1`);
  await tx.execute(sql`create unique index on import_customers (customer_id)`);
  await tx.execute(sql`
    update customers c set email_hash = coalesce(i.email_hash, c.email_hash), phone_hash = coalesce(i.phone_hash, c.phone_hash)
    from import_customers i
    where c.tenant_id = ${shop.tenantId} and c.customer_id = i.customer_id
      and (c.email_hash, c.phone_hash)
        is distinct from (coalesce(i.email_hash, c.email_hash), coalesce(i.phone_hash, c.phone_hash))`);
  let added = 0;
  for (let after = ""; ; ) {
    const rows = await tx.execute<{ id: string }>(sql`
      select i.customer_id as id from import_customers i
      where i.customer_id > ${after} and not exists (
        select from customers c where c.tenant_id = ${shop.tenantId} and c.customer_id = i.customer_id)
      order by i.customer_id limit ${BATCH}`);
    const ids = rows.map((row) => row.id);
    const last = ids.at(-1);
    if (last === undefined) return { added };
    await addWithAliases(tx, shop, ids);
    added += ids.length;
    after = last;
  }
}

/** An alias that somebody else holds already is passed over for the next attempt's. */
async function addWithAliases(
  tx: Queryable,
  shop: { tenantId: number; identityKey: string },
  ids: readonly string[],
): Promise<void> {
  let pending = ids;
  for (let attempt = 0; pending.length > 0 && attempt < ATTEMPTS_MAX; attempt += 1) {
    const aliases = pending.map((id) => aliasOf(shop.identityKey, id, attempt));
    const added = await tx.execute<{ id: string }>(sql`
      insert into customers (tenant_id, customer_id, alias, email_hash, phone_hash)
      select ${shop.tenantId}, n.id, n.alias, i.email_hash, i.phone_hash
      from unnest(${arrayLiteral(pending)}::text[], ${arrayLiteral(aliases)}::text[]) as n(id, alias)
      join import_customers i on i.customer_id = n.id
      on conflict do nothing returning customer_id as id`);
    const known = new Set(added.map((row) => row.id));
    pending = pending.filter((id) => !known.has(id));
  }
  if (pending.length > 0) throw new Error(`no free alias for ${pending.length} customers`);
}
