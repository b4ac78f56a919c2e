import type { Command } from "commander";
import { z } from "zod";
import { tools } from "../tools/registry.ts";
import { type CommandContext, EXIT } from "./context.ts";
import type { Run } from "./program.ts";

export function toolsCommand(program: Command, context: CommandContext, select: (run: Run) => void): void {
  program
    .command("tools")
    .description("List the analytics tools and what each takes.")
    .option("--json", "names, descriptions and JSON schemas, for programs")
    .action((options: { json?: boolean }) => select(async () => list(context, options)));
}

async function list(context: CommandContext, options: { json?: boolean }): Promise<number> {
  const described = tools.map((tool) => ({
    name: tool.name,
    description: tool.description,
    input: z.toJSONSchema(tool.input, { io: "input" }),
  }));
  if (options.json) {
    context.out.write(`${JSON.stringify(described, null, 2)}\n`);
    return EXIT.done;
  }
  for (const tool of described) {
    context.out.write(`${tool.name}\n  ${tool.description}\n`);
    for (const [name, schema] of Object.entries(tool.input.properties ?? {})) {
      context.out.write(`    ${name.padEnd(24)} ${meaning(schema)}\n`);
    }
  }
  return EXIT.done;
}

function meaning(schema: unknown): string {
  const {
    type,
    enum: values,
    description,
  } = schema as { type?: string; enum?: unknown[]; description?: string };
  const what = values ? values.join(" | ") : (type ?? "");
  return description ? `${what}  (${description})` : what;
}
