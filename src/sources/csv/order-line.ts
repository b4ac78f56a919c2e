import type { OrderLine } from "../source.ts";
import type { Cells } from "./cells.ts";
import type { Mapping } from "./mapping.ts";
import { toCents } from "./numbers.ts";
import { Reject } from "./reject.ts";

const AMOUNT_MAX = 1e10;
const QUANTITY_MAX = 1e6;

/** The line that a row holds; undefined where rows are whole orders without a product. */
export function lineOf(row: Cells, mapping: Mapping, orderValueCents: number | null): OrderLine | undefined {
  const title = row.text("productTitle") ?? null;
  const productId = row.id("productId") ?? title?.slice(0, 200);
  if (productId === undefined) {
    if (mapping.grain === "orders") return undefined;
    throw new Reject("missing_product", `${row.name("productId")} is empty`);
  }
  const quantity = quantityOf(row);
  const discountCents = row.cents("lineDiscount") ?? null;
  const valueCents = mapping.grain === "orders" ? (orderValueCents ?? 0) : lineValueOf(row);
  const unitPrice = row.number("unitPrice") ?? (quantity === 0 ? 0 : valueCents / 100 / quantity);
  const category = row.text("category") ?? mapping.fixed.category ?? null;
  return { productId, title, category, quantity, unitPrice, discountCents, valueCents };
}

/** Quantity times price less the line's discount, rounded once; or what the file says the line is worth. */
export function lineValueOf(row: Cells): number {
  const price = row.number("unitPrice");
  if (price === undefined) {
    const value = row.cents("value");
    if (value === undefined) throw new Reject("missing_price", `${row.name("unitPrice")} is empty`);
    return value;
  }
  if (price < 0) throw new Reject("negative_price", `${row.name("unitPrice")} is negative`);
  const amount = quantityOf(row) * price;
  if (Math.abs(amount) > AMOUNT_MAX) throw new Reject("bad_number", "quantity times price is too large");
  return toCents(amount) - (row.cents("lineDiscount") ?? 0);
}

function quantityOf(row: Cells): number {
  const quantity = row.number("quantity");
  if (quantity === undefined && row.has("quantity")) {
    throw new Reject("missing_quantity", `${row.name("quantity")} is empty`);
  }
  if (Math.abs(quantity ?? 1) > QUANTITY_MAX)
    throw new Reject("bad_number", `${row.name("quantity")} is too large`);
  return quantity ?? 1;
}
