import { createHash } from "node:crypto";
import { serialize } from "node:v8";
import type { Compute } from "../compute/compute.ts";
import type { TaskName, Tasks } from "../compute/tasks.ts";
import type { FitKeeper } from "../store/fit-checkpoints.ts";

export interface Fitted<Result> {
  result: Result;
  durationMs: number;
  /** True where a run before had fitted the same method to the same data. */
  isRecalled: boolean;
}

/** Raise it when a method gives other results for the same input: fits kept from before are then passed over. */
const METHODS_VERSION = 1;

/**
 * Fits once: where the same task was fitted to the same input before, its result is taken from there, so that a
 * run that was broken off goes on behind the fits that it had finished.
 */
export async function fitOnce<Name extends TaskName>(
  { compute, keeper }: { compute: Compute; keeper: FitKeeper },
  name: Name,
  input: Parameters<Tasks[Name]>[0],
  /** Keeps apart fits of one method to different things. */
  kind: string = name,
): Promise<Fitted<ReturnType<Tasks[Name]>>> {
  const startedAt = performance.now();
  const inputDigest = createHash("sha256")
    .update(serialize([METHODS_VERSION, input]))
    .digest("base64url");
  const recalled = await keeper.recall(kind, inputDigest);
  if (recalled !== undefined) {
    return { result: recalled as ReturnType<Tasks[Name]>, durationMs: 0, isRecalled: true };
  }
  const result = await compute.run(name, input);
  const durationMs = Math.round(performance.now() - startedAt);
  await keeper.keep(kind, { inputDigest, result, durationMs });
  return { result, durationMs, isRecalled: false };
}
