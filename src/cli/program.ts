import { Command, CommanderError } from "commander";
import { APOLOGY, UserError } from "../errors.ts";
import { askCommand } from "./ask.ts";
import { auditCommand } from "./audit.ts";
import { callCommand } from "./call.ts";
import { type CommandContext, EXIT } from "./context.ts";
import { demoCommand } from "./demo.ts";
import { evalCommand } from "./eval.ts";
import { importCommand } from "./import.ts";
import { mcpCommand } from "./mcp.ts";
import { migrateCommand } from "./migrate.ts";
import { recomputeCommand } from "./recompute.ts";
import { serveCommand } from "./serve.ts";
import { syncCommand } from "./sync.ts";
import { toolsCommand } from "./tools.ts";

/** A command gives its exit code. */
export type Run = () => Promise<number>;

/**
 * Runs one command line. Results go to `out`, logs, progress and errors to `err`.
 *
 * @returns the exit code, see `EXIT`.
 */
export async function runProgram(argv: readonly string[], context: CommandContext): Promise<number> {
  let run: Run | undefined;
  const program = new Command("regulars")
    .description("Customer intelligence for e-commerce shops, in Slack.")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void context.out.write(text),
      writeErr: (text) => void context.err.write(text),
    })
    .showHelpAfterError("(add --help for what is accepted)");
  const select = (chosen: Run) => {
    run = chosen;
  };
  for (const define of COMMANDS) define(program, context, select);

  try {
    await program.parseAsync(argv, { from: "user" });
    return run ? await run() : EXIT.usage;
  } catch (error) {
    return exitCodeOf(error, context);
  }
}

const COMMANDS = [
  serveCommand,
  migrateCommand,
  importCommand,
  syncCommand,
  recomputeCommand,
  demoCommand,
  askCommand,
  callCommand,
  toolsCommand,
  auditCommand,
  evalCommand,
  mcpCommand,
];

function exitCodeOf(error: unknown, context: CommandContext): number {
  // Commander has written its message, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof UserError) {
    context.err.write(`${error.message}\n`);
    return EXIT.usage;
  }
  context.createLogger("error", context.err).error({ err: error }, "command failed");
  context.err.write(`${APOLOGY}\n`);
  return EXIT.failed;
}
