import { UserError } from "../errors.ts";
import { listCategoryNames } from "../store/category-reads.ts";
import { readDataStatus } from "../store/status.ts";
import { analyzeSegments } from "../tools/analyze-segments.ts";
import { askToolBy, type ToolRequest } from "../tools/ask.ts";
import { callTool, type ToolContext } from "../tools/tool.ts";
import type { Answer, Question, Router } from "./answer.ts";
import { STARTERS } from "./rules/replies.ts";
import { requestOf, routeQuestion } from "./rules/route.ts";
import { type Named, nameCategory, withName } from "./rules/shop-names.ts";
import { stepTitle } from "./step-titles.ts";

interface Dependencies {
  callTool: typeof callTool;
  /** The instant that the shop's data ends at. */
  endOfData: (context: ToolContext) => Promise<Date>;
  /** Those of the shop, the one with most orders first. */
  categoryNames: (context: ToolContext) => Promise<string[]>;
}

/** The router that needs no model: reads a question by rules, asks one tool, says how it understood. */
export function createRuleRouter(replaced: Partial<Dependencies> = {}): Router {
  const dependencies = { callTool, endOfData, categoryNames, ...replaced };
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
  question: Question,
  context: ToolContext,
  dependencies: Dependencies,
): Promise<Answer> {
  const { text, before } = question;
  const { timeZone, currency } = context.tenant;
  const now = await dependencies.endOfData(context);
  const route = routeQuestion(text, { now, timeZone, currency }, before);
  if (route.kind !== "tool") return route;
  const { understood } = route;
  const request = requestOf(route) ?? route;
  const withArchetype = await nameArchetype({ question: text, request, understood }, context, dependencies);
  if (withArchetype.kind !== "named") return withArchetype;
  const named = await nameCategoryOf({ question: text, ...withArchetype }, context, dependencies);
  if (named.kind !== "named") return named;
  return {
    kind: "answered",
    understood: named.understood,
    answers: [
      await saying(named.request, question, () => askToolBy(dependencies.callTool, named.request, context)),
    ],
  };
}

/** Says what is being done while it is done. */
async function saying<T>(
  { tool, input }: ToolRequest,
  { onStep }: Question,
  work: () => Promise<T>,
): Promise<T> {
  const step = { id: tool, title: stepTitle(tool, input) };
  onStep?.({ ...step, state: "running" });
  try {
    const done = await work();
    onStep?.({ ...step, state: "done" });
    return done;
  } catch (error) {
    onStep?.({ ...step, state: "failed" });
    throw error;
  }
}

interface Asked {
  question: string;
  request: ToolRequest;
  understood: string;
}

async function nameCategoryOf(
  asked: Asked,
  context: ToolContext,
  { categoryNames }: Dependencies,
): Promise<Named> {
  const { request, understood } = asked;
  if ((request.input as { category?: string }).category === undefined) {
    return { kind: "named", request, understood };
  }
  return nameCategory(asked, await categoryNames(context));
}

function categoryNames({ database, tenant }: ToolContext): Promise<string[]> {
  return database.withTenant(tenant.tenantId, (tx) => listCategoryNames(tx, tenant.tenantId));
}

/**
 * "Q4" and "the rest of the year" are the data's: forecasts begin where the orders end, which for an
 * imported history may be long ago.
 */
async function endOfData({ database, tenant, now }: ToolContext): Promise<Date> {
  const status = await database.withTenant(tenant.tenantId, (tx) => readDataStatus(tx, tenant.tenantId));
  return status.asOf && status.asOf < now ? status.asOf : now;
}

/** Lists are restricted by an archetype's id, and people know its name. */
async function nameArchetype(
  { question, request, understood }: Asked,
  context: ToolContext,
  { callTool }: Dependencies,
): Promise<Named> {
  const archetype = (request.input as { archetype?: string }).archetype;
  if (request.tool === "analyze_segments" || archetype === undefined) {
    return { kind: "named", request, understood };
  }
  const found = await callTool(analyzeSegments, { archetype }, context);
  switch (found.kind) {
    case "one": {
      const { id, name } = found.archetype;
      return {
        kind: "named",
        // The archetype alone is said otherwise.
        request: { tool: request.tool, input: { ...request.input, archetype: id } } as ToolRequest,
        understood: understood.replaceAll(`"${archetype}"`, `"${name}"`),
      };
    }
    case "ambiguous":
      return {
        kind: "unclear",
        message: `Several segments are called like "${archetype}". Which one?`,
        suggestions: found.candidates
          .slice(0, CHOICES)
          .map(({ name }) => withName(question, archetype, `"${name}"`)),
      };
    default:
      return {
        kind: "unclear",
        message: `I know no segment called "${archetype}".`,
        suggestions: ["Which segments do we have?"],
      };
  }
}

const CHOICES = 5;

function unclear(message: string, suggestions: readonly string[] = STARTERS): Answer {
  return { kind: "unclear", message, suggestions: [...suggestions] };
}
