import { z } from "zod";
import { listLines, listOrders, type OrdersOf } from "../../store/customer-orders.ts";
import type { Queryable } from "../../store/database.ts";

export const orderSchema = z.object({
  orderId: z.string(),
  kind: z.enum(["sale", "return", "cancelled"]),
  at: z.iso.datetime(),
  valueCents: z.number().int().describe("In the order's own currency"),
  currency: z.string(),
  items: z.number().int(),
  category: z.string().nullable(),
  fulfillmentStatus: z.string().nullable().describe("As the shop's system calls it; null = unknown"),
  lines: z
    .array(
      z.object({
        productId: z.string(),
        title: z.string().nullable(),
        quantity: z.number(),
        valueCents: z.number().int(),
      }),
    )
    .describe("The first lines of the order, in its currency"),
  linesLeftOut: z.number().int().describe("Further lines that are not listed"),
});
export type CustomerOrder = z.infer<typeof orderSchema>;

/** The newest orders with what was in them. */
export async function readOrders(
  tx: Queryable,
  orders: OrdersOf,
  page: { limit: number; offset: number },
): Promise<CustomerOrder[]> {
  const rows = await listOrders(tx, orders, page);
  const orderIds = rows.map(({ orderId }) => orderId);
  const lines = await listLines(tx, orders.tenantId, { orderIds, perOrder: LINES_PER_ORDER });
  const linesOf = new Map<string, CustomerOrder["lines"]>();
  for (const { orderId, ...line } of lines) {
    const listed = linesOf.get(orderId);
    if (listed) listed.push(line);
    else linesOf.set(orderId, [line]);
  }
  return rows.map(({ lineCount, ...order }) => {
    const listed = linesOf.get(order.orderId) ?? [];
    return {
      ...order,
      kind: kindOf(order.kind),
      at: order.at.toISOString(),
      lines: listed,
      linesLeftOut: Math.max(0, lineCount - listed.length),
    };
  });
}

/** Wholesale orders have hundreds: enough to see what it was about. */
const LINES_PER_ORDER = 20;

function kindOf(kind: string): CustomerOrder["kind"] {
  return kind === "return" || kind === "cancelled" ? kind : "sale";
}
