import { z } from "zod";
import type { Tool } from "./tool.ts";

/** JSON schema of what a tool takes, with an object at the root, as programs and models are shown it. */
export function inputSchemaOf({ input }: Pick<Tool, "input">) {
  return objectSchema(z.toJSONSchema(input, { io: "input" }));
}

/** Who reads schemas wants an object at the root, and says so of one of several objects, too. */
export function objectSchema(schema: object) {
  return { ...schema, type: "object" as const };
}
