import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { UserError } from "../../errors.ts";

/** Lines of one chunk of a file, in order, and how many of them were not in the encoding expected. */
export interface LineBatch {
  lines: readonly string[];
  /** Lines that are no UTF-8 and were read as Windows-1252. */
  decodedAsWindows1252: number;
  /** Lines that already hold replacement characters: damaged before they reached us. */
  damaged: number;
}

export type Encoding = "auto" | "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

const NEWLINE = 0x0a;

const LINE_BYTES_MAX = 16 * 1024 * 1024;
const NO_LINES =
  "The file has a line of more than 16 MB, so it is no table of text lines. Export it as CSV with line breaks (LF or CRLF).";

/**
 * Cuts bytes into lines of text. UTF-16 is known by its mark or its zero bytes. Otherwise each line stands
 * for itself: UTF-8 where it is valid, else Windows-1252, because exports glued together from several systems
 * change encoding half-way, and a look at the beginning of a file does not show it.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding = "auto",
): AsyncGenerator<LineBatch> {
  let rest: Buffer = Buffer.alloc(0);
  let first = true;
  for await (const chunk of inUtf8(chunks, encoding)) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    rest = bytes.subarray(end);
    if (rest.length > LINE_BYTES_MAX) throw new UserError(NO_LINES);
    if (end === 0) continue;
    yield cut(bytes.subarray(0, end - 1), { encoding, first });
    first = false;
  }
  if (rest.length > 0) yield cut(rest, { encoding, first });
}

function cut(bytes: Buffer, { encoding, first }: { encoding: Encoding; first: boolean }): LineBatch {
  const text = encoding !== "windows-1252" && isUtf8(bytes) ? bytes.toString("utf8") : undefined;
  if (text !== undefined) {
    const lines = split(first ? withoutMark(text) : text);
    return { lines, decodedAsWindows1252: 0, damaged: text.includes("\uFFFD") ? countDamaged(lines) : 0 };
  }
  let decodedAsWindows1252 = 0;
  const lines: string[] = [];
  for (const piece of cutAtNewlines(bytes)) {
    const isClean = isUtf8(piece) && encoding !== "windows-1252";
    if (!isClean && encoding !== "windows-1252") decodedAsWindows1252 += 1;
    // Not TextDecoder: Node versions differ in whether 0x80 to 0x9F come out as Windows-1252 has them.
    const line = isClean ? piece.toString("utf8") : iconv.decode(piece, "windows-1252");
    lines.push(...split(first && lines.length === 0 ? withoutMark(line) : line));
  }
  return { lines, decodedAsWindows1252, damaged: countDamaged(lines) };
}

function* cutAtNewlines(bytes: Buffer): Generator<Buffer> {
  let start = 0;
  for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
    yield bytes.subarray(start, end);
    start = end + 1;
  }
  yield bytes.subarray(start);
}

function split(text: string): string[] {
  const lines = text.split("\n");
  return text.includes("\r") ? lines.map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line)) : lines;
}

function withoutMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

function countDamaged(lines: readonly string[]): number {
  return lines.filter((line) => line.includes("\uFFFD")).length;
}

/** The same bytes, or UTF-16 turned into UTF-8 so that there is one path after this. */
async function* inUtf8(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<Buffer> {
  let decoder: ReturnType<typeof iconv.getDecoder> | undefined;
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const part of chunks) {
    let chunk = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    if (head) {
      chunk = Buffer.concat([head, chunk]);
      head = undefined;
      const found = encoding === "auto" ? utf16Of(chunk) : encoding;
      if (found === "utf-16le" || found === "utf-16be") decoder = iconv.getDecoder(found);
    }
    yield decoder ? Buffer.from(decoder.write(chunk), "utf8") : chunk;
  }
  const end = decoder?.end();
  if (end) yield Buffer.from(end, "utf8");
}

function utf16Of(head: Buffer): "utf-16le" | "utf-16be" | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const sample = head.subarray(0, 512);
  let [even, odd] = [0, 0];
  for (let i = 0; i < sample.length; i += 1) {
    if (sample[i] !== 0) continue;
    if (i % 2 === 0) even += 1;
    else odd += 1;
  }
  // Latin text in UTF-16 is every other byte zero; a stray NUL in a text file is not.
  if (odd > sample.length / 4) return "utf-16le";
  return even > sample.length / 4 ? "utf-16be" : undefined;
}
