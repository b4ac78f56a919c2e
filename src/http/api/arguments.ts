import { z } from "zod";
import { type Fault, faultsOf } from "../../tools/faults.ts";
import { pathToNul } from "../../tools/nul.ts";
import { HttpError } from "../errors.ts";
import { pathArguments, type Route } from "./route.ts";

/** What came with a request: of the query and the body only the one that the method reads. */
export interface Given {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  body: unknown;
}

/**
 * Reads a route's arguments out of a request.
 *
 * @returns a function that throws an HttpError naming every argument at fault.
 */
export function argumentsReader(route: Route): (given: Given) => unknown {
  const inPath = pathArguments(route.path);
  const schemas = inputSchema(route).properties ?? {};
  return ({ path, query, body }) => {
    const named = Object.fromEntries(inPath.map((name) => [name, path[name]]));
    const asked = route.method === "get" ? { ...fromText(query, schemas), ...named } : body;
    const parsed = route.input.safeParse(asked);
    if (!parsed.success) throw invalidArguments(faultsOf(route.input, parsed.error, asked));
    refuseNul(parsed.data);
    return parsed.data;
  };
}

interface PropertySchema {
  type?: string | string[];
  anyOf?: PropertySchema[];
  items?: PropertySchema;
  [keyword: string]: unknown;
}

interface InputSchema {
  properties?: Record<string, PropertySchema>;
  required?: string[];
  [keyword: string]: unknown;
}

/** A route's input as a JSON schema of what callers send. */
export function inputSchema(route: Route): InputSchema {
  // Both are JSON schemas; ours names the keywords that are read here.
  return z.toJSONSchema(route.input, { io: "input", unrepresentable: "any" }) as InputSchema;
}

/** A query is text throughout; its values become what the schema wants where they can. The rest is for the schema to refuse. */
function fromText(query: Record<string, unknown>, schemas: Record<string, PropertySchema>) {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [
      name,
      Object.hasOwn(schemas, name) ? readValue(value, schemas[name] ?? {}) : value,
    ]),
  );
}

function readValue(given: unknown, schema: PropertySchema): unknown {
  const types = typesOf(schema);
  // One value, several by comma, or the name repeated.
  if (types.includes("array")) {
    const values = Array.isArray(given) ? given : String(given).split(",");
    return values.map((value) => readValue(value, schema.items ?? {}));
  }
  if (typeof given !== "string" || given.trim() === "") return given;
  const isNumber = types.includes("number") || types.includes("integer");
  if (isNumber && Number.isFinite(Number(given))) return Number(given);
  if (types.includes("boolean") && (given === "true" || given === "false")) return given === "true";
  return given;
}

function typesOf(schema: PropertySchema): string[] {
  return [schema.type ?? [], ...(schema.anyOf ?? []).map(typesOf)].flat();
}

function invalidArguments(faults: readonly Fault[]): HttpError {
  const named = faults
    .slice(0, FAULTS_MAX)
    .map(({ name, sentence }) => ({ name: name || "body", message: sentence }));
  return new HttpError(
    "invalid_arguments",
    `What was sent does not fit: ${named.map(({ name }) => name).join(", ")}. See details.`,
    { details: { arguments: named } },
  );
}

const FAULTS_MAX = 20;

/** Arguments that no tool is asked with are read by the database, too. */
function refuseNul(asked: unknown): void {
  const path = pathToNul(asked);
  if (!path) return;
  throw invalidArguments([{ name: path.join("."), sentence: "Text can't have a NUL character in it." }]);
}
