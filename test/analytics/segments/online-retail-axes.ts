import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { dayNumber } from "../../support/cdnow.ts";
import { sharedPath } from "../../support/shared-data.ts";

/**
 * The eight features behind the reference segmentation of Online Retail II, as of a day: days since the last
 * purchase, purchase days, spend a day, days since the first purchase, variation of the days between (of three
 * purchases on; null below), products a day, spend by items, value sent back by spend.
 */
export type AxisRow = readonly [number, number, number, number, number | null, number, number, number];

/** Feature rows by customer id, for each of the days asked for; the file is read once. */
export async function onlineRetailAxes(lastDays: readonly string[]): Promise<Map<string, AxisRow>[]> {
  const ends = lastDays.map(dayNumber);
  const lines: SoldLine[] = [];
  for await (const line of linesOf("online_retail/online_retail_II.csv.gz")) {
    const sold = lineOf(line);
    if (sold) lines.push(sold);
  }
  return ends.map((end) => rowsAt(lines, end));
}

interface SoldLine {
  customer: string;
  day: number;
  product: string;
  items: number;
  value: number;
}

interface Account {
  days: Set<number>;
  products: Set<string>;
  items: number;
  spend: number;
  returned: number;
}

function rowsAt(lines: readonly SoldLine[], end: number): Map<string, AxisRow> {
  const accounts = new Map<string, Account>();
  for (const { customer, day, product, items, value } of lines) {
    if (day > end) continue;
    let account = accounts.get(customer);
    if (!account) {
      account = { days: new Set(), products: new Set(), items: 0, spend: 0, returned: 0 };
      accounts.set(customer, account);
    }
    if (items < 0) {
      account.returned -= value;
      continue;
    }
    account.days.add(day);
    account.products.add(`${day} ${product}`);
    account.items += items;
    account.spend += value;
  }
  return new Map(
    [...accounts].filter(([, { days }]) => days.size > 0).map(([id, account]) => [id, rowOf(account, end)]),
  );
}

function rowOf({ days, products, items, spend, returned }: Account, end: number): AxisRow {
  const inOrder = [...days].sort((one, other) => one - other);
  const gaps = inOrder.slice(1).map((day, index) => day - (inOrder[index] ?? 0));
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const squares = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0);
  return [
    end - (inOrder.at(-1) ?? end),
    days.size,
    spend / days.size,
    end - (inOrder[0] ?? end),
    gaps.length > 1 ? Math.sqrt(squares / (gaps.length - 1)) / mean : null,
    products.size / days.size,
    spend / items,
    Math.min(1, returned / spend),
  ];
}

/** Invoice, StockCode, Description (quoted at will), Quantity, InvoiceDate, Price, CustomerID, Country. */
const LINE = /^(C?)\d+,(\d{5}[^,]*),.*,(-?\d+),(\d{4}-\d\d-\d\d) [\d:]+,([\d.e-]+),(\d+),[^,]*$/;

/** Goods sold to a known customer for money, or sent back by one on a cancellation. */
function lineOf(text: string): SoldLine | undefined {
  const [, cancelled, product = "", quantity, date = "", price, customer = ""] = LINE.exec(text) ?? [];
  const items = Number(quantity);
  const value = items * Number(price);
  if (!customer || (cancelled === "C" ? items >= 0 : value <= 0 || items <= 0)) return undefined;
  return { customer, day: dayNumber(date), product, items, value };
}

async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of createReadStream(sharedPath(file)).pipe(createGunzip()).setEncoding("latin1")) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield line.trimEnd();
  }
  if (rest) yield rest;
}
