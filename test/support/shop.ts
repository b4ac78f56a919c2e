import { aliasOf } from "../../src/privacy/alias.ts";
import { hashEmail, hashPhone } from "../../src/privacy/contact.ts";
import type { Queryable } from "../../src/store/database.ts";
import { combinedSales, customers, products, salesLines } from "../../src/store/schema/sales.ts";
import type { Tenant } from "../../src/store/tenants.ts";

export interface OrderOf {
  id: string;
  customer: string | null;
  /** Calendar day; noon UTC. */
  day: string;
  cents: number;
  kind?: "sale" | "return" | "cancelled";
  product?: string;
  discountCents?: number;
}

export interface CustomerOf {
  id: string;
  email?: string;
  phone?: string;
}

/** Fills a tenant with orders of one line each, with the customers and products they name. */
export async function fillShop(
  tx: Queryable,
  tenant: Tenant,
  orders: readonly OrderOf[],
  known: readonly CustomerOf[] = [],
): Promise<void> {
  const { tenantId, identityKey } = tenant;
  const ids = new Set([
    ...orders.flatMap((order) => order.customer ?? []),
    ...known.map((customer) => customer.id),
  ]);
  await tx.insert(customers).values(
    [...ids].map((customerId) => {
      const contact = known.find((customer) => customer.id === customerId);
      return {
        tenantId,
        customerId,
        alias: aliasOf(identityKey, customerId),
        emailHash: contact?.email ? (hashEmail(identityKey, contact.email) ?? null) : null,
        phoneHash: contact?.phone ? (hashPhone(identityKey, contact.phone) ?? null) : null,
      };
    }),
  );
  const names = [...new Set(orders.map((order) => order.product ?? "mug"))];
  await tx.insert(products).values(
    names.map((productId) => ({
      tenantId,
      productId,
      title: productId,
      category: `${productId}-category`,
    })),
  );
  await tx.insert(combinedSales).values(
    orders.map((order) => ({
      tenantId,
      orderId: order.id,
      customerId: order.customer,
      orderKind: order.kind ?? "sale",
      orderDate: new Date(`${order.day}T12:00:00Z`),
      currency: tenant.currency,
      orderValueCents: order.cents,
      reportingValueCents: order.cents,
      discountAmountCents: order.discountCents ?? 0,
      productCategory: `${order.product ?? "mug"}-category`,
      lineCount: 1,
      itemCount: 1,
      contentHash: order.id,
      syncRunId: 0,
    })),
  );
  await tx.insert(salesLines).values(
    orders.map((order) => ({
      tenantId,
      orderId: order.id,
      lineNo: 1,
      productId: order.product ?? "mug",
      quantity: order.cents < 0 ? -1 : 1,
      unitPrice: Math.abs(order.cents) / 100,
      lineValueCents: order.cents,
    })),
  );
}
