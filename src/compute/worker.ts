import { parentPort, workerData } from "node:worker_threads";
import { perform } from "./compute.ts";
import type { TaskName } from "./tasks.ts";

/** One task, then the thread ends. An error travels as the thread's own. */
const { name, input } = workerData as { name: TaskName; input: never };
parentPort?.postMessage(perform(name, input));
