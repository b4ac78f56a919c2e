import { type Dialect, splitRecord } from "./fields.ts";
import type { LineBatch } from "./lines.ts";

/** One record and the physical line it begins on; no fields where the quotes of the line can't be made sense of. */
export interface CsvRecord {
  lineNo: number;
  fields: readonly string[] | undefined;
}

export interface RecordBatch {
  records: readonly CsvRecord[];
  decodedAsWindows1252: number;
  damaged: number;
}

/** A quoted field of more lines than this is taken for a quote that somebody forgot to close. */
const LINES_PER_RECORD_MAX = 50;

/**
 * Puts lines together to records: a quoted field may go over several lines.
 *
 * A quote that never closes costs the line it stands on and no more: reading resumes at the next line. That
 * recovery is why this is not csv-parse, which takes everything up to the end of the file for one field.
 */
export async function* readRecords(
  batches: AsyncIterable<LineBatch>,
  dialectOf: (firstLine: string) => Dialect,
): AsyncGenerator<RecordBatch> {
  let dialect: Dialect | undefined;
  let waiting: string[] = [];
  let lineNo = 1;
  for await (const batch of batches) {
    dialect ??= dialectOf(batch.lines[0] ?? "");
    const lines = waiting.length === 0 ? batch.lines : [...waiting, ...batch.lines];
    const taken = takeRecords(lines, { dialect, lineNo, isLast: false });
    waiting = lines.slice(taken.used);
    lineNo += taken.used;
    const { decodedAsWindows1252, damaged } = batch;
    yield { records: taken.records, decodedAsWindows1252, damaged };
  }
  if (dialect && waiting.length > 0) {
    const { records } = takeRecords(waiting, { dialect, lineNo, isLast: true });
    yield { records, decodedAsWindows1252: 0, damaged: 0 };
  }
}

function takeRecords(
  lines: readonly string[],
  { dialect, lineNo, isLast }: { dialect: Dialect; lineNo: number; isLast: boolean },
) {
  const records: CsvRecord[] = [];
  let at = 0;
  while (at < lines.length) {
    const taken = takeRecord(lines, at, dialect);
    if (taken === "unfinished" && !isLast && lines.length - at < LINES_PER_RECORD_MAX) break;
    const { fields, used } = typeof taken === "string" ? { fields: undefined, used: 1 } : taken;
    records.push({ lineNo: lineNo + at, fields });
    at += used;
  }
  return { records, used: at };
}

function takeRecord(lines: readonly string[], at: number, dialect: Dialect) {
  let text = lines[at] ?? "";
  for (let used = 1; used <= LINES_PER_RECORD_MAX; used += 1) {
    const fields = splitRecord(text, dialect);
    if (fields === "malformed") return fields;
    if (fields !== "unfinished") return { fields, used };
    const next = lines[at + used];
    if (next === undefined) return fields;
    text = `${text}\n${next}`;
  }
  return "malformed";
}
