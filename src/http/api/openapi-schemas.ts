import { z } from "zod";
import { tools } from "../../tools/registry.ts";
import {
  archetypeSummarySchema,
  churnSchema,
  customerSummarySchema,
  provenanceSchema,
} from "../../tools/shared.ts";
import { ERROR_STATUS } from "../errors.ts";
import type { Route } from "./route.ts";
import { findSchemas } from "./tool-schemas.ts";

const errorSchema = z.object({
  error: z.object({
    code: z.enum(Object.keys(ERROR_STATUS)).describe("What programs tell errors apart by"),
    message: z.string().describe("What happened, and what to do, for a person"),
    details: z
      .looseObject({
        arguments: z
          .array(z.object({ name: z.string(), message: z.string() }))
          .optional()
          .describe("Each argument at fault"),
        candidates: z.array(z.unknown()).optional().describe("Whom or what the question may have meant"),
        retry_after_seconds: z.number().int().optional(),
      })
      .optional(),
    correlation_id: z.string().nullable(),
  }),
  timestamp: z.iso.datetime(),
});

/** What stands in many answers, said once. */
const SHARED = {
  Error: errorSchema,
  Provenance: provenanceSchema,
  CustomerSummary: customerSummarySchema,
  ArchetypeSummary: archetypeSummarySchema,
  Churn: churnSchema,
};

export type SchemaNames = ReturnType<typeof nameSchemas>;

/** The schemas that operations refer to, each under one name however many operations have it. */
export function nameSchemas(routes: readonly Route[]) {
  const answers = z.registry<{ id: string }>();
  const inputs = z.registry<{ id: string }>();
  const add = (registry: typeof answers, schema: z.ZodType, id: string) => {
    if (!registry.has(schema)) registry.add(schema, { id });
  };
  for (const [id, schema] of Object.entries(SHARED)) add(answers, schema, id);
  for (const { name } of tools) {
    const schemas = findSchemas(name);
    if (!schemas) continue;
    add(answers, schemas.answer, `${pascalCase(name)}Answer`);
    add(inputs, schemas.input, `${pascalCase(name)}Arguments`);
  }
  for (const { operationId, method, input, success } of routes) {
    add(answers, success.body, `${pascalCase(operationId)}Answer`);
    if (method === "post") add(inputs, input, `${pascalCase(operationId)}Arguments`);
  }
  const reference = (registry: typeof answers, schema: z.ZodType) => ({
    $ref: uriOf(registry.get(schema)?.id ?? ""),
  });
  return {
    components: { ...schemasIn(answers, "output"), ...schemasIn(inputs, "input") },
    answerOf: (route: Route) => reference(answers, route.success.body),
    inputOf: (route: Route) => reference(inputs, route.input),
  };
}

function schemasIn(registry: z.core.$ZodRegistry<{ id: string }>, io: "input" | "output") {
  const { schemas } = z.toJSONSchema(registry, { io, unrepresentable: "any", uri: uriOf });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $id: _id, $schema: _schema, ...schema }]) => [name, plain(schema)]),
  );
}

function uriOf(name: string): string {
  return `#/components/schemas/${name}`;
}

/** `AnalyzeCustomers` of `analyze_customers` and `listTools`. */
function pascalCase(name: string): string {
  return name.replace(/(?:^|_)(\w)/g, (_all, letter: string) => letter.toUpperCase());
}

/** Without what only repeats: patterns of formats, and the bounds of every integer. */
export function plain<T>(schema: T): T {
  return JSON.parse(JSON.stringify(schema), (_key, value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const { pattern, minimum, maximum, ...rest } = value;
    return {
      ...rest,
      ...(pattern === undefined || (typeof pattern === "string" && "format" in rest) ? {} : { pattern }),
      ...(minimum === undefined || minimum === Number.MIN_SAFE_INTEGER ? {} : { minimum }),
      ...(maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? {} : { maximum }),
    };
  });
}
