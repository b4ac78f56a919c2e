import type { Cells } from "./cells.ts";
import type { Mapping } from "./mapping.ts";

/** The order's money as far as this row knows it: goods without shipping and tax, less discounts and refunds. */
export function orderValueOf(row: Cells, grain: Mapping["grain"]) {
  const shippingCents = row.cents("shipping") ?? null;
  const taxCents = row.cents("tax") ?? null;
  const refundedCents = row.cents("refunded") ?? null;
  const goods = grain === "lines" ? null : goodsCents(row, { shippingCents, taxCents });
  return {
    shippingCents,
    taxCents,
    refundedCents,
    discountCents: row.cents("discount") ?? null,
    valueCents: goods === null ? null : lessRefund(goods, refundedCents),
    items: grain === "orders" && !row.has("productId") ? (row.number("quantity") ?? null) : null,
  };
}

function goodsCents(
  row: Cells,
  { shippingCents, taxCents }: { shippingCents: number | null; taxCents: number | null },
): number | null {
  const [value, total] = [row.cents("value"), row.cents("total")];
  const [shipping, tax] = [shippingCents ?? 0, taxCents ?? 0];
  if (value === undefined) return total === undefined ? null : total - shipping - tax;
  // Shops whose prices include tax export a subtotal with the tax in it, and nothing that says so but the sum.
  const isTaxIncluded = tax > 0 && total !== undefined && Math.abs(value + shipping - total) <= 1;
  return isTaxIncluded ? value - tax : value;
}

/** A refund covers goods first; what exceeds them was shipping and tax. */
function lessRefund(goods: number, refunded: number | null): number {
  return goods > 0 && refunded !== null ? goods - Math.min(Math.abs(refunded), goods) : goods;
}
