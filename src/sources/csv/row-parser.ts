import type { OrderHead, OrderLine, ReadContext, SourceRow } from "../source.ts";
import { createCellReader } from "./cells.ts";
import { createCustomerReader } from "./customer.ts";
import type { Layout } from "./layout.ts";
import type { Mapping } from "./mapping.ts";
import { lineOf, lineValueOf } from "./order-line.ts";
import { orderValueOf } from "./order-value.ts";
import { Reject } from "./reject.ts";

/** @param previous the head of the last order read whole, for rows that leave out what the row above said. */
export type RowParser = (
  lineNo: number,
  fields: readonly string[] | undefined,
  previous?: OrderHead,
) => SourceRow;

const DAY_MS = 86_400_000;

/** Makes the function from the fields of a row to what the row says. It never throws on a row, whatever is in it. */
export function createRowParser(
  mapping: Mapping,
  { layout, decimal, context }: { layout: Layout; decimal: "." | ","; context: ReadContext },
): RowParser {
  const cells = createCellReader(mapping, { layout, decimal, timeZone: context.shop.timeZone });
  const customerOf = createCustomerReader(context.identityKey, mapping.fixed.country);
  const rateOf = createRates(mapping, context.shop.currency);
  const defaultCurrency = mapping.fixed.currency ?? context.shop.currency;
  const newestMs = context.now.getTime() + DAY_MS;

  return (lineNo, fields, previous) => {
    if (fields?.every((field) => field.trim() === "")) return { kind: "skipped", lineNo, reason: "blank" };
    let orderKey: string | undefined;
    try {
      const row = cells.of(shapeOf(fields, layout.width));
      const rule = layout.rowRules.find((each) => each.matches(row.fields))?.rule;
      if (rule?.as === "skip") return { kind: "skipped", lineNo, reason: rule.reason };
      if (rule?.as === "reject") throw new Reject(rule.reason, "a rule of the mapping keeps such rows aside");
      const isContinuing = mapping.grain === "mixed";
      const above = isContinuing && previous ? previous : undefined;
      const id = row.id("orderId") ?? (mapping.columns.orderId ? above?.orderKey : undefined);
      orderKey = id;
      const same = above && id === above.orderKey ? above : undefined;
      const customer = customerOf(row);
      const kindRule = layout.kindRules.find((each) => each.matches(row.fields))?.rule;
      const orderedAt = row.date("orderDate") ?? same?.orderedAt;
      if (!orderedAt) throw new Reject("missing_date", `${row.name("orderDate")} is empty`);
      if (orderedAt.getTime() > newestMs) {
        throw new Reject("date_in_future", `${row.name("orderDate")} lies in the future`);
      }
      if (!mapping.columns.orderId) orderKey = derivedKey(customer.customerId, row.text("orderDate"));
      if (orderKey === undefined) {
        throw new Reject(
          "missing_order_id",
          `${row.name(mapping.columns.orderId ? "orderId" : "customerId")} is empty`,
        );
      }
      const money = orderValueOf(row, mapping.grain);
      const currency = currencyOf(row.text("currency") ?? same?.currency ?? defaultCurrency);
      // Written out, not spread: of a million rows this object is the dearest one.
      const order: OrderHead = {
        customerId: customer.customerId,
        emailHash: customer.emailHash,
        phoneHash: customer.phoneHash,
        valueCents: money.valueCents,
        shippingCents: money.shippingCents,
        discountCents: money.discountCents,
        taxCents: money.taxCents,
        refundedCents: money.refundedCents,
        items: money.items,
        currency,
        exchangeRate: rateOf(currency),
        orderKey,
        isKeyDerived: !mapping.columns.orderId,
        orderKind: row.text("cancelledAt") ? "cancelled" : kindOf(kindRule?.as),
        orderedAt,
        updatedAt: row.date("updatedAt") ?? null,
        paymentMethod: row.text("paymentMethod") ?? mapping.fixed.paymentMethod ?? null,
        financialStatus: row.text("financialStatus") ?? null,
        fulfillmentStatus: row.text("fulfillmentStatus") ?? null,
        country: row.text("country") ?? mapping.fixed.country ?? null,
        category:
          mapping.grain === "orders" ? (row.text("category") ?? mapping.fixed.category ?? null) : null,
      };
      if (mapping.grain === "orders" && order.valueCents === null) {
        throw new Reject("missing_value", `${row.name(mapping.columns.value ? "value" : "total")} is empty`);
      }
      if (rule?.as === "shipping") {
        return { kind: "charge", lineNo, order, charge: { kind: "shipping", cents: lineValueOf(row) } };
      }
      if (rule?.as === "discount") {
        // Files differ in the sign of a discount; it lowers the order's value in all of them.
        const cents = Math.abs(lineValueOf(row));
        return { kind: "charge", lineNo, order, charge: { kind: "discount", cents } };
      }
      const line = lineOf(row, mapping, order.valueCents);
      return { kind: "line", lineNo, order, line: order.orderKind === "return" ? returned(line) : line };
    } catch (error) {
      if (!(error instanceof Reject)) throw error;
      return { kind: "rejected", lineNo, reason: error.reason, detail: error.message, orderKey };
    }
  };
}

/** The fields in the width of the header; blanks beyond it are the trailing delimiters of sloppy writers. */
function shapeOf(fields: readonly string[] | undefined, width: number): readonly string[] {
  if (!fields) throw new Reject("broken_quotes", "a quote is not closed, or text follows a closing quote");
  if (fields.length === width) return fields;
  if (fields.length > width && fields.slice(width).every((field) => field.trim() === "")) {
    return fields.slice(0, width);
  }
  throw new Reject("wrong_column_count", `${fields.length} columns where the header has ${width}`);
}

function derivedKey(customerId: string | null, date: string | undefined): string | undefined {
  return customerId !== null && date ? `${customerId}:${date.replace(/\D+/g, "")}` : undefined;
}

/** What comes back counts negative, also in files that list returns with positive quantities. */
function returned(line: OrderLine | undefined): OrderLine | undefined {
  if (!line || line.quantity <= 0) return line;
  return { ...line, quantity: -line.quantity, valueCents: -line.valueCents };
}

function kindOf(treatment: string | undefined): "cancelled" | "return" | null {
  return treatment === "cancelled" || treatment === "return" ? treatment : null;
}

function currencyOf(text: string): string {
  const currency = text.length === 3 ? text.toUpperCase() : text;
  if (!/^[A-Z]{3}$/.test(currency)) throw new Reject("bad_currency", "the currency is no three-letter code");
  return currency;
}

/** Units of the shop's currency for one of another, over the base of the mapping's rates. */
function createRates(mapping: Mapping, shopCurrency: string): (currency: string) => number | null {
  const rates = mapping.exchangeRates;
  const inBase = (code: string) => (rates?.base === code ? 1 : rates?.rates[code]);
  const shop = inBase(shopCurrency);
  return (currency) => {
    if (currency === shopCurrency) return 1;
    const from = inBase(currency);
    return from && shop ? from / shop : null;
  };
}
