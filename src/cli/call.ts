import { type Command, Option } from "commander";
import { UserError } from "../errors.ts";
import { tableCsv } from "../present/csv.ts";
import { presentAnswer } from "../present/present.ts";
import { reportText } from "../present/text.ts";
import { answerOf, isToolName } from "../tools/ask.ts";
import { tools, toolset } from "../tools/registry.ts";
import { callTool, type Tool } from "../tools/tool.ts";
import { type CommandContext, EXIT, OPERATOR } from "./context.ts";
import { withShop } from "./open-shop.ts";
import type { Run } from "./program.ts";

const formats = ["table", "json", "csv"] as const;

interface CallOptions {
  json: string;
  format: (typeof formats)[number];
}

export function callCommand(program: Command, context: CommandContext, select: (run: Run) => void): void {
  program
    .command("call")
    .description("Run one analytics tool; see `tools` for their names and arguments.")
    .argument("<tool>", `one of ${tools.map((tool) => tool.name).join(", ")}`)
    .option("--json <input>", "the tool's input as JSON", "{}")
    .addOption(
      new Option("--format <format>", "table to read, json with every figure, csv of the first table")
        .choices(formats)
        .default("json"),
    )
    .action((name: string, options: CallOptions) => select(() => call(context, name, options)));
}

async function call(context: CommandContext, name: string, { json, format }: CallOptions): Promise<number> {
  if (!isToolName(name)) {
    throw new UserError(`There is no tool ${name}. There are: ${tools.map((one) => one.name).join(", ")}.`);
  }
  const tool: Tool = toolset[name];
  const input = parseJson(json);
  const result = await withShop(context, async (shop) =>
    callTool(tool, input, await shop.toolContext(new Date(), OPERATOR)),
  );
  if (format === "json") {
    context.out.write(`${JSON.stringify(result, null, 2)}\n`);
  } else {
    const report = presentAnswer(answerOf(name, tool.input.parse(input), result));
    const [table] = report.tables ?? [];
    if (format === "csv" && !table) {
      throw new UserError(
        `This answer of ${name} has no table: "${report.headline}" Use --format table or json.`,
      );
    }
    context.out.write(format === "csv" && table ? tableCsv(table) : `${reportText(report)}\n`);
  }
  return (result as { kind?: string }).kind === "not_found" ? EXIT.notFound : EXIT.done;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError(`--json is not JSON: ${(error as Error).message}`, { cause: error });
  }
}
