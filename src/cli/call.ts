import { type Command, Option } from "commander";
import { UserError } from "../errors.ts";
import { tableCsv } from "../present/csv.ts";
import { firstTable, namesPage } from "../present/first-table.ts";
import { presentAnswer } from "../present/present.ts";
import { reportText } from "../present/text.ts";
import { askTool, isToolName, type ToolAnswer, type ToolRequest } from "../tools/ask.ts";
import { allowExport } from "../tools/audit.ts";
import { type ToolName, tools } from "../tools/registry.ts";
import type { ToolContext } from "../tools/tool.ts";
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
      new Option(
        "--format <format>",
        "table to read, json with every figure, csv of the first table: all its rows, unless the input names limit or offset",
      )
        .choices(formats)
        .default("json"),
    )
    .action((name: string, options: CallOptions) => select(() => call(context, name, options)));
}

async function call(context: CommandContext, name: string, { json, format }: CallOptions): Promise<number> {
  if (!isToolName(name)) {
    throw new UserError(`There is no tool ${name}. There are: ${tools.map((one) => one.name).join(", ")}.`);
  }
  const input = parseJson(json);
  return withShop(context, async (shop) => {
    const toolContext = await shop.toolContext(new Date(), OPERATOR);
    const answer = await askTool(requestOf(name, input), toolContext);
    switch (format) {
      case "json":
        context.out.write(`${JSON.stringify(answer.result, null, 2)}\n`);
        break;
      case "csv":
        await writeCsv(answer, { isPage: namesPage(input), context, toolContext });
        break;
      case "table":
        context.out.write(`${reportText(presentAnswer(answer))}\n`);
        break;
      default:
        return format satisfies never;
    }
    return "kind" in answer.result && answer.result.kind === "not_found" ? EXIT.notFound : EXIT.done;
  });
}

/** Any input: the tool checks it. */
function requestOf(tool: ToolName, input: unknown): ToolRequest {
  return { tool, input } as ToolRequest;
}

/** A list leaves here as it does anywhere else: whole, and written down first. */
async function writeCsv(
  answer: ToolAnswer,
  { isPage, context, toolContext }: { isPage: boolean; context: CommandContext; toolContext: ToolContext },
): Promise<void> {
  const first = await firstTable(answer, { isPage, ask: (page) => askTool(page, toolContext) });
  if (!first) {
    const { headline } = presentAnswer(answer);
    throw new UserError(
      `This answer of ${answer.tool} has no table: "${headline}" Use --format table or json.`,
    );
  }
  const { table, isCut } = first;
  await allowExport({ subject: answer.tool, rows: table.rows.length }, toolContext);
  context.out.write(tableCsv(table));
  if (isCut) context.err.write(`Cut at ${table.rows.length} rows: narrow the list for the rest.\n`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError(`--json is not JSON: ${(error as Error).message}`, { cause: error });
  }
}
