import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { AGAIN_HALF_LIFE_DAYS } from "../../../src/analytics/recommend/buy-again.ts";
import type { Baskets } from "../../../src/analytics/recommend/count-pairs.ts";
import type { Purchases } from "../../../src/analytics/recommend/purchases.ts";
import type { BoughtRows } from "../../../src/analytics/recommend/recommend.ts";
import { dayNumber } from "../../support/cdnow.ts";
import { sharedPath } from "../../support/shared-data.ts";

/** One row per kept line of a customer of Online Retail II. Products are numbered in the order of their codes. */
export interface RetailLines {
  codes: string[];
  customer: Int32Array;
  product: Int32Array;
  invoice: Int32Array;
  day: Int32Array;
}

/** Invoice, StockCode, Description (quoted at will), Quantity, InvoiceDate, Price, CustomerID, Country. */
const LINE = /^(\d+),(\d{5}[^,]*),.*,(\d+),(\d{4}-\d\d-\d\d) [\d:]+,([\d.e-]+),(\d+),[^,]*$/;

/** By the cleaning rule behind the reference figures. Read once per process. */
export function readRetailLines(): Promise<RetailLines> {
  reading ??= read();
  return reading;
}

let reading: Promise<RetailLines> | undefined;

async function read(): Promise<RetailLines> {
  const file = createReadStream(sharedPath("online_retail/online_retail_II.csv.gz")).pipe(createGunzip());
  const codes = new Map<string, number>();
  const rows = {
    customer: [] as number[],
    code: [] as number[],
    invoice: [] as number[],
    day: [] as number[],
  };
  const days = new Map<string, number>();
  for await (const line of createInterface({ input: file.setEncoding("latin1") })) {
    const [, invoice, code = "", quantity, date = "", price, customer] = LINE.exec(line) ?? [];
    if (!(Number(quantity) > 0 && Number(price) > 0)) continue;
    const day = days.get(date) ?? dayNumber(date);
    days.set(date, day);
    const number = codes.get(code) ?? codes.size;
    codes.set(code, number);
    rows.customer.push(Number(customer));
    rows.code.push(number);
    rows.invoice.push(Number(invoice));
    rows.day.push(day);
  }
  const sorted = [...codes.keys()].sort();
  const numberOf = new Int32Array(codes.size);
  for (const [number, code] of sorted.entries()) numberOf[codes.get(code) ?? 0] = number;
  return {
    codes: sorted,
    customer: Int32Array.from(rows.customer),
    product: Int32Array.from(rows.code, (code) => numberOf[code] ?? 0),
    invoice: Int32Array.from(rows.invoice),
    day: Int32Array.from(rows.day),
  };
}

export type Bought = Omit<BoughtRows, "kept">;

/** Who bought what up to and including a day, as the recommender takes it, with the days as they were. */
export function boughtUntil(lines: RetailLines, lastDay: number): Bought & Purchases {
  const days = new Map<number, Set<number>>();
  for (const [row, day] of lines.day.entries()) {
    if (day > lastDay) continue;
    const key = (lines.customer[row] ?? 0) * lines.codes.length + (lines.product[row] ?? 0);
    const known = days.get(key);
    if (known) known.add(day);
    else days.set(key, new Set([day]));
  }
  const keys = [...days.keys()].sort((one, other) => one - other);
  const column = (value: (days: number[], key: number) => number) =>
    Int32Array.from(keys, (key) => value([...(days.get(key) ?? [])], key));
  return {
    customer: column((_, key) => Math.floor(key / lines.codes.length)),
    product: column((_, key) => key % lines.codes.length),
    days: column((on) => on.length),
    firstDay: column((on) => Math.min(...on)),
    lastDay: column((on) => Math.max(...on)),
    firstDaysAgo: column((on) => lastDay - Math.min(...on)),
    lastDaysAgo: column((on) => lastDay - Math.max(...on)),
    weight: column((on) =>
      Math.round(1e6 * on.reduce((sum, day) => sum + 0.5 ** ((lastDay - day) / AGAIN_HALF_LIFE_DAYS), 0)),
    ),
  };
}

/** The invoices up to and including a day. */
export function basketsUntil(lines: RetailLines, lastDay: number): Baskets {
  const baskets = new Map<number, { customer: number; products: Set<number> }>();
  for (const [row, day] of lines.day.entries()) {
    if (day > lastDay) continue;
    const invoice = lines.invoice[row] ?? 0;
    const known = baskets.get(invoice) ?? { customer: lines.customer[row] ?? 0, products: new Set<number>() };
    baskets.set(invoice, known);
    known.products.add(lines.product[row] ?? 0);
  }
  const ordered = [...baskets.values()].sort((one, other) => one.customer - other.customer);
  const starts = [0];
  for (const { products } of ordered) starts.push((starts.at(-1) ?? 0) + products.size);
  return {
    starts: Int32Array.from(starts),
    product: Int32Array.from(
      ordered.flatMap(({ products }) => [...products].sort((one, other) => one - other)),
    ),
    customer: Int32Array.from(ordered, ({ customer }) => customer),
    products: lines.codes.length,
  };
}

/** What customers bought in the days after `lastDay` up to `until`, of products that had been sold by then. */
export function boughtAfter(
  lines: RetailLines,
  { lastDay, until }: { lastDay: number; until: number },
): Map<number, Set<number>> {
  const sold = new Set<number>();
  for (const [row, day] of lines.day.entries()) if (day <= lastDay) sold.add(lines.product[row] ?? 0);
  const after = new Map<number, Set<number>>();
  for (const [row, day] of lines.day.entries()) {
    const product = lines.product[row] ?? 0;
    if (day <= lastDay || day > until || !sold.has(product)) continue;
    const customer = lines.customer[row] ?? 0;
    const known = after.get(customer) ?? new Set<number>();
    after.set(customer, known.add(product));
  }
  return after;
}
