import { UserError } from "../errors.ts";
import type { SourcePart, SourceRow } from "../sources/source.ts";
import type { Queryable } from "../store/database.ts";
import type { Reject } from "../store/imports/rejects.ts";
import { type StagedRow, stageRows } from "../store/imports/stage.ts";
import { add } from "./counts.ts";
import type { ImportOptions } from "./import.ts";
import { createStager } from "./staged-row.ts";

type ReadOptions = Pick<ImportOptions, "tenant" | "now" | "onReject" | "onProgress" | "signal">;

const REJECTS_STORED_MAX = 1_000;

/** Enough that a statement's own cost vanishes, few enough that a batch is some megabytes. */
const BATCH_ROWS = 2_000;

/**
 * Reads the parts to their end and stages what can be used. Every row is counted once: as loaded, as kept aside or
 * as passed over.
 */
export async function readParts(tx: Queryable, parts: readonly SourcePart[], options: ReadOptions) {
  const { identityKey, currency, timeZone } = options.tenant;
  const read = {
    rowsRead: 0,
    rowsLoaded: 0,
    rejected: {} as Record<string, number>,
    skipped: {} as Record<string, number>,
    notes: {} as Record<string, number>,
    rejects: [] as Reject[],
  };
  const keepAside = (file: string, row: Extract<SourceRow, { kind: "rejected" }>) => {
    add(read.rejected, row.reason, 1);
    const reject = { file, lineNo: row.lineNo, reason: row.reason, detail: row.detail };
    options.onReject?.(reject);
    if (read.rejects.length < REJECTS_STORED_MAX) read.rejects.push(reject);
  };
  const stage = createStager();
  let staged: StagedRow[] = [];
  const flush = async () => {
    read.rowsLoaded += staged.length;
    await stageRows(tx, staged);
    staged = [];
  };
  for (const [index, part] of parts.entries()) {
    const context = { identityKey, shop: { currency, timeZone }, now: options.now, signal: options.signal };
    for await (const { rows, bytesRead, notes } of part.read(context)) {
      options.signal?.throwIfAborted();
      for (const row of rows) {
        read.rowsRead += 1;
        if (row.kind === "rejected") keepAside(part.name, row);
        else if (row.kind === "skipped") add(read.skipped, row.reason, 1);
        else staged.push(stage(row, index));
      }
      if (staged.length >= BATCH_ROWS) await flush();
      for (const [name, count] of Object.entries(notes ?? {})) add(read.notes, name, count);
      options.onProgress?.({
        phase: "reading",
        done: bytesRead,
        total: part.bytesTotal ?? bytesRead,
        rows: read.rowsRead,
      });
    }
  }
  await flush();
  return read;
}

/** Rows of which none can be used are a wrong mapping rather than so many bad rows. */
export function refuseIfUnusable({
  rowsLoaded,
  rejected,
}: {
  rowsLoaded: number;
  rejected: Record<string, number>;
}) {
  const reasons = Object.entries(rejected).sort(([, one], [, other]) => other - one);
  const [most] = reasons;
  if (rowsLoaded > 0 || !most) return;
  throw new UserError(
    `None of the rows could be used (${reasons.map(([reason, count]) => `${reason}: ${count}`).join(", ")}). ` +
      "The mapping does not fit the file; --rejects FILE writes down what is wrong with each row.",
  );
}
