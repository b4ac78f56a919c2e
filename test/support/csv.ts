import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { csvFiles } from "../../src/sources/csv/csv-source.ts";
import type { ReadContext, Source, SourceRow } from "../../src/sources/source.ts";

/** A file of test/fixtures/csv. */
export function csvFixture(name: string): string {
  return fileURLToPath(new URL(`../fixtures/csv/${name}`, import.meta.url));
}

/** Writes a file for the time of `work`. */
export async function withFile<T>(
  { name, content }: { name: string; content: string | Uint8Array },
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "csv-"));
  try {
    await writeFile(join(folder, name), content);
    return await work(join(folder, name));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Reads a source to its end. */
export async function readAllRows(source: Source, overrides: Partial<ReadContext> = {}) {
  const read = { rows: [] as SourceRow[], notes: {} as Record<string, number>, bytesRead: 0 };
  for (const part of await source.listParts()) {
    for await (const { rows, notes, bytesRead } of part.read({ ...CONTEXT, ...overrides })) {
      read.rows.push(...rows);
      read.bytesRead = bytesRead;
      for (const [name, count] of Object.entries(notes ?? {}))
        read.notes[name] = (read.notes[name] ?? 0) + count;
    }
  }
  return read;
}

/** The rows of a text, as a file of that name would give them. */
export function rowsOfText(
  text: string,
  { mapping, name = "orders.csv" }: { mapping?: string; name?: string } = {},
) {
  return withFile(
    { name, content: text },
    async (path) => (await readAllRows(csvFiles([path], mapping))).rows,
  );
}

const CONTEXT: ReadContext = {
  identityKey: "5a".repeat(32),
  shop: { currency: "USD", timeZone: "UTC" },
  now: new Date("2026-03-15T10:00:00Z"),
};
