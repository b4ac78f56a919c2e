import { and, eq, inArray, or, type SQL } from "drizzle-orm";
import { parseAlias } from "../privacy/alias.ts";
import { hashEmail, hashesOfPhone } from "../privacy/contact.ts";
import type { Queryable } from "./database.ts";
import { combinedSales, customers } from "./schema/sales.ts";

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
  if (emailHash) return listIds(tx, shop.tenantId, [eq(customers.emailHash, emailHash)]);

  // An alias may look like an order number of nine characters, so it is one reading among the others.
  const alias = parseAlias(asked);
  const phoneHashes = hashesOfPhone(shop.identityKey, asked);
  const readings = [
    ...(alias ? [eq(customers.alias, alias)] : []),
    ...(asked.startsWith("#") ? [] : [eq(customers.customerId, asked)]),
    ...(phoneHashes.length > 0 ? [inArray(customers.phoneHash, phoneHashes)] : []),
  ];
  const [named, ordered] = await Promise.all([
    readings.length > 0 ? listIds(tx, shop.tenantId, readings) : [],
    listBuyers(tx, shop.tenantId, orderNumbers(asked)),
  ]);
  return [...new Set([...named, ...ordered])].slice(0, CANDIDATES_MAX);
}

/** The customer of an alias, by the shop's id. */
export async function findCustomerId(
  tx: Queryable,
  tenantId: number,
  alias: string,
): Promise<string | undefined> {
  const [id] = await listIds(tx, tenantId, [eq(customers.alias, alias)]);
  return id;
}

/**
 * The ways in which a shop may have written the number of an order: `1042`, `#1042` and `Shop#1042` are one, and so
 * are those in capitals or not. (Written out, as the index finds them: it knows no case.)
 */
function orderNumbers(asked: string): string[] {
  const bare = asked.replace(/^[\p{L}\p{N} ._-]*#\s*/u, "");
  const forms = [asked, bare, `#${bare}`].flatMap((form) => [form, form.toUpperCase(), form.toLowerCase()]);
  return [...new Set(forms.filter((form) => form !== "" && form !== "#"))];
}

async function listIds(tx: Queryable, tenantId: number, readings: readonly SQL[]): Promise<string[]> {
  const rows = await tx
    .select({ id: customers.customerId })
    .from(customers)
    .where(and(eq(customers.tenantId, tenantId), or(...readings)))
    .orderBy(customers.customerId)
    .limit(CANDIDATES_MAX);
  return rows.map((row) => row.id);
}

async function listBuyers(tx: Queryable, tenantId: number, orderIds: readonly string[]): Promise<string[]> {
  const rows = await tx
    .select({ id: combinedSales.customerId })
    .from(combinedSales)
    .where(and(eq(combinedSales.tenantId, tenantId), inArray(combinedSales.orderId, [...orderIds])))
    .orderBy(combinedSales.orderId);
  return rows.flatMap((row) => row.id ?? []);
}
