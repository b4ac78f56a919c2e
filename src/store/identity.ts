import { and, desc, eq, isNotNull, or, sql } from "drizzle-orm";
import { parseAlias } from "../privacy/alias.ts";
import { hashEmail, hashesOfPhone } from "../privacy/contact.ts";
import { arrayLiteral } from "./array-literal.ts";
import { buildOnce } from "./build-once.ts";
import type { Queryable } from "./database.ts";
import { combinedSales, customers, orderNumberOf } from "./schema/sales.ts";

const CANDIDATES_MAX = 10;

/** No id is longer, and no address. */
const LENGTH_MAX = 320;

/**
 * Who a person means: by alias, shop id, e-mail, phone, or the number of an order. All readings are tried, so that
 * a number that is one customer's id and another's order is seen to be ambiguous.
 *
 * @returns ids of the customers that fit, at most ten; empty for nobody.
 */
export async function resolveCustomer(
  tx: Queryable,
  shop: { tenantId: number; identityKey: string },
  text: string,
): Promise<string[]> {
  const asked = text.trim();
  // The database takes no text with a null character, so nobody has such a name.
  if (asked === "" || asked.length > LENGTH_MAX || asked.includes("\0")) return [];
  const emailHash = hashEmail(shop.identityKey, asked);
  if (emailHash) return listIds(tx, shop.tenantId, { emailHash });

  // An alias may look like an order number of nine characters, so it is one reading among the others.
  const [named, ordered] = await Promise.all([
    listIds(tx, shop.tenantId, {
      alias: parseAlias(asked),
      customerId: asked.startsWith("#") ? undefined : asked,
      phoneHashes: hashesOfPhone(shop.identityKey, asked),
    }),
    listBuyers(tx, shop.tenantId, asked),
  ]);
  return [...new Set([...named, ...ordered])].slice(0, CANDIDATES_MAX);
}

/** The customer of an alias, by the shop's id. */
export async function findCustomerId(
  tx: Queryable,
  tenantId: number,
  alias: string,
): Promise<string | undefined> {
  const [id] = await listIds(tx, tenantId, { alias });
  return id;
}

/** What somebody may be called; undefined where the text can't be read so. */
interface Readings {
  alias?: string | undefined;
  customerId?: string | undefined;
  emailHash?: string | undefined;
  phoneHashes?: readonly string[] | undefined;
}

async function listIds(tx: Queryable, tenantId: number, readings: Readings): Promise<string[]> {
  const { alias = null, customerId = null, emailHash = null, phoneHashes = [] } = readings;
  const rows = await selectNamed(tx, {
    ...{ tenantId, alias, customerId, emailHash },
    phoneHashes: arrayLiteral(phoneHashes),
  });
  return rows.map((row) => row.id);
}

// Nothing equals null, so a reading that there isn't finds nobody.
const selectNamed = buildOnce(
  ["tenantId", "alias", "customerId", "emailHash", "phoneHashes"],
  { id: customers.customerId },
  (select, { tenantId, alias, customerId, emailHash, phoneHashes }) =>
    select
      .from(customers)
      .where(
        and(
          eq(customers.tenantId, tenantId),
          or(
            eq(customers.alias, alias),
            eq(customers.customerId, customerId),
            eq(customers.emailHash, emailHash),
            sql`${customers.phoneHash} = any(${phoneHashes}::text[])`,
          ),
        ),
      )
      .orderBy(customers.customerId)
      .limit(CANDIDATES_MAX),
);

/**
 * Who bought under the number of an order. Who names its series too (`DE#7`) means none of another (`UK#7`), unless
 * the shop writes its numbers otherwise.
 */
async function listBuyers(tx: Queryable, tenantId: number, asked: string): Promise<string[]> {
  const rows = await selectBuyers(tx, { tenantId, asked });
  const written = asked.indexOf("#") > 0 ? rows.filter((row) => row.isWritten) : [];
  return (written.length > 0 ? written : rows).flatMap((row) => row.id ?? []);
}

const asked = sql.placeholder("asked");
const isWritten = sql<boolean>`bool_or(lower(${combinedSales.orderId}) = lower(${asked}::text))`;

const selectBuyers = buildOnce(
  ["tenantId", "asked"],
  { id: combinedSales.customerId, isWritten },
  (select, { tenantId }) =>
    select
      .from(combinedSales)
      .where(
        and(
          eq(combinedSales.tenantId, tenantId),
          eq(combinedSales.orderNumber, orderNumberOf(sql`${asked}::text`)),
          isNotNull(combinedSales.customerId),
        ),
      )
      .groupBy(combinedSales.customerId)
      .orderBy(desc(isWritten), combinedSales.customerId)
      .limit(CANDIDATES_MAX),
);
