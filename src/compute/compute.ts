import type { TaskName, Tasks } from "./tasks.ts";
import { tasks } from "./tasks.ts";

/** Runs a named method of `analytics` on data that can be cloned, wherever that may be. */
export interface Compute {
  run<Name extends TaskName>(name: Name, input: Parameters<Tasks[Name]>[0]): Promise<ReturnType<Tasks[Name]>>;
}

/** In this very thread, which waits: for tests and for what is quick. */
export const inline: Compute = {
  async run(name, input) {
    return perform(name, input);
  },
};

/** The one place where a task's name meets its input: `Tasks[Name]` takes what `run` was given. */
export function perform<Name extends TaskName>(
  name: Name,
  input: Parameters<Tasks[Name]>[0],
): ReturnType<Tasks[Name]> {
  const task = tasks[name] as (input: unknown) => ReturnType<Tasks[Name]>;
  return task(input);
}
