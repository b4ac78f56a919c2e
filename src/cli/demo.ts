import { type Command, InvalidArgumentError } from "commander";
import { createSampleShop } from "../sources/sample-shop/sample-shop.ts";
import { importSource } from "../sync/import.ts";
import { type CommandContext, EXIT } from "./context.ts";
import { importSummary } from "./import-summary.ts";
import { withShop } from "./open-shop.ts";
import type { Run } from "./program.ts";
import { createProgress } from "./progress.ts";

interface DemoOptions {
  customers?: number;
  seed?: number;
  until?: string;
  json?: boolean;
}

export function demoCommand(program: Command, context: CommandContext, select: (run: Run) => void): void {
  program
    .command("demo")
    .description(
      "Load the sample shop: invented orders, the same for the same seed. Refused beside real orders.",
    )
    .option("--customers <n>", "how many customers", wholeNumber)
    .option("--seed <n>", "which shop", wholeNumber)
    .option("--until <date>", "the day after the last day of trade, YYYY-MM-DD (default: today)")
    .option("--json", "the report as JSON, for programs")
    .action((options: DemoOptions) => select(() => demo(context, options)));
}

async function demo(context: CommandContext, options: DemoOptions): Promise<number> {
  const progress = createProgress(context.err);
  const report = await withShop(context, async (shop, config, logger) => {
    const now = new Date();
    const { customers, seed } = config.sampleShop;
    const source = createSampleShop({
      customers: options.customers ?? customers,
      seed: options.seed ?? seed,
      end: new Date(`${options.until ?? now.toISOString().slice(0, 10)}T00:00:00Z`),
    });
    return importSource(shop.database, source, {
      tenant: shop.tenant,
      now,
      churnHorizonDays: config.churnHorizonDays,
      compute: shop.compute,
      logger,
      kind: "sample",
      onProgress: progress.update,
      signal: context.stopSignal(),
    });
  }).finally(progress.stop);
  context.out.write(`${options.json ? JSON.stringify(report, null, 2) : importSummary(report)}\n`);
  return EXIT.done;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError("It must be a whole number above 0.");
  return value;
}
