import { z } from "zod";
import type { ToolAnswer } from "../../../tools/ask.ts";
import { toolset } from "../../../tools/registry.ts";
import { HttpError } from "../../errors.ts";
import { defineRoute, type Route } from "../route.ts";
import { schemasOf } from "../tool-schemas.ts";

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
  handle: async (asked, { ask }) => ({
    kind: "answer",
    answer: onlyFound(await ask("analyze_segments", asked)),
  }),
});

export const archetypeRoutes: readonly Route[] = [listArchetypes, oneArchetype];

function onlyFound(answer: ToolAnswer): ToolAnswer {
  if (answer.tool !== "analyze_segments") return answer;
  const { result } = answer;
  if (result.kind === "not_found") {
    throw new HttpError("not_found", "There is no such archetype. /api/mcp/archetypes lists them.");
  }
  if (result.kind === "ambiguous") {
    throw new HttpError("conflict", "Several archetypes fit. Ask again with the id of one of them.", {
      details: { candidates: result.candidates },
    });
  }
  return answer;
}
