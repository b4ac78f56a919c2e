import type { Command } from "commander";
import { type CommandContext, EXIT } from "./context.ts";
import { withShop } from "./open-shop.ts";
import type { Run } from "./program.ts";

export function migrateCommand(program: Command, context: CommandContext, select: (run: Run) => void): void {
  program
    .command("migrate")
    .description("Bring the database schema up to date (serve and every other command do so too).")
    .action(() => select(() => migrate(context)));
}

async function migrate(context: CommandContext): Promise<number> {
  await withShop(context, async () => {});
  context.out.write("The schema is up to date.\n");
  return EXIT.done;
}
