import { Ajv2020 } from "ajv/dist/2020.js";
import { openApiDocument } from "../../../../src/http/api/openapi.ts";
import { apiRoutes } from "../../../../src/http/api/routes.ts";

/** The document as callers get it. */
export const document = JSON.parse(JSON.stringify(openApiDocument(apiRoutes))) as {
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, unknown>>;
  [field: string]: unknown;
};

export interface Operation {
  operationId: string;
  security?: unknown[];
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: unknown;
  responses: Record<
    string,
    { $ref?: string; content?: Record<string, { schema: object }>; headers?: object }
  >;
}

export const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

const ajv = new Ajv2020({ strict: false, allErrors: true });
for (const [name, pattern] of Object.entries({
  "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  date: /^\d{4}-\d\d-\d\d$/,
})) {
  ajv.addFormat(name, pattern);
}
ajv.addSchema(document, "api");

/** What is wrong with an answer by the document; empty where nothing is. */
export async function faultsOf(operationId: string, response: Response): Promise<string[]> {
  const { operation } = operations.find(({ operation }) => operation.operationId === operationId) ?? {};
  const given = operation?.responses[response.status];
  if (!given) return [`${operationId} does not document status ${response.status}`];
  const told = given.$ref ? lookUp(given.$ref) : given;
  const missing = Object.keys(told.headers ?? {}).filter((name) => !response.headers.has(name));
  const type = response.headers.get("Content-Type")?.split(";")[0] ?? "";
  const schema = told.content?.[type]?.schema;
  if (!schema) return [`${operationId} does not document ${type} for status ${response.status}`];
  const value: unknown =
    type === "application/json" ? await response.clone().json() : await response.clone().text();
  const validate = validatorOf(schema);
  validate(value);
  return [
    ...missing.map((name) => `no header ${name}`),
    ...(validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`),
  ];
}

/** What a reference within the document points at. */
export function lookUp(reference: string): Operation["responses"][string] {
  const parts = reference.replace(/^#\//, "").split("/");
  let place: unknown = document;
  for (const part of parts) place = (place as Record<string, unknown> | undefined)?.[part];
  if (place === undefined) throw new Error(`${reference} points at nothing`);
  return place as Operation["responses"][string];
}

const validators = new Map<object, ReturnType<typeof ajv.compile>>();

function validatorOf(schema: object) {
  const validate = validators.get(schema) ?? ajv.compile(withWholeReferences(schema));
  validators.set(schema, validate);
  return validate;
}

function withWholeReferences(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"api#/'));
}
