import type { SourceRow } from "../sources/source.ts";
import type { StagedRow } from "../store/imports/stage.ts";

/** A row as read, flat, as the staging table takes it. */
export function stagedRow(row: Extract<SourceRow, { kind: "line" | "charge" }>, part: number): StagedRow {
  const { order } = row;
  const line = row.kind === "line" ? row.line : undefined;
  const charge = row.kind === "charge" ? row.charge : undefined;
  return {
    part,
    line_no: row.lineNo,
    order_key: order.orderKey,
    is_key_derived: order.isKeyDerived,
    customer_id: order.customerId,
    email_hash: order.emailHash,
    phone_hash: order.phoneHash,
    order_kind: order.orderKind,
    ordered_at: order.orderedAt.toISOString(),
    updated_at: order.updatedAt?.toISOString() ?? null,
    currency: order.currency,
    rate: order.exchangeRate,
    value: order.valueCents,
    shipping: order.shippingCents,
    discount: order.discountCents,
    tax: order.taxCents,
    refunded: order.refundedCents,
    payment_method: order.paymentMethod,
    financial_status: order.financialStatus,
    fulfillment_status: order.fulfillmentStatus,
    country: order.country,
    order_category: order.category,
    items: order.items,
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
}
