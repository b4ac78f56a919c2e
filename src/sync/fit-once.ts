import { createHash } from "node:crypto";
import { serialize } from "node:v8";
import type { Compute, Computed } from "../compute/compute.ts";
import { TASK_VERSIONS, type TaskName, type Tasks } from "../compute/tasks.ts";
import type { FitKeeper } from "../store/fit-checkpoints.ts";

/** Where fits are made, and where they are kept. */
export interface Fitting {
  compute: Compute;
  keeper: FitKeeper;
  signal?: AbortSignal | undefined;
}

/**
 * Fits once: where the same task was fitted to the same input before, its result is taken from there, so that a
 * run that was broken off goes on behind the fits that it had finished. The time is that of the fit, whenever it
 * was made.
 */
export async function fitOnce<Name extends TaskName>(
  { compute, keeper, signal }: Fitting,
  name: Name,
  input: Parameters<Tasks[Name]>[0],
): Promise<Computed<ReturnType<Tasks[Name]>>> {
  const inputDigest = createHash("sha256")
    .update(serialize([TASK_VERSIONS[name], input]))
    .digest("base64url");
  const recalled = await keeper.recall(name, inputDigest);
  // Made by the same version of the same task, so it has that task's shape.
  if (recalled) return recalled as Computed<ReturnType<Tasks[Name]>>;
  const made = await compute.run(name, input, signal);
  await keeper.keep(name, { inputDigest, ...made });
  return made;
}
