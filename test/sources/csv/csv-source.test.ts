import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvFiles, csvSource } from "../../../src/sources/csv/csv-source.ts";
import type { SourceRow } from "../../../src/sources/source.ts";
import { csvFixture, readAllRows, rowsOfText, withFile } from "../../support/csv.ts";

describe("a CSV file", () => {
  it("in Windows-1252 with semicolons has decimal commas and dates in two formats", async () => {
    const { rows, notes } = await readAllRows(csvFiles([csvFixture("orders-windows-1252.csv")], undefined));

    expect(rows.map(gist)).toEqual([
      "A1 K1 122960",
      "A2 K2 1680",
      "A3 K1 -1999",
      "bad_date",
      "A5 - 1000",
      "bad_number",
    ]);
    expect(rows[0]).toMatchObject({ order: { country: "Österreich", category: "Möbel – groß" } });
    expect(notes).toEqual({ "lines read as Windows-1252": 6 });
  });

  it("in UTF-16 with tabs is read", async () => {
    const { rows } = await readAllRows(csvFiles([csvFixture("orders-utf-16.csv")], undefined));

    expect(rows.map(gist)).toEqual(["B1 K1 1000", "B2 K2 2050"]);
  });

  it("with all kinds of broken rows loses those, each for its reason and at its line, and no other", async () => {
    const { rows } = await readAllRows(csvFiles([csvFixture("orders-broken.csv")], undefined));

    expect(rows.map((row) => `${row.lineNo} ${gist(row)}`)).toEqual([
      "2 1 7 1000",
      "3 broken_quotes",
      "4 3 8 3000",
      "5 wrong_column_count",
      "6 5 8 5000",
      "7 bad_number",
      "8 blank",
      "9 bad_date",
      "10 8 9 8000",
      "11 bad_currency",
      "12 missing_order_id",
      "13 date_in_future",
      "14 missing_value",
      expect.stringMatching(/^15 13 email:\S+ 13000$/),
    ]);
  });

  it("that is packed is unpacked, and one that is cut off is said to be", async () => {
    const packed = gzipSync("order_id,order_date,total\n1,2026-01-01,5\n");
    const read = (content: Uint8Array) =>
      withFile({ name: "orders.csv.gz", content }, (path) => readAllRows(csvFiles([path], undefined)));

    expect((await read(packed)).rows).toHaveLength(1);
    await expect(read(packed.subarray(0, packed.length - 12))).rejects.toThrow(/orders\.csv\.gz.*cut off/);
  });

  it("of unknown columns is refused with those found and what to do", async () => {
    await expect(rowsOfText("Bestellung,Datum,Betrag\n1,2026-01-01,5\n")).rejects.toThrow(
      /Bestellung, Datum, Betrag[\s\S]*--mapping/,
    );
  });

  it("that is empty, or has a header alone, has no rows", async () => {
    expect(await rowsOfText("")).toEqual([]);
    expect(await rowsOfText("order_id,order_date,total\n")).toEqual([]);
  });

  it("that is not there is named", async () => {
    await expect(readAllRows(csvFiles(["/nowhere/orders.csv"], undefined))).rejects.toThrow(
      /no file .*orders\.csv/,
    );
  });

  it("stops when it is told to", async () => {
    const signal = AbortSignal.abort();

    await expect(
      readAllRows(csvFiles([csvFixture("orders-broken.csv")], undefined), { signal }),
    ).rejects.toThrow(/abort/i);
  });

  it("has the same fingerprint until it changes", async () => {
    await withFile({ name: "orders.csv", content: "order_id,order_date,total\n" }, async (path) => {
      const [first] = await csvSource({ path }).listParts();
      const [again] = await csvSource({ path }).listParts();
      const [otherwise] = await csvSource({ path, mapping: "orders" }).listParts();

      expect(again?.fingerprint).toBe(first?.fingerprint);
      expect(otherwise?.fingerprint).not.toBe(first?.fingerprint);
    });
  });

  it("counts each of its rows once, whatever is in them", async () => {
    const cell = fc.oneof(
      fc.constantFrom(
        "1",
        "7",
        "2026-01-01",
        "9.99",
        "-1",
        "USD",
        "",
        '"',
        '""',
        '"a"',
        "1e99",
        "9".repeat(30),
      ),
      fc.string({ unit: "binary" }).map((text) => text.replaceAll(/[\n\r]/g, "")),
    );
    const rows = fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => {
        const lines = cells.map((row) => row.join(","));

        const read = await rowsOfText(
          `order_id,customer_id,order_date,total,currency\n${lines.map((line) => `${line}\n`).join("")}`,
        );

        const physical = read.map((row) => row.lineNo);
        expect(new Set(physical).size).toBe(read.length);
        expect(read.length).toBeLessThanOrEqual(lines.length);
        // A quoted field over several lines makes one row of them; without quotes each line is a row.
        if (!lines.some((line) => line.includes('"'))) expect(read.length).toBe(lines.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe("Shopify's export", () => {
  it("has the order's figures on its first row, and its lines on all", async () => {
    const { rows } = await readAllRows(csvFiles([csvFixture("shopify.csv")], undefined));

    const [first, second] = rows;
    expect(first).toMatchObject({
      order: { orderKey: "#1001", valueCents: 4_500, shippingCents: 500, taxCents: 400, discountCents: 500 },
      line: { productId: "MUG-B", title: "Mug, blue", quantity: 2, valueCents: 2_000 },
    });
    expect(second).toMatchObject({
      order: { orderKey: "#1001", valueCents: null },
      line: { productId: "Vase", valueCents: 2_500, discountCents: 500 },
    });
  });

  it("takes refunds off, knows guests and cancellations, and takes an order with a bad first row aside whole", async () => {
    const { rows } = await readAllRows(csvFiles([csvFixture("shopify.csv")], undefined));

    expect(rows[2]).toMatchObject({ order: { valueCents: 7_000, refundedCents: 3_000 } });
    expect(rows[3]).toMatchObject({ order: { customerId: null, emailHash: null } });
    expect(rows[4]).toMatchObject({ order: { orderKind: "cancelled" } });
    expect(rows.slice(5, 7).map(gist)).toEqual(["bad_number", "order_kept_aside"]);
  });

  it("takes the tax out of prices that include it", async () => {
    const { rows } = await readAllRows(csvFiles([csvFixture("shopify.csv")], undefined));

    expect(rows[7]).toMatchObject({ order: { valueCents: 10_000, taxCents: 1_900, exchangeRate: null } });
  });

  it("leaves nothing of a name, an address or a number behind", async () => {
    const { rows } = await readAllRows(csvFiles([csvFixture("shopify.csv")], undefined));

    expect(JSON.stringify(rows)).not.toMatch(/anna|example\.com|555|Anna/i);
    expect(rows[0]).toMatchObject({ order: { customerId: expect.stringMatching(/^email:[\w-]{32}$/) } });
  });
});

function gist(row: SourceRow): string {
  if (row.kind === "rejected" || row.kind === "skipped") return row.reason;
  return `${row.order.orderKey} ${row.order.customerId ?? "-"} ${row.order.valueCents}`;
}
