import type { CustomerOrder } from "../../tools/lookup/orders.ts";
import type { Provenance } from "../../tools/shared.ts";
import { count, detail, instant, number, text } from "../columns.ts";
import { formatMoney, formatNumber, formatWord } from "../format.ts";
import type { Table } from "../report.ts";

/** Orders as rows, each value in the order's own currency. */
export function orderTable(
  orders: readonly CustomerOrder[],
  { timeZone }: Pick<Provenance, "timeZone">,
  caption: string,
): Table {
  return {
    caption,
    columns: [
      text("order", "Order"),
      instant("date", "Date", timeZone),
      text("kind", "Kind"),
      number("order_value", "Value"),
      text("products", "Products"),
      text("fulfillment", "Fulfilment"),
      detail(text("currency", "Currency")),
      detail(count("items", "Items")),
      detail(text("category", "Category")),
    ],
    rows: orders.map((order) => [
      order.orderId,
      order.at,
      order.kind,
      { value: order.valueCents / 100, text: formatMoney(order.valueCents, order.currency) },
      productWords(order),
      order.fulfillmentStatus === null ? null : formatWord(order.fulfillmentStatus),
      order.currency,
      order.items,
      order.category,
    ]),
  };
}

const PRODUCTS_SHOWN = 3;

/** `2 × Mug, Vase, 4 more`; null where the source names no lines. */
function productWords({ lines, linesLeftOut }: CustomerOrder): string | null {
  if (lines.length === 0) return null;
  const shown = lines.slice(0, PRODUCTS_SHOWN).map(({ title, productId, quantity }) => {
    const units = Math.abs(quantity);
    return units === 1 ? (title ?? productId) : `${formatNumber(units)} × ${title ?? productId}`;
  });
  const more = lines.length - shown.length + linesLeftOut;
  return [...shown, ...(more > 0 ? [`${formatNumber(more)} more`] : [])].join(", ");
}
