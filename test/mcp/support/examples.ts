import { z } from "zod";
import type { Tool } from "../../../src/tools/tool.ts";

interface Property {
  type?: string;
  enum?: unknown[];
  minimum?: number;
  anyOf?: Property[];
}

/** Inputs that a tool's schema allows: the least there can be, with each value of each choice. */
export function examplesFor(tool: Tool, customer: string): Record<string, unknown>[] {
  const schema = z.toJSONSchema(tool.input, { io: "input" });
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Property>);
  const least = Object.fromEntries(
    properties
      .filter(([name]) => schema.required?.includes(name))
      .map(([name, property]) => [name, someValue(property, customer)]),
  );
  const choices = properties.flatMap(([name, property]) =>
    (property.enum ?? []).map((value) => ({ ...least, [name]: value })),
  );
  return choices.length > 0 ? choices : [least];
}

function someValue(property: Property, customer: string): unknown {
  if (property.enum) return property.enum[0];
  if (property.type === "integer" || property.type === "number") return Math.max(1, property.minimum ?? 1);
  if (property.type === "boolean") return true;
  return customer;
}
