import { and, eq, inArray, or, type SQL } from "drizzle-orm";
import { parseAlias } from "../privacy/alias.ts";
import { hashEmail, hashPhone } from "../privacy/contact.ts";
import type { Queryable } from "./database.ts";
import { combinedSales, customers } from "./schema/sales.ts";

const CANDIDATES_MAX = 10;

/**
 * Who a person means: by alias, shop id, e-mail, phone, or the number of an order with or without `#`. All
 * readings are tried, so that a number that is one customer's id and another's order is seen to be ambiguous.
 *
 * @returns ids of the customers that fit, at most ten; empty for nobody.
 */
export async function resolveCustomer(
  tx: Queryable,
  shop: { tenantId: number; identityKey: string },
  text: string,
): Promise<string[]> {
  const asked = text.trim();
  const emailHash = hashEmail(shop.identityKey, asked.replace(/^mailto:/i, ""));
  if (emailHash) return listIds(tx, shop.tenantId, [eq(customers.emailHash, emailHash)]);

  const bare = asked.replace(/^#/, "");
  // An alias may look like an order number of nine characters, so it is one reading among the others.
  const alias = parseAlias(asked);
  const phoneHash = /^[+\d\s().-]+$/.test(asked) ? hashPhone(shop.identityKey, asked) : undefined;
  const readings = [
    ...(alias ? [eq(customers.alias, alias)] : []),
    ...(asked.startsWith("#") ? [] : [eq(customers.customerId, bare)]),
    ...(phoneHash ? [eq(customers.phoneHash, phoneHash)] : []),
  ];
  const [named, ordered] = [
    readings.length > 0 ? await listIds(tx, shop.tenantId, readings) : [],
    await listBuyers(tx, shop.tenantId, [...new Set([bare, `#${bare}`, bare.toUpperCase()])]),
  ];
  return [...new Set([...named, ...ordered])].slice(0, CANDIDATES_MAX);
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
    .where(and(eq(combinedSales.tenantId, tenantId), inArray(combinedSales.orderId, [...orderIds])));
  return rows.flatMap((row) => row.id ?? []);
}
