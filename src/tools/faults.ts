import { z } from "zod";
import { grouped } from "./grouped.ts";

/** What is wrong with one argument, as a sentence for a person. */
export interface Fault {
  /** The argument; empty where what was given is no set of arguments at all. */
  name: string;
  sentence: string;
}

/** One sentence for each argument that does not fit an input, in the order in which they were found. */
export function faultsOf(input: z.ZodType, error: z.ZodError, given: unknown): Fault[] {
  // Ours names the keywords that are read here.
  const schema = z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as Schema;
  const faults = new Map<string, Fault>();
  for (const issue of error.issues) {
    for (const fault of faultsIn(issue, schema, given)) {
      if (!faults.has(fault.name)) faults.set(fault.name, fault);
    }
  }
  return [...faults.values()];
}

interface Schema {
  type?: string;
  format?: string;
  const?: unknown;
  enum?: readonly unknown[];
  oneOf?: readonly Schema[];
  anyOf?: readonly Schema[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
}

type Issue = z.core.$ZodIssue;

function faultsIn(issue: Issue, schema: Schema, given: unknown): Fault[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const name = nameOf([...issue.path, key]);
      return { name, sentence: `There is no argument ${name}.` };
    });
  }
  // Of an item of a list the list is named.
  const item = issue.path.findIndex((key) => typeof key === "number");
  const path = item === -1 ? issue.path : issue.path.slice(0, item);
  const name = nameOf(path);
  if (name === "") return [{ name, sentence: "The arguments must be a JSON object." }];
  return [{ name, sentence: sentenceOf(issue, { name, isItem: item !== -1, ...at(path, schema, given) }) }];
}

function sentenceOf(
  issue: Issue,
  { name, isItem, value, schema }: { name: string; isItem: boolean; value: unknown; schema: Schema },
): string {
  // Written where the schema is, for a person.
  if (issue.code === "custom") return `${name}: ${issue.message}`;
  if (issue.code === "invalid_format" && !issue.message.startsWith("Invalid")) {
    return `${name}: ${issue.message}`;
  }
  if (value === undefined) return `${name} is missing: it must be ${wantedOf(schema)}.`;
  if (isItem) return `Each of ${name} must be ${wantedOf(schema.items ?? {})}.`;
  return `${name} must be ${wantedOf(schema)}.`;
}

/** What was given under a path, and what is wanted there. */
function at(
  path: readonly PropertyKey[],
  schema: Schema,
  given: unknown,
): { value: unknown; schema: Schema } {
  const [key, ...rest] = path;
  if (key === undefined) return { value: given, schema };
  const own = isObject(given) ? given : {};
  const name = String(key);
  const value = Object.hasOwn(own, name) ? own[name] : undefined;
  return at(rest, propertyOf(schema, name, own), value);
}

/** Of several objects that may be given, the one whose constants are there; else what all say of the property. */
function propertyOf(schema: Schema, name: string, given: Record<string, unknown>): Schema {
  const forms = schema.oneOf ?? schema.anyOf ?? [schema];
  const meant = forms.find(({ properties = {} }) =>
    Object.entries(properties).every(([key, one]) => one.const === undefined || one.const === given[key]),
  );
  if (meant) return meant.properties?.[name] ?? {};
  return { enum: forms.flatMap(({ properties }) => properties?.[name]?.const ?? []) };
}

/** What an argument must be, in words. */
function wantedOf(schema: Schema): string {
  if (schema.enum) return oneOf(schema.enum.map(String));
  if (schema.const !== undefined) return String(schema.const);
  if (schema.anyOf) return oneOf(schema.anyOf.map(wantedOf));
  switch (schema.type) {
    case "integer":
      return `a whole number${rangeOf(schema)}`;
    case "number":
      return `a number${rangeOf(schema)}`;
    case "boolean":
      return "true or false";
    case "array":
      return schema.maxItems === undefined ? "a list" : `a list of at most ${grouped(schema.maxItems)}`;
    case "string":
      return textOf(schema);
    default:
      return "something else";
  }
}

/** A bound that nothing in a shop comes near to says nothing to a person. */
const BOUND_SAID_MAX = 1e9;

function rangeOf({ minimum, maximum, exclusiveMinimum }: Schema): string {
  const isSaid = (bound: number | undefined): bound is number =>
    bound !== undefined && Math.abs(bound) <= BOUND_SAID_MAX;
  const most = isSaid(maximum) ? grouped(maximum) : undefined;
  if (exclusiveMinimum !== undefined && isSaid(exclusiveMinimum)) {
    return ` above ${grouped(exclusiveMinimum)}${most === undefined ? "" : ` and at most ${most}`}`;
  }
  if (isSaid(minimum))
    return most === undefined ? ` from ${grouped(minimum)} up` : ` from ${grouped(minimum)} to ${most}`;
  return most === undefined ? " that a shop may have" : ` of at most ${most}`;
}

function textOf({ format, minLength = 0, maxLength }: Schema): string {
  if (format === "date") return "a day such as 2026-03-01";
  const least = minLength > 0 ? ", not empty" : "";
  return maxLength === undefined
    ? `text${least}`
    : `text${least}, of at most ${grouped(maxLength)} characters`;
}

function oneOf(values: readonly string[]): string {
  return values.length < 2
    ? (values[0] ?? "nothing")
    : `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`;
}

const NAME_LENGTH_MAX = 100;

const nameOf = (path: readonly PropertyKey[]) => path.map(String).join(".").slice(0, NAME_LENGTH_MAX);

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
