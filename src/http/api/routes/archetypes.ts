import { z } from "zod";
import { toolset } from "../../../tools/registry.ts";
import { defineRoute, type Route } from "../route.ts";
import { schemasOf } from "../tool-schemas.ts";
import { ARCHETYPE_SOUGHT, onlyFound } from "./found.ts";

const { sort, limit } = toolset.analyze_segments.input.shape;
const { answer: body } = schemasOf("analyze_segments");

const listArchetypes = defineRoute({
  operationId: "listArchetypes",
  method: "get",
  path: "/api/mcp/archetypes",
  tag: "Archetypes",
  summary: "The archetypes of customers, ranked",
  access: "key",
  input: z.strictObject({ sort, limit }),
  success: { status: 200, description: "The archetypes", body, isReport: true },
  errors: [],
  handle: async (asked, { ask }) => ({ kind: "answer", answer: await ask("analyze_segments", asked) }),
});

const oneArchetype = defineRoute({
  operationId: "getArchetype",
  method: "get",
  path: "/api/mcp/archetypes/{archetype}",
  tag: "Archetypes",
  summary: "One archetype: who its members are, and how to treat them",
  access: "key",
  input: z.strictObject({
    archetype: z.string().trim().min(1).max(200).describe("Archetype id, or part of its name"),
  }),
  success: { status: 200, description: "The archetype", body, isReport: true },
  errors: ["not_found", "conflict"],
  handle: async (asked, { ask }) => onlyFound(await ask("analyze_segments", asked), ARCHETYPE_SOUGHT),
});

export const archetypeRoutes: readonly Route[] = [listArchetypes, oneArchetype];
