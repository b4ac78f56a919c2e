import { analyticsBench } from "./analytics.ts";
import { toolsBench } from "./tools.ts";

/** `npm run bench -- analytics`: prints figures as it measures them. */
const BENCHES: Record<string, (args: readonly string[]) => Promise<number>> = {
  analytics: analyticsBench,
  tools: toolsBench,
};

const [name = "", ...args] = process.argv.slice(2);
const bench = BENCHES[name];
if (!bench) {
  process.stderr.write(`Name a benchmark: ${Object.keys(BENCHES).join(", ")}.\n`);
  process.exitCode = 2;
} else {
  process.exitCode = await bench(args);
}
