import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { dayNumber } from "./cdnow.ts";
import { sharedPath } from "./shared-data.ts";

/**
 * Spend by day number, per customer of Online Retail II, up to and including the last day, in the shape of
 * `cdnowDays`; customers without a purchase by then are left out. Spend in pounds, by the cleaning rule behind
 * the reference figures: no returns, cancellations, postage or manual lines, no guests.
 */
export async function onlineRetailDays(lastDay: string): Promise<Map<number, number>[]> {
  const end = dayNumber(lastDay);
  const customers = await onlineRetailCustomers();
  return [...customers.values()].flatMap((days) => {
    const until = new Map([...days].filter(([day]) => day <= end));
    return until.size > 0 ? [until] : [];
  });
}

/** All days of all customers by customer id, in the order of the file. Read once per process. */
export function onlineRetailCustomers(): Promise<ReadonlyMap<string, ReadonlyMap<number, number>>> {
  reading ??= readCustomers();
  return reading;
}

let reading: Promise<Map<string, Map<number, number>>> | undefined;

async function readCustomers(): Promise<Map<string, Map<number, number>>> {
  const customers = new Map<string, Map<number, number>>();
  for await (const line of linesOf("online_retail/online_retail_II.csv.gz")) {
    const purchase = purchaseOf(line);
    if (!purchase) continue;
    const { customer, day, spend } = purchase;
    let days = customers.get(customer);
    if (!days) {
      days = new Map();
      customers.set(customer, days);
    }
    days.set(day, (days.get(day) ?? 0) + spend);
  }
  return customers;
}

/** Invoice, StockCode, Description (quoted at will), Quantity, InvoiceDate, Price, CustomerID, Country. */
const LINE = /^(\d+),\d{5}[^,]*,.*,(\d+),(\d{4}-\d\d-\d\d) [\d:]+,([\d.e-]+),(\d+),[^,]*$/;

function purchaseOf(line: string) {
  // Cancellations begin with a letter and returns are negative: the pattern knows neither.
  const [, , quantity, date = "", price, customer = ""] = LINE.exec(line) ?? [];
  const spend = Number(quantity) * Number(price);
  return spend > 0 ? { customer, day: dayNumber(date), spend } : undefined;
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
