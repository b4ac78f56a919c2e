import { createHash, createHmac } from "node:crypto";
import { z } from "zod";
import type { Viewer } from "../privacy/roles.ts";
import { FIGURES_VERSION } from "../store/provenance.ts";
import { VERSION } from "../version.ts";
import type { AnswerKind, Tool, ToolContext } from "./tool.ts";

/** How long an answer may be given again. It ends earlier where the shop's figures change. */
const TTL_MS: Record<AnswerKind, number> = { profile: 5 * 60_000, prediction: 60 * 60_000 };

/** An answer is shared by all who ask, so it is made for one who is shown least. */
const ANYBODY: Viewer = { kind: "model", id: "anybody", role: "analyst" };

/**
 * The tool's answer, remembered or made now. Whoever asks the same meanwhile waits for the same run; one who leaves
 * leaves the others waiting, and is told of no further progress.
 *
 * An answer is never older than the version of the figures that the caller read before asking: it is kept under
 * that version, and figures that change while it is made are another version's.
 */
export function answerThroughCache<Input extends z.ZodType, Output extends z.ZodType>(
  tool: Tool<Input, Output>,
  input: z.output<Input>,
  context: ToolContext,
): Promise<z.output<Output>> {
  const { cache, signal, onProgress } = context;
  if (!cache) return answer(tool, input, context);
  const isFit = (value: unknown): value is z.output<Output> => tool.output.safeParse(value).success;
  return cache.memo(
    keyOf(tool, input, context),
    (anybody) =>
      answer(tool, input, {
        ...context,
        viewer: ANYBODY,
        signal: anybody,
        onProgress: (step) => {
          if (!signal?.aborted) onProgress?.(step);
        },
      }),
    { ttlMs: TTL_MS[kindOf(tool, input)], signal, isFit },
  );
}

async function answer<Input extends z.ZodType, Output extends z.ZodType>(
  tool: Tool<Input, Output>,
  input: z.output<Input>,
  context: ToolContext,
): Promise<z.output<Output>> {
  return tool.output.parse(await tool.run(input, context));
}

function kindOf<Input extends z.ZodType>(
  { answers = "profile" }: Tool<Input>,
  input: z.output<Input>,
): AnswerKind {
  return typeof answers === "string" ? answers : answers.kindFor(input);
}

/**
 * A person may be named in the input (an e-mail, a phone), so the key carries a digest of it only. The digest is
 * keyed by the shop: without its key none can be tried out on a list of addresses, and a shop that was set up anew
 * over the same Redis, whose versions start again, does not meet the answers of the one before. Nor does a product
 * that was updated: it says other things of the same figures.
 */
function keyOf(tool: Tool, input: unknown, context: ToolContext): string {
  const { tenant, churnHorizonDays, groupMin } = context;
  const question = createHmac("sha256", Buffer.from(tenant.identityKey, "hex"))
    .update(`question:${JSON.stringify(input)}`)
    .digest("base64url");
  const made = [VERSION, FIGURES_VERSION, formOf(tool)];
  const figures = [tenant.tenantId, tenant.dataVersion, tenant.timeZone, churnHorizonDays, groupMin];
  return ["tool", ...made, ...figures, tool.name, question].join(":");
}

const forms = new WeakMap<Tool, string>();

/** What a tool takes and gives and what it says of it, in a few letters: another in most changes of a tool. */
function formOf(tool: Tool): string {
  const known = forms.get(tool);
  if (known) return known;
  const schemas = [tool.input, tool.output].map((schema) =>
    z.toJSONSchema(schema, { unrepresentable: "any" }),
  );
  const form = createHash("sha256").update(JSON.stringify(schemas)).digest("base64url").slice(0, 12);
  forms.set(tool, form);
  return form;
}
