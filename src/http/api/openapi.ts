import { ERROR_STATUS, type ErrorCode } from "../errors.ts";
import { inputSchema } from "./arguments.ts";
import { KEY_HEADER } from "./guard.ts";
import { nameSchemas, plain, type SchemaNames } from "./openapi-schemas.ts";
import { formats, MEDIA_TYPES } from "./reply.ts";
import { pathArguments, type Route } from "./route.ts";

/** The OpenAPI 3.1 document of these routes, made from the schemas that check their arguments and answers. */
export function openApiDocument(routes: readonly Route[]) {
  const names = nameSchemas(routes);
  return {
    openapi: "3.1.1",
    info: { title: "Regulars API", version: "1.0.0", description: DESCRIPTION, license: LICENSE },
    servers: [{ url: "/" }],
    security: [{ apiKey: [] }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths: pathsOf(routes, names),
    components: {
      schemas: names.components,
      headers: HEADERS,
      responses: errorResponses(),
      securitySchemes: { apiKey: { type: "apiKey", in: "header", name: KEY_HEADER } },
    },
  };
}

const DESCRIPTION =
  "Customer intelligence for an e-commerce shop. Money is in integer cents of `provenance.currency`, shares are from 0 to 1, null means unknown. Every answer says in `provenance` what it rests on.";
const LICENSE = { name: "MIT", identifier: "MIT" };

const HEADERS = Object.fromEntries(
  Object.entries({
    "X-Correlation-ID": "The caller's own, or one made here; every log line of the request carries it.",
    "RateLimit-Policy": "The limit and its window in seconds.",
    "RateLimit-Limit": "Requests in a window, for this key at this address.",
    "RateLimit-Remaining": "How many are left.",
    "RateLimit-Reset": "Seconds until all are there again.",
    "Retry-After": "Seconds to wait.",
  }).map(([name, description]) => [name, { description, schema: { type: "string" } }]),
);

function pathsOf(routes: readonly Route[], names: SchemaNames) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes)
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route, names) };
  return paths;
}

function operationOf(route: Route, names: SchemaNames) {
  const { operationId, tag, summary, description, access } = route;
  return {
    ...{ operationId, tags: [tag], summary },
    ...(description ? { description } : {}),
    ...(access === "open" ? { security: [] } : {}),
    parameters: parametersOf(route),
    ...(route.method === "post" ? { requestBody: requestBodyOf(route, names) } : {}),
    responses: {
      [route.success.status]: {
        description: route.success.description,
        headers: headersNamed(
          "X-Correlation-ID",
          "RateLimit-Policy",
          "RateLimit-Limit",
          "RateLimit-Remaining",
          "RateLimit-Reset",
        ),
        content: contentOf(route, names),
      },
      ...errorsOf(route),
    },
  };
}

function parametersOf(route: Route) {
  const { properties = {}, required = [] } = route.method === "get" ? inputSchema(route) : {};
  const inPath = pathArguments(route.path);
  const parameters = Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: inPath.includes(name) ? "path" : "query",
    required: required.includes(name) || inPath.includes(name),
    ...(description ? { description } : {}),
    // Several values by comma; the name repeated is read as well.
    ...(schema.type === "array" ? { style: "form", explode: false } : {}),
    schema: plain(schema),
  }));
  return route.success.isReport ? [...parameters, FORMAT] : parameters;
}

const FORMAT = {
  name: "format",
  in: "query",
  required: false,
  description: "In place of the Accept header",
  schema: { type: "string", enum: formats, default: "json" },
};

function requestBodyOf(route: Route, names: SchemaNames) {
  return {
    // No body is one without arguments, where none has to be given.
    required: !route.input.safeParse({}).success,
    content: { [MEDIA_TYPES.json]: { schema: names.inputOf(route) } },
  };
}

function contentOf(route: Route, names: SchemaNames) {
  const asJson = { [MEDIA_TYPES.json]: { schema: names.answerOf(route) } };
  if (!route.success.isReport) return asJson;
  const words = { schema: { type: "string" } };
  return { ...asJson, [MEDIA_TYPES.csv]: words, [MEDIA_TYPES.text]: words };
}

const ERROR_MEANINGS: Record<ErrorCode, string> = {
  invalid_request: "The request can't be read, or can't be answered as it is; the message says why",
  unauthorized: "No key, or one that is not known",
  forbidden: "The key's role may not do this",
  not_found: "There is nothing and nobody of this name",
  method_not_allowed: "Another method is served here; see Allow",
  not_acceptable: "The answer can't be had in this format",
  conflict: "Not now, or not clear who is meant; the message says which",
  too_large: "The body is too large",
  unsupported_media_type: "The body is not JSON",
  invalid_arguments: "Arguments that do not fit; `details.arguments` names each",
  too_many_requests: "Over the limit of this key at this address",
  internal: "A fault on our side; the log has it under the correlation id",
};

function errorsOf(route: Route) {
  const codes: ErrorCode[] = [
    "invalid_request",
    "not_acceptable",
    "invalid_arguments",
    "too_many_requests",
    "internal",
    ...(route.access === "open" ? [] : (["unauthorized"] as const)),
    ...(route.access === "operate" || route.success.isReport ? (["forbidden"] as const) : []),
    ...(route.method === "post" ? (["too_large", "unsupported_media_type"] as const) : []),
    ...route.errors,
  ];
  const sorted = [...new Set(codes)].sort((one, other) => ERROR_STATUS[one] - ERROR_STATUS[other]);
  return Object.fromEntries(
    sorted.map((code) => [ERROR_STATUS[code], { $ref: `#/components/responses/${code}` }]),
  );
}

/** Each error as any operation may give it. */
function errorResponses() {
  return Object.fromEntries(
    Object.entries(ERROR_MEANINGS).map(([code, description]) => [
      code,
      {
        description,
        headers: headersNamed("X-Correlation-ID", ...(code === "too_many_requests" ? ["Retry-After"] : [])),
        content: { [MEDIA_TYPES.json]: { schema: { $ref: "#/components/schemas/Error" } } },
      },
    ]),
  );
}

function headersNamed(...names: string[]) {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
