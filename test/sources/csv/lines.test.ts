import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { UserError } from "../../../src/errors.ts";
import { type Encoding, readLines } from "../../../src/sources/csv/lines.ts";

const TEXT = "id,name\n1,Café – £5\n2,Zoë\n";
const LINES = ["id,name", "1,Café – £5", "2,Zoë"];

describe("lines", () => {
  it.each([
    ["UTF-8", Buffer.from(TEXT)],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${TEXT}`)],
    ["UTF-16 little-endian with a mark", iconv.encode(TEXT, "utf-16le", { addBOM: true })],
    ["UTF-16 big-endian with a mark", iconv.encode(TEXT, "utf-16be", { addBOM: true })],
    ["UTF-16 little-endian without a mark", iconv.encode(TEXT, "utf-16le", { addBOM: false })],
    ["UTF-16 big-endian without a mark", iconv.encode(TEXT, "utf-16be", { addBOM: false })],
    ["UTF-8 with Windows line ends", Buffer.from(TEXT.replaceAll("\n", "\r\n"))],
    ["UTF-8 without a last line end", Buffer.from(TEXT.trimEnd())],
  ])("of %s are read", async (_name, bytes) => {
    const { lines, decoded } = await read(bytes);

    expect(lines).toEqual(LINES);
    expect(decoded).toBe(0);
  });

  it("that are no UTF-8 are read as Windows-1252, each for itself, and counted", async () => {
    const mixed = Buffer.concat([Buffer.from("1,Zoë\n"), iconv.encode("2,Café – £5\n", "windows-1252")]);

    const { lines, decoded } = await read(mixed);

    expect(lines).toEqual(["1,Zoë", "2,Café – £5"]);
    expect(decoded).toBe(1);
  });

  it("that were damaged before are counted", async () => {
    expect((await read(Buffer.from("1,Caf\uFFFD\n2,x\n"))).damaged).toBe(1);
  });

  it("are read in the encoding that a mapping names", async () => {
    const { lines, decoded } = await read(iconv.encode(TEXT, "windows-1252"), { encoding: "windows-1252" });

    expect(lines).toEqual(LINES);
    expect(decoded).toBe(0);
  });

  it("without an end are refused before they fill the memory", async () => {
    const endless = Buffer.alloc(17 * 1024 * 1024, "x");

    await expect(read(endless, { size: 1 << 20 })).rejects.toThrow(UserError);
  });
});

async function read(bytes: Buffer, { encoding, size = 5 }: { encoding?: Encoding; size?: number } = {}) {
  const found = { lines: [] as string[], decoded: 0, damaged: 0 };
  for await (const batch of readLines(chunks(bytes, size), encoding)) {
    found.lines.push(...batch.lines);
    found.decoded += batch.decodedAsWindows1252;
    found.damaged += batch.damaged;
  }
  return found;
}

async function* chunks(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  const first = Math.min(bytes.length, 512);
  yield bytes.subarray(0, first);
  for (let at = first; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
