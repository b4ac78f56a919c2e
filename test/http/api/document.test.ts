import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { pathArguments } from "../../../src/http/api/route.ts";
import { apiRoutes } from "../../../src/http/api/routes.ts";
import { tools } from "../../../src/tools/registry.ts";
import { document, lookUp, operations } from "./support/contract.ts";

describe("the OpenAPI document", () => {
  it("has every route, and no other", () => {
    const routed = apiRoutes.map(({ method, path }) => `${method} ${path}`);
    const documented = operations.map(({ method, path }) => `${method} ${path}`);

    expect(documented.sort()).toEqual(routed.sort());
  });

  it("has an operation for every tool", () => {
    for (const { name } of tools) expect(document.paths).toHaveProperty([`/api/mcp/tools/${name}`, "post"]);
  });

  it("names each operation once", () => {
    const ids = operations.map(({ operation }) => operation.operationId);

    expect(new Set(ids).size).toBe(ids.length);
  });

  it("refers to nothing that is not there", () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to ?? "");

    expect(references.length).toBeGreaterThan(50);
    for (const reference of references) expect(lookUp(reference)).toBeDefined();
  });

  it("has only schemas that are some", () => {
    const ajv = new Ajv2020({ strict: false });

    for (const [name, schema] of Object.entries(document.components.schemas ?? {}))
      expect([name, ajv.validateSchema(schema as object)]).toEqual([name, true]);
  });
});

describe.each(operations)("$method $path", ({ path, operation }) => {
  it("takes what stands in its path as required arguments", () => {
    const inPath = operation.parameters.filter((parameter) => parameter.in === "path");

    expect(inPath.map(({ name }) => name).sort()).toEqual(pathArguments(path).sort());
    expect(inPath.every(({ required }) => required)).toBe(true);
  });

  it("needs a key, unless it is the document itself", () => {
    const isOpen = path === "/api/openapi.json";

    expect(operation.security).toEqual(isOpen ? [] : undefined);
    expect(document.security).toEqual([{ apiKey: [] }]);
    expect("401" in operation.responses).toBe(!isOpen);
  });
});
