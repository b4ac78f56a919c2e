import { z } from "zod";
import { openApiDocument } from "./openapi.ts";
import { defineRoute, type Route } from "./route.ts";
import { adminRoutes } from "./routes/admin.ts";
import { analyticsRoutes } from "./routes/analytics.ts";
import { archetypeRoutes } from "./routes/archetypes.ts";
import { customerRoutes } from "./routes/customers.ts";
import { toolRoutes } from "./routes/tools.ts";

const document = defineRoute({
  operationId: "getDocument",
  method: "get",
  path: "/api/openapi.json",
  tag: "This document",
  summary: "This document",
  access: "open",
  input: z.strictObject({}),
  success: {
    status: 200,
    description: "An OpenAPI 3.1 document",
    body: z.looseObject({ openapi: z.string() }),
  },
  errors: [],
  handle: async () => ({ kind: "body", body: openApi }),
});

/** Every route of the API, in the order in which they are tried. */
export const apiRoutes: readonly Route[] = [
  ...toolRoutes,
  ...customerRoutes,
  ...archetypeRoutes,
  ...analyticsRoutes,
  ...adminRoutes,
  document,
];

const openApi = openApiDocument(apiRoutes);
