import type { Option } from "@slack/types";
import { LIMITS } from "./limits.ts";
import { cut } from "./present/escape.ts";
import type { SlackServices, Work } from "./work.ts";

/** The archetypes whose name contains what was typed, the most valuable first. */
export async function archetypeOptions({ services, toolContext }: Work, typed: string): Promise<Option[]> {
  const context = await toolContext();
  const input = { limit: LIMITS.options, ...(typed.trim() ? { archetype: typed.trim().slice(0, 200) } : {}) };
  const answer = await services.askTool({ tool: "analyze_segments", input }, context);
  if (answer.tool !== "analyze_segments") return [];
  return found(answer.result)
    .slice(0, LIMITS.options)
    .map(({ id, name, customers }) => ({
      text: {
        type: "plain_text" as const,
        text: cut(`${name} (${customers})`, LIMITS.optionText),
        emoji: false,
      },
      value: cut(id, LIMITS.optionValue),
    }));
}

type Found = Extract<Awaited<ReturnType<SlackServices["askTool"]>>, { tool: "analyze_segments" }>["result"];

function found(result: Found) {
  switch (result.kind) {
    case "ranking":
      return result.archetypes;
    case "ambiguous":
      return result.candidates;
    case "one":
      return [result.archetype];
    default:
      return [];
  }
}
