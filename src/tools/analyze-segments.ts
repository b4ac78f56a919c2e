import { z } from "zod";
import { ARCHETYPE_MEMBERS_MIN } from "../analytics/segments/size.ts";
import { listArchetypes } from "../store/archetype-reads.ts";
import { readFiguresBasis } from "../store/provenance.ts";
import { type RankedArchetype, rank, summarizeArchetypes } from "./archetype-summary.ts";
import { figuresMethod } from "./method.ts";
import { provenanceOf } from "./provenance.ts";
import { segmentAdvice } from "./segment-advice.ts";
import { archetypeSummarySchema, limitInput, provenanceSchema } from "./shared.ts";
import { defineTool } from "./tool.ts";

const input = z.object({
  analysis: z.enum(["overview"]).default("overview"),
  archetype: z.string().trim().min(1).max(200).optional().describe("Archetype id, or part of its name"),
  sort: z.enum(["ltv", "size", "growth_rate", "churn_rate", "frequency", "recency"]).default("ltv"),
  limit: limitInput(10),
});

const output = z.discriminatedUnion("kind", [
  /** The archetypes, ranked. */
  z.object({
    kind: z.literal("ranking"),
    sort: z.enum(["ltv", "size", "growth_rate", "churn_rate", "frequency", "recency"]),
    archetypes: z.array(archetypeSummarySchema),
    total: z.number().int(),
    /** Archetypes too small to rank (under 30 members), and the customers in them. */
    small: z.object({ archetypes: z.number().int(), customers: z.number().int() }),
    provenance: provenanceSchema,
  }),
  /** One archetype, with how to treat its members. */
  z.object({
    kind: z.literal("one"),
    archetype: archetypeSummarySchema,
    advice: z.array(z.string()),
    provenance: provenanceSchema,
  }),
  z.object({
    kind: z.literal("ambiguous"),
    candidates: z.array(archetypeSummarySchema),
    provenance: provenanceSchema,
  }),
  z.object({ kind: z.literal("not_found"), provenance: provenanceSchema }),
]);

export type SegmentAnalysis = z.infer<typeof output>;

export const analyzeSegments = defineTool({
  name: "analyze_segments",
  title: "Analyze segments",
  description: "Archetypes of customers: who they are, how many, what they are worth, how they develop.",
  input,
  output,
  async run(asked, context) {
    const { tenant, database } = context;
    return database.withTenant(tenant.tenantId, async (tx) => {
      const all = summarizeArchetypes(await listArchetypes(tx, tenant.tenantId));
      const whole = all.filter(({ level }) => level === 1);
      const basis = await readFiguresBasis(tx, tenant.tenantId);
      const provenance = provenanceOf(basis, context, {
        method: figuresMethod(basis),
        rows: { archetypes: whole.length },
      });
      if (asked.archetype === undefined) {
        const ranked = rank(whole, asked.sort).filter(
          (archetype) => archetype.customers >= ARCHETYPE_MEMBERS_MIN,
        );
        const small = whole.filter((archetype) => archetype.customers < ARCHETYPE_MEMBERS_MIN);
        return {
          kind: "ranking" as const,
          sort: asked.sort,
          archetypes: ranked.slice(0, asked.limit),
          total: whole.length,
          small: {
            archetypes: small.length,
            customers: small.reduce((sum, archetype) => sum + archetype.customers, 0),
          },
          provenance,
        };
      }
      const found = named(all, asked.archetype);
      const [archetype] = found;
      if (!archetype) return { kind: "not_found" as const, provenance };
      if (found.length > 1) {
        return {
          kind: "ambiguous" as const,
          candidates: rank(found, "size").slice(0, CANDIDATES_MAX),
          provenance,
        };
      }
      return { kind: "one" as const, archetype, advice: segmentAdvice(archetype), provenance };
    });
  },
});

const CANDIDATES_MAX = 10;

/**
 * By id, else by the whole name, else by every word of the question in the name; small ones and those that refine
 * another only where no larger one fits.
 */
function named(all: readonly RankedArchetype[], asked: string): RankedArchetype[] {
  const wanted = asked.toLowerCase();
  const byId = all.filter((archetype) => archetype.id.toLowerCase() === wanted);
  if (byId.length > 0) return byId;
  const whole = all.filter((archetype) => archetype.name.toLowerCase() === wanted);
  if (whole.length > 0) return whole;
  const words = wanted.split(/[^\p{L}\p{N}-]+/u).filter(Boolean);
  const fitting = all.filter((archetype) =>
    words.every((word) => archetype.name.toLowerCase().includes(word)),
  );
  const sizable = fitting.filter(({ customers }) => customers >= ARCHETYPE_MEMBERS_MIN);
  const unrefined = sizable.filter(({ level }) => level === 1);
  return [unrefined, sizable].find((found) => found.length > 0) ?? fitting;
}
