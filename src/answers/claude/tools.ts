import type { ClaudeTool } from "../../sources/claude/reply.ts";
import { inputSchemaOf } from "../../tools/input-schema.ts";
import { tools } from "../../tools/registry.ts";

/** The registry's tools as the Messages API takes them, always in the same order: the prompt's cached prefix. */
export function toolsForClaude(): ClaudeTool[] {
  made ??= tools.map((tool) => ({
    name: tool.name,
    description: tool.description,
    input_schema: withoutForms(inputSchemaOf(tool)) as ClaudeTool["input_schema"],
  }));
  return [...made];
}

let made: ClaudeTool[] | undefined;

/**
 * Patterns and the schema's address cost a thousand tokens and tell a model nothing that `format` and the description
 * don't; the tool checks its input all the same.
 */
function withoutForms(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutForms);
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([name, value]) => name !== "$schema" && !(name === "pattern" && typeof value === "string"))
      .map(([name, value]) => [name, withoutForms(value)]),
  );
}
