import { z } from "zod";
import { readFiguresBasis } from "../store/provenance.ts";
import { archetypesOf } from "./archetype-definitions.ts";
import { summarizeArchetypes } from "./archetype-summary.ts";
import { refuseUnknownNames } from "./customer-filter.ts";
import { provenanceOf } from "./provenance.ts";
import { comparison, comparisonSchema } from "./segments/comparison.ts";
import { GROWTH_DAYS, growth, growthSchema } from "./segments/growth.ts";
import { oneSchema, overview, rankingSchema } from "./segments/overview.ts";
import {
  customersMeant,
  refuseStrayArguments,
  type SegmentsQuestion,
  segmentsInput,
} from "./segments/question.ts";
import { seasonal, seasonalSchema, seasonName, seasonOf } from "./segments/seasonal.ts";
import { archetypeSummarySchema, provenanceSchema } from "./shared.ts";
import { defineTool } from "./tool.ts";

/** The words by which an archetype was asked for. */
const asked = z.string();

const output = z.discriminatedUnion("kind", [
  rankingSchema,
  oneSchema,
  growthSchema,
  seasonalSchema,
  comparisonSchema,
  /** Several archetypes are called so. */
  z.object({
    kind: z.literal("ambiguous"),
    asked,
    candidates: z.array(archetypeSummarySchema),
    provenance: provenanceSchema,
  }),
  z.object({ kind: z.literal("not_found"), asked, provenance: provenanceSchema }),
  /** There is one, of too few customers to tell of. */
  z.object({ kind: z.literal("withheld"), asked, name: z.string(), provenance: provenanceSchema }),
]);

export type SegmentAnalysis = z.infer<typeof output>;

export const analyzeSegments = defineTool({
  name: "analyze_segments",
  title: "Analyze segments",
  description:
    "Groups of customers (archetypes, and segments on eight axes of behaviour): who they are, how many, what they are worth; how they grow; what they buy in a season; two of them compared.",
  input: segmentsInput,
  output,
  async run(question, context) {
    refuseStrayArguments(question);
    const { tenantId } = context.tenant;
    return context.database.withTenant(tenantId, async (tx) => {
      const basis = await readFiguresBasis(tx, tenantId);
      const { filter } = customersMeant({ asked: question, context });
      if (basis.asOf !== null) await refuseUnknownNames(tx, tenantId, filter);
      const archetypes = summarizeArchetypes(await archetypesOf(tx, context));
      return answer({ asked: question, context, tx, basis, archetypes });
    });
  },
});

async function answer(question: SegmentsQuestion): Promise<z.input<typeof output>> {
  const { asked: input, basis } = question;
  if (input.analysis === "overview") return overview(question);
  if (basis.period === null) return nothing(question);
  switch (input.analysis) {
    case "growth":
      return growth(question, basis.period);
    case "seasonal":
      return seasonal(question, basis.period);
    case "comparison":
      return comparison(question, basis.period);
    default:
      return input.analysis satisfies never;
  }
}

/** Of a shop without orders. */
function nothing({ asked: input, basis, context }: SegmentsQuestion): z.input<typeof output> {
  const provenance = provenanceOf(basis, context, { method: "There are no orders yet." });
  const none = { groups: [], matching: 0, withheld: { groups: 0, members: 0 }, provenance };
  const groupedBy = input.group_by ?? ("archetype" as const);
  switch (input.analysis) {
    case "growth": {
      const { days = GROWTH_DAYS, sort = "growth_rate" } = input;
      const unknown = { period: null, before: null, snapshot: null, moves: null };
      return { kind: "growth", groupedBy, sort, days, ...unknown, ...none };
    }
    case "seasonal":
      return {
        kind: "seasonal",
        groupedBy,
        season: seasonName(seasonOf(input)),
        years: [],
        shop: null,
        ...none,
      };
    default:
      return { kind: "not_found", asked: input.archetype ?? input.segment ?? "", provenance };
  }
}
