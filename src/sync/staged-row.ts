import type { OrderHead, SourceRow } from "../sources/source.ts";
import type { StagedRow } from "../store/imports/stage.ts";

type TakenRow = Extract<SourceRow, { kind: "line" | "charge" }>;

/**
 * Makes rows flat, as the staging table takes them. The lines of an order mostly repeat what the line above said
 * of it: only the first of them is staged as a head, which spares the database nineteen rows in twenty.
 */
export function createStager(): (row: TakenRow, part: number) => StagedRow {
  let above: { head: OrderHead; part: number } | undefined;
  return (row, part) => {
    const { order } = row;
    const isRepeated = above !== undefined && above.part === part && saysTheSame(above.head, order);
    above = { head: order, part };
    const head = isRepeated && row.kind === "line" && row.line ? undefined : order;
    const line = row.kind === "line" ? row.line : undefined;
    const charge = row.kind === "charge" ? row.charge : undefined;
    return {
      part,
      line_no: row.lineNo,
      order_key: order.orderKey,
      is_head: head !== undefined,
      is_key_derived: order.isKeyDerived,
      customer_id: head?.customerId ?? null,
      email_hash: head?.emailHash ?? null,
      phone_hash: head?.phoneHash ?? null,
      order_kind: head?.orderKind ?? null,
      ordered_at: head?.orderedAt.toISOString() ?? null,
      updated_at: head?.updatedAt?.toISOString() ?? null,
      currency: head?.currency ?? null,
      rate: head?.exchangeRate ?? null,
      value: head?.valueCents ?? null,
      shipping: head?.shippingCents ?? null,
      discount: head?.discountCents ?? null,
      tax: head?.taxCents ?? null,
      refunded: head?.refundedCents ?? null,
      payment_method: head?.paymentMethod ?? null,
      financial_status: head?.financialStatus ?? null,
      fulfillment_status: head?.fulfillmentStatus ?? null,
      country: head?.country ?? null,
      order_category: head?.category ?? null,
      items: head?.items ?? null,
      row_kind: line ? "line" : charge ? "charge" : "head",
      product_id: line?.productId ?? null,
      title: line?.title ?? null,
      category: line?.category ?? null,
      quantity: line?.quantity ?? null,
      unit_price: line?.unitPrice ?? null,
      line_discount: line?.discountCents ?? null,
      line_value: line?.valueCents ?? null,
      charge_shipping: charge?.kind === "shipping" ? charge.cents : null,
      charge_discount: charge?.kind === "discount" ? charge.cents : null,
    };
  };
}

/** Rows whose order is derived from customer and day are orders each, however much alike. */
function saysTheSame(above: OrderHead, below: OrderHead): boolean {
  return (
    !below.isKeyDerived &&
    above.orderKey === below.orderKey &&
    above.orderedAt.getTime() === below.orderedAt.getTime() &&
    above.updatedAt?.getTime() === below.updatedAt?.getTime() &&
    COMPARED.every((field) => above[field] === below[field])
  );
}

const COMPARED = [
  "customerId",
  "emailHash",
  "phoneHash",
  "orderKind",
  "currency",
  "exchangeRate",
  "valueCents",
  "shippingCents",
  "discountCents",
  "taxCents",
  "refundedCents",
  "paymentMethod",
  "financialStatus",
  "fulfillmentStatus",
  "country",
  "category",
  "items",
] as const satisfies readonly (keyof OrderHead)[];
