import type { ProductSearch } from "../../tools/lookup/purchase-history.ts";
import { count, day, number, text } from "../columns.ts";
import { formatCount, formatDay, formatDays, formatMoney, formatNumber, UNKNOWN } from "../format.ts";
import type { Choice, Fact, Table } from "../report.ts";
import { lastPurchaseWords } from "../words.ts";
import { orderTable } from "./order-table.ts";
import type { Found, Input, Part } from "./wording.ts";

type History = Found<"purchase_history">;

/** A customer's orders, and whether they bought a product. */
export function presentPurchases(found: History, input: Input): Part {
  const { orders, search, provenance } = found;
  return {
    headline: search ? searchHeadline(found, search, input) : ordersHeadline(found),
    summary: [...(search ? [searchSummary(search)] : []), pageWords(found)].filter(Boolean).join(" "),
    facts: search ? searchFacts(search) : habitFacts(found),
    tables: [
      ...(search && search.products.length > 0 ? [productTable(search)] : []),
      ...(orders.length > 0 ? [orderTable(orders, provenance, "Orders, newest first")] : []),
    ],
    next: nextPage(found, input),
  };
}

function ordersHeadline({ customer, matching, days }: History): string {
  const counted = [
    formatCount(matching.sales, "order"),
    formatCount(matching.returns, "return"),
    ...(matching.cancelled > 0 ? [`${formatNumber(matching.cancelled)} cancelled`] : []),
  ].join(", ");
  return `${customer.alias}: ${counted}${daysWords(days)}`;
}

function searchHeadline({ customer, days }: History, search: ProductSearch, { product }: Input): string {
  const when = daysWords(days);
  if (!search.bought) return `No: ${customer.alias} did not buy “${product}”${when}`;
  const times = search.orders === 1 ? "once" : `in ${formatCount(search.orders, "order")}`;
  const last = search.lastBoughtOn === null ? "" : `, last on ${formatDay(search.lastBoughtOn)}`;
  return `Yes: ${customer.alias} bought “${product}” ${times}${when}${last}`;
}

function searchSummary({ matchedBy, knownInShop, bought }: ProductSearch): string {
  if (matchedBy === "similar") return "Nothing is called exactly so; these are spelt nearly so.";
  if (matchedBy === "category") return "That is a category: every product of it counts.";
  if (!bought && !knownInShop) return "The shop has no product or category called so.";
  return "";
}

function daysWords({ from, to }: History["days"]): string {
  if (from !== null && to !== null) return `, ${formatDay(from)} to ${formatDay(to)}`;
  if (from !== null) return ` since ${formatDay(from)}`;
  return to === null ? "" : ` until ${formatDay(to)}`;
}

function pageWords(history: History): string {
  const { orders, offset } = history;
  const all = allOf(history);
  if (orders.length === 0 || orders.length === all) return "";
  if (orders.length === 1) return `Number ${formatNumber(offset + 1)} of ${formatNumber(all)}.`;
  return `Numbers ${formatNumber(offset + 1)} to ${formatNumber(offset + orders.length)} of ${formatNumber(all)}.`;
}

const allOf = ({ matching }: History) => matching.sales + matching.returns + matching.cancelled;

function searchFacts(search: ProductSearch): Fact[] {
  if (!search.bought) return [];
  const dayOf = (on: string | null) => (on === null ? UNKNOWN : formatDay(on));
  return [
    { label: "Orders with it", value: formatNumber(search.orders) },
    { label: "Units bought", value: formatNumber(search.units) },
    ...(search.returnedUnits > 0
      ? [{ label: "Units sent back", value: formatNumber(search.returnedUnits) }]
      : []),
    { label: "First bought", value: dayOf(search.firstBoughtOn) },
    { label: "Last bought", value: dayOf(search.lastBoughtOn) },
  ];
}

function habitFacts({ customer, provenance }: History): Fact[] {
  return [
    { label: "Value so far", value: formatMoney(customer.netValueCents, provenance.currency) },
    { label: "Last purchase", value: lastPurchaseWords(customer, provenance) },
    { label: "Usual time between purchases", value: formatDays(customer.interpurchaseMeanDays) },
    { label: "Average order", value: formatMoney(customer.averageOrderValueCents, provenance.currency) },
  ];
}

function productTable({ products, productsLeftOut }: ProductSearch): Table {
  const more = productsLeftOut > 0 ? `, ${formatNumber(productsLeftOut)} more left out` : "";
  return {
    caption: `Products that answer to it${more}`,
    columns: [
      text("title", "Product"),
      text("category", "Category"),
      count("orders", "Orders"),
      number("units", "Units"),
      day("first_bought_on", "First bought"),
      day("last_bought_on", "Last bought"),
      { ...text("product_id", "Id"), isDetail: true },
      { ...number("returned_units", "Units sent back"), isDetail: true },
    ],
    rows: products.map((one) => [
      one.title ?? one.productId,
      one.category,
      one.orders,
      one.units,
      one.firstBoughtOn,
      one.lastBoughtOn,
      one.productId,
      one.returnedUnits,
    ]),
  };
}

function nextPage(history: History, input: Input): Choice[] {
  const offset = history.offset + history.orders.length;
  if (history.orders.length === 0 || offset >= allOf(history)) return [];
  const { customer } = history;
  return [
    {
      kind: "ask",
      label: "Earlier orders",
      request: { tool: "lookup_customer", input: { ...input, customer: customer.alias, offset } },
    },
  ];
}
