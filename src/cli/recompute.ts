import type { Command } from "commander";
import { type RecomputeReport, recomputeTenant } from "../sync/recompute.ts";
import { type CommandContext, EXIT } from "./context.ts";
import { withShop } from "./open-shop.ts";
import type { Run } from "./program.ts";
import { createProgress } from "./progress.ts";

export function recomputeCommand(
  program: Command,
  context: CommandContext,
  select: (run: Run) => void,
): void {
  program
    .command("recompute")
    .description("Compute every figure anew from the orders that are there.")
    .option("--json", "the report as JSON, for programs")
    .action((options: { json?: boolean }) => select(() => recompute(context, options)));
}

async function recompute(context: CommandContext, options: { json?: boolean }): Promise<number> {
  const progress = createProgress(context.err);
  const report = await withShop(context, async (shop, config, logger) =>
    recomputeTenant(shop.database, {
      tenant: shop.tenant,
      now: new Date(),
      churnHorizonDays: config.churnHorizonDays,
      compute: shop.compute,
      logger,
      onProgress: progress.update,
      signal: context.stopSignal(),
    }),
  ).finally(progress.stop);
  context.out.write(`${options.json ? JSON.stringify(report, null, 2) : summary(report)}\n`);
  return EXIT.done;
}

function summary({ phases, peakMemoryBytes, ...report }: RecomputeReport): string {
  const facts = Object.entries(report)
    .filter(([, value]) => typeof value === "number" || typeof value === "string")
    .map(([name, value]) => `${name}: ${value}`);
  const times = phases.map(({ phase, durationMs }) => `  ${phase}: ${(durationMs / 1000).toFixed(1)} s`);
  return [...facts, `peak memory: ${Math.round(peakMemoryBytes / 1e6)} MB`, ...times].join("\n");
}
