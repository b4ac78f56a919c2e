import type { z } from "zod";
import type { Cache } from "../cache/cache.ts";
import type { Compute } from "../compute/compute.ts";
import { UserError } from "../errors.ts";
import type { Viewer } from "../privacy/roles.ts";
import type { Database } from "../store/database.ts";
import type { Tenant } from "../store/tenants.ts";
import { answerThroughCache } from "./answer-cache.ts";
import { faultsOf } from "./faults.ts";
import { pathToNul } from "./nul.ts";

/** What a tool may know of the world besides its input. */
export interface ToolContext {
  tenant: Tenant;
  database: Database;
  /** The clock is an argument: the same question of the same data at the same time has the same answer. */
  now: Date;
  /** Days ahead that "no further purchase" is about. */
  churnHorizonDays: number;
  /** Where long methods run; in the calling thread where left out. */
  compute?: Compute;
  /** Remembers answers per tenant and data version, so that a sync never leaves a stale one. */
  cache?: Pick<Cache, "memo" | "memoInProcess">;
  /** Who is asking. */
  viewer: Viewer;
  /** Customers that a group must have for figures of it to be shown. */
  groupMin: number;
  /** Aborted when nobody waits for the answer any more. */
  signal?: AbortSignal;
  /** Told where a long tool stands. */
  onProgress?: (step: { done: number; total: number; message: string }) => void;
  /** Told of each question that is put to a tool, answered from the cache or not. */
  onCall?: (tool: string) => void;
}

/** How soon an answer may be asked for anew: what customers did, or what is expected, which costs more to make. */
export type AnswerKind = "profile" | "prediction";

/** The kind of answer where it depends on what is asked. */
export interface KindByInput<Input> {
  kindFor(input: Input): AnswerKind;
}

/** One analytics tool, defined once and offered by every surface. */
export interface Tool<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  name: string;
  title: string;
  /** Written for a person and for a model that choose among the tools. */
  description: string;
  input: Input;
  output: Output;
  /** How long answers are remembered; as those of profiles where left out. */
  answers?: AnswerKind | KindByInput<z.output<Input>>;
  // Method syntax: its parameters compare bivariantly, so `readonly Tool[]` holds tools of different inputs.
  run(input: z.output<Input>, context: ToolContext): Promise<z.input<Output>>;
}

/** Keeps the precise types of a tool's schemas. */
export function defineTool<Input extends z.ZodType, Output extends z.ZodType>(tool: Tool<Input, Output>) {
  return tool;
}

/**
 * Parses the input, runs the tool, parses the output: the only way any surface runs a tool.
 *
 * @throws UserError when the input does not fit, naming each argument at fault.
 */
export async function callTool<Input extends z.ZodType, Output extends z.ZodType>(
  tool: Tool<Input, Output>,
  input: unknown,
  context: ToolContext,
): Promise<z.output<Output>> {
  const parsed = tool.input.safeParse(input);
  if (!parsed.success) {
    const sentences = faultsOf(tool.input, parsed.error, input).map(({ sentence }) => sentence);
    throw new UserError(
      `${tool.name} can't be asked that:${sentences.length > 1 ? "\n" : " "}${sentences.join("\n")}`,
    );
  }
  const nul = pathToNul(parsed.data);
  if (nul) {
    throw new UserError(
      `${tool.name} can't be asked that: ${nul.join(".")} holds a NUL character. Take it out.`,
    );
  }
  context.onCall?.(tool.name);
  return answerThroughCache(tool, parsed.data, context);
}
