import { Worker } from "node:worker_threads";
import type { Compute, Computed } from "./compute.ts";
import type { TaskName, Tasks } from "./tasks.ts";

/**
 * Runs each task in a thread of its own, so that a fit of many seconds never holds up the thread that answers
 * Slack. One at a time: two fits at once would need the memory of two.
 */
export function createWorkerThreads(): Compute {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run<Name extends TaskName>(name: Name, input: Parameters<Tasks[Name]>[0], signal?: AbortSignal) {
      const result = last.then(() => inThread<ReturnType<Tasks[Name]>>({ name, input }, signal));
      last = result.catch(() => {});
      return result;
    },
  };
}

interface Work {
  name: TaskName;
  input: unknown;
}

function inThread<Result>(work: Work, signal: AbortSignal | undefined): Promise<Computed<Result>> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = startWorker(work);
    const stop = () => {
      reject(signal?.reason);
      void worker.terminate();
    };
    signal?.addEventListener("abort", stop, { once: true });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => {
      signal?.removeEventListener("abort", stop);
      reject(new Error(`the thread of ${work.name} ended with ${code}, without a result`));
    });
  });
}

/** A thread does not inherit the loader that runs TypeScript in development, so there it registers its own. */
function startWorker(workerData: Work): Worker {
  if (!import.meta.url.endsWith(".ts")) {
    return new Worker(new URL("./worker.js", import.meta.url), { workerData, execArgv: [] });
  }
  const script = JSON.stringify(new URL("./worker.ts", import.meta.url).href);
  const source = `import("tsx/esm/api").then(({ register }) => { register(); return import(${script}); })`;
  return new Worker(source, { eval: true, workerData, execArgv: [] });
}
