import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import type { Command } from "commander";
import { csvFiles } from "../sources/csv/csv-source.ts";
import { importSource } from "../sync/import.ts";
import { type CommandContext, EXIT } from "./context.ts";
import { importSummary } from "./import-summary.ts";
import { withShop } from "./open-shop.ts";
import type { Run } from "./program.ts";
import { createProgress } from "./progress.ts";

interface ImportOptions {
  mapping?: string;
  rejects?: string;
  json?: boolean;
}

export function importCommand(program: Command, context: CommandContext, select: (run: Run) => void): void {
  program
    .command("import")
    .description("Read orders from CSV files (also .gz). Reading the same file again changes nothing.")
    .argument("<file...>", "files to read; of an order in several, the last counts")
    .option("--mapping <name|file>", "what is in which column; recognised by the header where left out")
    .option("--rejects <file>", "write the rows kept aside to this CSV: file, line, reason, detail")
    .option("--json", "the report as JSON, for programs")
    .action((files: string[], options: ImportOptions) => select(() => importFiles(context, files, options)));
}

async function importFiles(
  context: CommandContext,
  files: string[],
  options: ImportOptions,
): Promise<number> {
  const progress = createProgress(context.err);
  const rejects = options.rejects ? createWriteStream(options.rejects) : undefined;
  rejects?.write("file,line,reason,detail\n");
  const stop = context.stopSignal();
  const report = await withShop(context, async (shop, config, logger) =>
    importSource(shop.database, csvFiles(files, options.mapping), {
      tenant: shop.tenant,
      now: new Date(),
      churnHorizonDays: config.churnHorizonDays,
      compute: shop.compute,
      logger,
      kind: "import",
      onProgress: progress.update,
      onReject: ({ file, lineNo, reason, detail }) =>
        void rejects?.write(`${[file, String(lineNo), reason, detail].map(csvCell).join(",")}\n`),
      signal: stop,
    }),
  ).finally(progress.stop);
  if (rejects) {
    rejects.end();
    await finished(rejects);
  }
  context.out.write(`${options.json ? JSON.stringify(report, null, 2) : importSummary(report)}\n`);
  return EXIT.done;
}

function csvCell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
