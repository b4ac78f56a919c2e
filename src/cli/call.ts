import type { Command } from "commander";
import { toolText } from "../answers/tool-text.ts";
import { UserError } from "../errors.ts";
import type { ToolAnswer } from "../tools/ask.ts";
import { tools } from "../tools/registry.ts";
import { callTool } from "../tools/tool.ts";
import { type CommandContext, EXIT, OPERATOR } from "./context.ts";
import { withShop } from "./open-shop.ts";
import type { Run } from "./program.ts";

interface CallOptions {
  json?: string;
  format: "json" | "text";
}

export function callCommand(program: Command, context: CommandContext, select: (run: Run) => void): void {
  program
    .command("call")
    .description("Run one analytics tool; see `tools` for their names and arguments.")
    .argument("<tool>", `one of ${tools.map((tool) => tool.name).join(", ")}`)
    .option("--json <input>", "the tool's input as JSON", "{}")
    .option("--format <format>", "json or text", "json")
    .action((name: string, options: CallOptions) => select(() => call(context, name, options)));
}

async function call(context: CommandContext, name: string, options: CallOptions): Promise<number> {
  const tool = tools.find((candidate) => candidate.name === name);
  if (!tool)
    throw new UserError(`There is no tool ${name}. There are: ${tools.map((one) => one.name).join(", ")}.`);
  const input = parseJson(options.json ?? "{}");
  const result = await withShop(context, async (shop) =>
    callTool(tool, input, await shop.toolContext(new Date(), OPERATOR)),
  );
  // The registry forgets which result belongs to which name; the tool that made it has just checked it.
  const text = () => toolText({ tool: name, input: tool.input.parse(input), result } as ToolAnswer);
  context.out.write(`${options.format === "text" ? text() : JSON.stringify(result, null, 2)}\n`);
  return (result as { kind?: string }).kind === "not_found" ? EXIT.notFound : EXIT.done;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError(`--json is not JSON: ${(error as Error).message}`, { cause: error });
  }
}
