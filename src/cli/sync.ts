import type { Command } from "commander";
import { UserError } from "../errors.ts";
import { csvSource } from "../sources/csv/csv-source.ts";
import { dryRun } from "../sync/dry-run.ts";
import { runSync } from "../sync/sync.ts";
import { type CommandContext, EXIT } from "./context.ts";
import { importSummary } from "./import-summary.ts";
import { withShop } from "./open-shop.ts";
import type { Run } from "./program.ts";
import { createProgress } from "./progress.ts";

interface SyncOptions {
  full?: boolean;
  dryRun?: boolean;
  json?: boolean;
}

export function syncCommand(program: Command, context: CommandContext, select: (run: Run) => void): void {
  program
    .command("sync")
    .description("Take in what changed in the configured source (SYNC_SOURCE), as the timetable does.")
    .option("--full", "read everything, also files that have not changed")
    .option("--dry-run", "read and check every row, write nothing")
    .option("--json", "the report as JSON, for programs")
    .action((options: SyncOptions) => select(() => sync(context, options)));
}

async function sync(context: CommandContext, options: SyncOptions): Promise<number> {
  const { source: configured } = context.config();
  if (!configured)
    throw new UserError("There is no source to sync: set SYNC_SOURCE to a CSV file or a folder of them.");
  const progress = createProgress(context.err);
  const source = csvSource(configured);
  const signal = context.stopSignal();
  const report = await withShop(context, async (shop, config, logger) => {
    const base = { tenant: shop.tenant, now: new Date(), onProgress: progress.update, signal };
    return options.dryRun
      ? dryRun(source, base)
      : runSync(shop.database, source, {
          ...base,
          churnHorizonDays: config.churnHorizonDays,
          compute: shop.compute,
          full: options.full,
          logger,
        });
  }).finally(progress.stop);
  context.out.write(`${options.json ? JSON.stringify(report, null, 2) : textOf(report)}\n`);
  return EXIT.done;
}

function textOf(report: Awaited<ReturnType<typeof runSync>> | Awaited<ReturnType<typeof dryRun>>): string {
  if (!("kind" in report)) {
    const kept = Object.entries(report.rejected).map(
      ([reason, count]) => `  kept aside, ${reason}: ${count}`,
    );
    const passed = Object.entries(report.skipped).map(
      ([reason, count]) => `  passed over, ${reason}: ${count}`,
    );
    return [
      `${report.rowsRead} rows read, ${report.rowsLoaded} would be taken; nothing was written.`,
      ...kept,
      ...passed,
    ].join("\n");
  }
  return report.kind === "unchanged"
    ? `Nothing changed: ${report.parts} files, all read before.`
    : `${report.parts} files taken in.\n${importSummary(report.report)}`;
}
