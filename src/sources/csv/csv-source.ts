import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { UserError } from "../../errors.ts";
import type { ReadContext, RowBatch, Source, SourcePart, SourceRow } from "../source.ts";
import { type Dialect, detectDialect, splitRecord } from "./fields.ts";
import { keepOrdersWhole } from "./keep-orders-whole.ts";
import { isMadeFor, layOut, listColumns, normal } from "./layout.ts";
import { readLines } from "./lines.ts";
import type { Mapping } from "./mapping.ts";
import { loadMapping, shippedMappings } from "./mapping-files.ts";
import { type CsvRecord, readRecords } from "./records.ts";
import { createRowParser } from "./row-parser.ts";

const CHUNK_BYTES = 256 * 1024;

const TABLE_FILE = /\.(csv|tsv|txt)(\.gz)?$/i;

/**
 * CSV files as a source: one file, or every table in a folder, older ones first.
 *
 * @param mapping name of a shipped mapping or path of a file; recognised by the header of each file where left out.
 */
export function csvSource({ path, mapping }: { path: string; mapping?: string | undefined }): Source {
  return { name: basename(path), listParts: async () => csvParts(await listFiles(path), mapping) };
}

/** The named files as a source, in the order given. */
export function csvFiles(paths: readonly string[], mapping: string | undefined): Source {
  return { name: paths.map((path) => basename(path)).join(", "), listParts: () => csvParts(paths, mapping) };
}

async function listFiles(path: string): Promise<string[]> {
  const found = await stat(path).catch((cause) => {
    throw new UserError(`There is no file or folder ${path}.`, { cause });
  });
  if (!found.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => TABLE_FILE.test(name)).sort();
  const files = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(path, name))).mtimeMs })),
  );
  return files.sort((one, other) => one.at - other.at).map(({ name }) => join(path, name));
}

async function csvParts(paths: readonly string[], named: string | undefined): Promise<SourcePart[]> {
  const given = named === undefined ? undefined : await loadMapping(named);
  return Promise.all(
    paths.map(async (path) => {
      const found = await stat(path).catch((cause) => {
        throw new UserError(`There is no file ${path}.`, { cause });
      });
      return {
        name: basename(path),
        // Equal size and time of change mean equal content; a changed mapping reads the same content anew.
        fingerprint: `${found.size} ${found.mtimeMs} ${given ? digestOf(given) : ""}`,
        bytesTotal: found.size,
        read: (context: ReadContext) => readFile(path, given, context),
      };
    }),
  );
}

function digestOf(mapping: Mapping): string {
  return createHash("sha256").update(JSON.stringify(mapping)).digest("hex").slice(0, 16);
}

async function* readFile(
  path: string,
  given: Mapping | undefined,
  context: ReadContext,
): AsyncGenerator<RowBatch> {
  const known = given ? [given] : await shippedMappings();
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  let bytesRead = 0;
  file.on("data", (chunk) => {
    bytesRead += chunk.length;
  });
  let mapping: Mapping | undefined;
  let dialect: Dialect = { delimiter: "," };
  let toRows: ((records: readonly CsvRecord[]) => SourceRow[]) | undefined;
  const lines = readLines(unpacked(file, path), given?.format.encoding);
  const records = readRecords(lines, (firstLine) => {
    mapping = recognise(known, firstLine, path);
    dialect = dialectFor(mapping, firstLine);
    return dialect;
  });
  try {
    for await (const batch of records) {
      context.signal?.throwIfAborted();
      const [first] = batch.records;
      if (!mapping || !first) continue;
      const start = toRows ? undefined : headerOf(mapping, first.fields ?? []);
      toRows ??= createRowReader(mapping, { header: start?.header ?? [], dialect, context });
      const rows = toRows(start?.isFirstRecord ? batch.records.slice(1) : batch.records);
      yield { rows, bytesRead, notes: notesOf(batch) };
    }
  } finally {
    file.destroy();
  }
}

/** The bytes of the file, unpacked where its name says so. What fails here is the file's fault, and said so. */
async function* unpacked(file: Readable, path: string): AsyncGenerator<Uint8Array> {
  const isPacked = path.toLowerCase().endsWith(".gz");
  // `pipeline` and not `pipe`: an error of the file must reach whoever reads what comes out.
  const bytes = isPacked ? pipeline(file, createGunzip({ chunkSize: CHUNK_BYTES }), () => {}) : file;
  try {
    for await (const chunk of bytes) yield chunk as Uint8Array;
  } catch (cause) {
    throw new UserError(
      `The file ${basename(path)} can't be read to its end${isPacked ? "; it may be cut off, or no gzip file" : ""}.`,
      { cause },
    );
  }
}

function createRowReader(
  mapping: Mapping,
  { header, dialect, context }: { header: readonly string[]; dialect: Dialect; context: ReadContext },
) {
  const { decimal: wanted } = mapping.format;
  const decimal = wanted === "auto" ? (dialect.delimiter === ";" ? "," : ".") : wanted;
  const parse = createRowParser(mapping, { layout: layOut(mapping, header), decimal, context });
  const read = mapping.grain === "mixed" ? keepOrdersWhole(parse) : parse;
  return (records: readonly CsvRecord[]) => records.map(({ lineNo, fields }) => read(lineNo, fields));
}

/** The mapping made for a file that begins with this line. @throws UserError with the columns found and what to do. */
function recognise(mappings: readonly Mapping[], firstLine: string, path: string): Mapping {
  const [only] = mappings;
  if (only && mappings.length === 1) return only;
  const fields = splitRecord(firstLine, detectDialect(firstLine));
  const header = typeof fields === "string" ? [] : fields;
  const found = mappings.find((mapping) => isMadeFor(mapping, firstLine, header));
  if (found) return found;
  throw new UserError(
    `I don't recognise ${basename(path)} by its first line. Columns found: ${listColumns(header)}. ` +
      `Name a mapping with --mapping: one of ${mappings.map((mapping) => mapping.name).join(", ")}, ` +
      "or a JSON file that says which column is what (docs/data-in.md has an example).",
  );
}

function dialectFor(mapping: Mapping, firstLine: string): Dialect {
  const { delimiter } = mapping.format;
  return delimiter === "auto" ? detectDialect(firstLine) : { delimiter };
}

/** The header, and whether it is the file's first record: a file whose columns the mapping names may have none. */
function headerOf(
  mapping: Mapping,
  first: readonly string[],
): { header: readonly string[]; isFirstRecord: boolean } {
  const named = mapping.format.columns;
  if (!named) return { header: first, isFirstRecord: true };
  const names = new Set(named.map(normal));
  return { header: named, isFirstRecord: first.every((field) => names.has(normal(field))) };
}

function notesOf({ decodedAsWindows1252, damaged }: { decodedAsWindows1252: number; damaged: number }) {
  return {
    ...(decodedAsWindows1252 > 0 ? { "lines read as Windows-1252": decodedAsWindows1252 } : {}),
    ...(damaged > 0 ? { "lines with damaged characters": damaged } : {}),
  };
}
