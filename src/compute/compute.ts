import type { TaskName, Tasks } from "./tasks.ts";
import { tasks } from "./tasks.ts";

/** What a task gave, and how long it worked, waiting not counted. */
export interface Computed<Result> {
  result: Result;
  durationMs: number;
}

/** Runs a named method of `analytics` on data that can be cloned, wherever that may be. */
export interface Compute {
  /** @param signal ends the task where that can be done; it then fails with the signal's reason. */
  run<Name extends TaskName>(
    name: Name,
    input: Parameters<Tasks[Name]>[0],
    signal?: AbortSignal,
  ): Promise<Computed<ReturnType<Tasks[Name]>>>;
}

/** In this very thread, which waits: for tests and for what is quick. */
export const inline: Compute = {
  async run(name, input, signal) {
    signal?.throwIfAborted();
    return perform(name, input);
  },
};

/** The one place where a task's name meets its input: `Tasks[Name]` takes what `run` was given. */
export function perform<Name extends TaskName>(
  name: Name,
  input: Parameters<Tasks[Name]>[0],
): Computed<ReturnType<Tasks[Name]>> {
  const task = tasks[name] as (input: unknown) => ReturnType<Tasks[Name]>;
  const startedAt = performance.now();
  const result = task(input);
  return { result, durationMs: Math.round(performance.now() - startedAt) };
}
