import { z } from "zod";
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
  async run(_input, _context) {
    throw new Error("analyze_segments has no body yet");
  },
});
