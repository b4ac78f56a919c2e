import type { ToolAnswer } from "../tools/ask.ts";
import { formatCount } from "./format.ts";
import type { Report } from "./report.ts";
import { archetypeTable, open } from "./segments/archetype-table.ts";
import { presentComparison } from "./segments/comparison.ts";
import { presentGrowth } from "./segments/growth.ts";
import { presentOne } from "./segments/one.ts";
import { presentRanking } from "./segments/ranking.ts";
import { presentSeasonal } from "./segments/seasonal.ts";
import { type Part, RANKING } from "./segments/wording.ts";
import { sourceLine } from "./source.ts";

type Answer = ToolAnswer<"analyze_segments">;

/** Groups of customers: ranked, one of them, how they develop, what they buy in a season, two compared. */
export function presentSegments(answer: Answer): Report {
  const { next, ...part } = presentPart(answer);
  const { input, result } = answer;
  const { provenance } = result;
  const request = { tool: "analyze_segments" as const, input };
  const isAnswer = !UNANSWERED.has(result.kind);
  return {
    ...part,
    choices: [...next, ...(isAnswer && part.tables ? [{ kind: "export" as const, request }] : [])],
    ...(isAnswer && { request }),
    source: sourceLine("analyze_segments", provenance),
    method: provenance.method,
  };
}

const UNANSWERED: ReadonlySet<string> = new Set(["ambiguous", "not_found", "withheld"]);

function presentPart({ input, result }: Answer): Part {
  switch (result.kind) {
    case "ranking":
      return presentRanking(result, input);
    case "one":
      return presentOne(result);
    case "growth":
      return presentGrowth(result, input);
    case "seasonal":
      return presentSeasonal(result, input);
    case "comparison":
      return presentComparison(result, input);
    case "ambiguous":
      return {
        headline: `${formatCount(result.candidates.length, "archetype")} match. Which one?`,
        tables: [archetypeTable(result.candidates, result.provenance)],
        next: result.candidates.map(open),
      };
    case "not_found":
      return {
        headline: "I have no archetype with that id or name.",
        summary: "Choose one from the list, or look at the ranking.",
        next: [{ kind: "pick_archetype" }, RANKING],
      };
    case "withheld":
      return {
        headline: `${result.name} has too few customers to tell of.`,
        summary: "Figures of so few would be those of single persons. Choose a larger group.",
        next: [{ kind: "pick_archetype" }, RANKING],
      };
    default:
      return result satisfies never;
  }
}
