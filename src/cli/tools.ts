import { type Command, Option } from "commander";
import { z } from "zod";
import { tools } from "../tools/registry.ts";
import { type CommandContext, EXIT } from "./context.ts";
import type { Run } from "./program.ts";

const formats = ["text", "json", "markdown"] as const;

interface ToolsOptions {
  json?: boolean;
  format: (typeof formats)[number];
}

export function toolsCommand(program: Command, context: CommandContext, select: (run: Run) => void): void {
  program
    .command("tools")
    .description("List the analytics tools and what each takes.")
    .option("--json", "names, descriptions and JSON schemas, for programs")
    .addOption(new Option("--format <format>", "how to list them").choices(formats).default("text"))
    .action((options: ToolsOptions) =>
      select(async () => {
        const list = LISTS[options.json ? "json" : options.format];
        context.out.write(`${list()}\n`);
        return EXIT.done;
      }),
    );
}

const LISTS: Readonly<Record<ToolsOptions["format"], () => string>> = {
  text: () =>
    described()
      .map(({ name, description, inputs }) =>
        [
          name,
          `  ${description}`,
          ...inputs.map((input) => `    ${input.name.padEnd(24)} ${meaning(input)}`),
        ].join("\n"),
      )
      .join("\n"),
  json: () =>
    JSON.stringify(
      tools.map((tool) => ({ name: tool.name, description: tool.description, input: inputSchema(tool) })),
      null,
      2,
    ),
  markdown: toolsPage,
};

/** The page `docs/tools.md`: every tool with its arguments, those that all have said once. */
export function toolsPage(): string {
  const all = described();
  const filters = all.filter(({ inputs }) => inputs.some(({ name }) => name === FILTER));
  const shared = filters[0]?.inputs.filter(({ name }) => isShared(name, all, filters.length)) ?? [];
  const names = new Set(shared.map(({ name }) => name));
  return [
    "# The eight tools",
    "Made by `npm run -s cli -- tools --format markdown > docs/tools.md`; a test keeps it equal to the code. Every tool is asked alike over REST (`POST /api/mcp/query`), MCP, `call` on the command line, commands and buttons. Money goes in as units of the shop's currency and comes out as integer cents; shares are from 0 to 1; days are days of the shop's calendar; null means unknown. Every result carries `provenance`: as-of time, period, time zone, currency, row counts, method, and what is not known.",
    `## Arguments of several tools\n${filters.map(({ name }) => `\`${name}\``).join(", ")} take these, all of which must hold; \`limit\` and \`offset\` page through lists.\n\n${table(shared)}`,
    ...all.map(
      ({ name, title, description, inputs }) =>
        `## ${name}\n**${title}.** ${description}\n\n${table(inputs.filter((input) => !names.has(input.name)))}`,
    ),
  ].join("\n\n");
}

const FILTER = "churn_min";

interface Input {
  name: string;
  type: string;
  description: string;
}

function described() {
  return tools.map((tool) => ({
    name: tool.name,
    title: tool.title,
    description: tool.description,
    inputs: Object.entries(inputSchema(tool).properties ?? {}).map(([name, schema]) => inputOf(name, schema)),
  }));
}

function inputSchema({ input }: { input: z.ZodType }) {
  return z.toJSONSchema(input, { io: "input" });
}

function inputOf(name: string, schema: unknown): Input {
  const {
    type,
    enum: values,
    anyOf,
    description = "",
  } = schema as { type?: string; enum?: unknown[]; anyOf?: { const?: unknown }[]; description?: string };
  const choices = values ?? anyOf?.map((one) => one.const);
  return { name, type: choices ? choices.join(" | ") : (type ?? ""), description };
}

/** Described in the same words by every tool that takes filters. */
function isShared(name: string, all: ReturnType<typeof described>, filtered: number): boolean {
  const words = all.flatMap(({ inputs }) => inputs.filter((input) => input.name === name));
  return words.length >= filtered && name !== "sort" && name !== "limit" && name !== "offset";
}

function table(inputs: readonly Input[]): string {
  const rows = inputs.map(
    ({ name, type, description }) =>
      `| \`${name}\` | ${type.replaceAll(" | ", ", ")} | ${description.replaceAll("|", "\\|")} |`,
  );
  return ["| argument | values | meaning |", "| --- | --- | --- |", ...rows].join("\n");
}

function meaning({ type, description }: Input): string {
  return description ? `${type}  (${description})` : type;
}
