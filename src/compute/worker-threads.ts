import { Worker } from "node:worker_threads";
import type { Compute } from "./compute.ts";
import type { TaskName, Tasks } from "./tasks.ts";

/**
 * Runs each task in a thread of its own, so that a fit of many seconds never holds up the thread that answers
 * Slack. One at a time: two fits at once would need the memory of two.
 */
export function createWorkerThreads(): Compute {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run<Name extends TaskName>(name: Name, input: Parameters<Tasks[Name]>[0]) {
      const result = last.then(() => inThread<ReturnType<Tasks[Name]>>(name, input));
      last = result.catch(() => {});
      return result;
    },
  };
}

function inThread<Result>(name: TaskName, input: unknown): Promise<Result> {
  return new Promise((resolve, reject) => {
    const worker = startWorker({ name, input });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) =>
      reject(new Error(`the thread of ${name} ended with ${code}, without a result`)),
    );
  });
}

/** A thread does not inherit the loader that runs TypeScript in development, so there it registers its own. */
function startWorker(workerData: { name: TaskName; input: unknown }): Worker {
  if (!import.meta.url.endsWith(".ts")) {
    return new Worker(new URL("./worker.js", import.meta.url), { workerData, execArgv: [] });
  }
  const script = JSON.stringify(new URL("./worker.ts", import.meta.url).href);
  const source = `import("tsx/esm/api").then(({ register }) => { register(); return import(${script}); })`;
  return new Worker(source, { eval: true, workerData, execArgv: [] });
}
