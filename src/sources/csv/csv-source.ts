import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { createGunzip } from "node:zlib";
import { UserError } from "../../errors.ts";
import type { OrderHead, ReadContext, RowBatch, Source, SourcePart, SourceRow } from "../source.ts";
import { type Dialect, detectDialect, splitRecord } from "./fields.ts";
import { isMadeFor, layOut, listColumns, normal } from "./layout.ts";
import { readLines } from "./lines.ts";
import type { Mapping } from "./mapping.ts";
import { loadMapping, shippedMappings } from "./mapping-files.ts";
import { readRecords } from "./records.ts";
import { createRowParser, type RowParser } from "./row-parser.ts";

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
        // Equal size and time of change mean equal content; another mapping reads the same content anew.
        fingerprint: `${found.size} ${found.mtimeMs} ${named ?? ""}`,
        bytesTotal: found.size,
        read: (context: ReadContext) => readFile(path, given, context),
      };
    }),
  );
}

async function* readFile(
  path: string,
  given: Mapping | undefined,
  context: ReadContext,
): AsyncGenerator<RowBatch> {
  const known = given ? [given] : await shippedMappings();
  let bytesRead = 0;
  const raw = createReadStream(path, context.signal ? { signal: context.signal } : {});
  raw.on("data", (chunk) => {
    bytesRead += chunk.length;
  });
  const chunks: AsyncIterable<Uint8Array> = path.toLowerCase().endsWith(".gz")
    ? raw.pipe(createGunzip())
    : raw;
  raw.on(
    "error",
    (error) =>
      void (chunks !== raw && "destroy" in chunks && (chunks as { destroy(e: Error): void }).destroy(error)),
  );

  let mapping: Mapping | undefined;
  let dialect: Dialect = { delimiter: "," };
  let parse: RowParser | undefined;
  let previous: OrderHead | undefined;
  const records = readRecords(readLines(chunks, given?.format.encoding), (firstLine) => {
    mapping = recognise(known, firstLine, path);
    dialect = dialectFor(mapping, firstLine);
    return dialect;
  });
  for await (const batch of records) {
    const rows: SourceRow[] = [];
    for (const { lineNo, fields } of batch.records) {
      if (!mapping) break;
      if (!parse) {
        const start = headerOf(mapping, fields ?? []);
        const decimal =
          mapping.format.decimal === "auto"
            ? dialect.delimiter === ";"
              ? ","
              : "."
            : mapping.format.decimal;
        parse = createRowParser(mapping, { layout: layOut(mapping, start.header), decimal, context });
        if (start.isFirstRecord) continue;
      }
      const row = parse(lineNo, fields, previous);
      if (row.kind === "line" || row.kind === "charge") previous = row.order;
      rows.push(row);
    }
    yield { rows, bytesRead, notes: notesOf(batch) };
  }
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
