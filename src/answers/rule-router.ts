import { UserError } from "../errors.ts";
import { readDataStatus } from "../store/status.ts";
import { analyzeSegments } from "../tools/analyze-segments.ts";
import { askToolBy, type ToolRequest } from "../tools/ask.ts";
import { callTool, type ToolContext } from "../tools/tool.ts";
import type { Answer, Question, Router } from "./answer.ts";
import { STARTERS } from "./rules/replies.ts";
import { routeQuestion } from "./rules/route.ts";

interface Dependencies {
  callTool: typeof callTool;
  /** The instant that the shop's data ends at. */
  endOfData: (context: ToolContext) => Promise<Date>;
}

/** The router that needs no model: reads a question by rules, asks one tool, says how it understood. */
export function createRuleRouter(replaced: Partial<Dependencies> = {}): Router {
  const dependencies = { callTool, endOfData, ...replaced };
  return {
    name: "rules",
    async answer(question, context) {
      try {
        return await answerByRules(question, context, dependencies);
      } catch (error) {
        if (error instanceof UserError) return unclear(error.message);
        throw error;
      }
    },
  };
}

async function answerByRules(
  { text, before }: Question,
  context: ToolContext,
  dependencies: Dependencies,
): Promise<Answer> {
  const { timeZone, currency } = context.tenant;
  const now = await dependencies.endOfData(context);
  const route = routeQuestion(text, { now, timeZone, currency }, before);
  if (route.kind !== "tool") return route;
  const named = await nameSegment(route, context, dependencies);
  if (!("tool" in named)) return named;
  return {
    kind: "answered",
    understood: route.understood,
    answers: [await askToolBy(dependencies.callTool, named, context)],
  };
}

/**
 * "Q4" and "the rest of the year" are the data's: forecasts begin where the orders end, which for an
 * imported history may be long ago.
 */
async function endOfData({ database, tenant, now }: ToolContext): Promise<Date> {
  const status = await database.withTenant(tenant.tenantId, (tx) => readDataStatus(tx, tenant.tenantId));
  return status.asOf && status.asOf < now ? status.asOf : now;
}

/** Lists are restricted by a segment's id, and people know its name. */
async function nameSegment(
  call: ToolRequest,
  context: ToolContext,
  { callTool }: Dependencies,
): Promise<ToolRequest | Answer> {
  if (call.tool !== "analyze_customers" || call.input.archetype === undefined) return call;
  const archetype = call.input.archetype;
  const found = await callTool(analyzeSegments, { archetype }, context);
  switch (found.kind) {
    case "one":
      return { tool: call.tool, input: { ...call.input, archetype: found.archetype.id } };
    case "ambiguous":
      return unclear(
        `Several segments are called like "${archetype}". Which one?`,
        found.candidates.slice(0, 5).map(({ name }) => `Best customers in the segment "${name}"`),
      );
    default:
      return unclear(`I know no segment called "${archetype}".`, ["Which segments do we have?"]);
  }
}

function unclear(message: string, suggestions: readonly string[] = STARTERS): Answer {
  return { kind: "unclear", message, suggestions: [...suggestions] };
}
