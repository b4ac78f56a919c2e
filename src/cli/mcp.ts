import type { Command } from "commander";
import { offerAnalytics } from "../mcp/analytics-offer.ts";
import { serveStdio } from "../mcp/stdio.ts";
import type { Viewer } from "../privacy/roles.ts";
import { type CommandContext, EXIT } from "./context.ts";
import { withShop } from "./open-shop.ts";
import type { Run } from "./program.ts";

/** Whoever starts the program has the database, too. */
const STARTER: Viewer = { kind: "program", id: "stdio", role: "admin" };

export function mcpCommand(program: Command, context: CommandContext, select: (run: Run) => void): void {
  program
    .command("mcp")
    .description("Offer the analytics tools to an MCP client over stdin and stdout.")
    .action(() =>
      select(async () => {
        const stop = context.stopSignal();
        await withShop(context, (shop, _config, logger) => {
          const offer = offerAnalytics(() => shop.toolContext(new Date(), STARTER), logger);
          return serveStdio(offer, { input: context.in, output: context.out }, stop);
        });
        return EXIT.done;
      }),
    );
}
