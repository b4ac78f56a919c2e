import type { Command } from "commander";
import { type CommandContext, EXIT } from "./context.ts";
import type { Run } from "./program.ts";

export function serveCommand(program: Command, context: CommandContext, select: (run: Run) => void): void {
  program
    .command("serve")
    .description(
      "Run the product: Slack, the timetable, health, and the local workspace where no Slack is configured.",
    )
    .action(() =>
      select(async () => {
        const config = context.config();
        const logger = context.createLogger(config.logLevel, context.err);
        await context.serve(config, logger, context.out, context.stopSignal());
        return EXIT.done;
      }),
    );
}
