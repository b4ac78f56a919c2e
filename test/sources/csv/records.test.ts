import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLines } from "../../../src/sources/csv/lines.ts";
import { readRecords } from "../../../src/sources/csv/records.ts";

describe("records", () => {
  it("may go over several lines, and are numbered by the first of them", async () => {
    const records = await read('id,note\n1,"two\nlines"\n2,x\n');

    expect(records).toEqual([
      [1, ["id", "note"]],
      [2, ["1", "two\nlines"]],
      [4, ["2", "x"]],
    ]);
  });

  it("lose one line to a quote that is not closed, not the rest of the file", async () => {
    const records = await read('1,"open\n2,"fine"\n3,x\n');

    expect(records).toEqual([
      [1, undefined],
      [2, ["2", "fine"]],
      [3, ["3", "x"]],
    ]);
  });

  it("lose one line to an open quote with no other quote in the thousand lines after it", async () => {
    const lines = Array.from({ length: 1_000 }, (_, i) => `${i + 2},x`);

    const records = await read(['1,"open', ...lines].join("\n"));

    expect(records).toHaveLength(1_001);
    expect(records.filter(([, fields]) => fields === undefined)).toEqual([[1, undefined]]);
  });

  it("come out the same however the file is cut into chunks", async () => {
    const text = 'id,note\r\n1,"two\r\nlines, ""quoted"""\r\n2,"open\r\n3,Zoë 🌷\r\n';
    const whole = await read(text, [Buffer.byteLength(text)]);

    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), async (sizes) => {
        expect(await read(text, sizes)).toEqual(whole);
      }),
    );
  });
});

async function read(text: string, sizes: readonly number[] = [7]) {
  const found: [number, readonly string[] | undefined][] = [];
  const lines = readLines(chunksOf(Buffer.from(text), sizes));
  for await (const { records } of readRecords(lines, () => ({ delimiter: "," }))) {
    for (const { lineNo, fields } of records) found.push([lineNo, fields]);
  }
  return found;
}

async function* chunksOf(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, i = 0; at < bytes.length; i += 1) {
    const size = sizes[i % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}
