import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { hasSharedData } from "../support/shared-data.ts";
import type { Check, Suite } from "./check.ts";
import { tableOf } from "./table.ts";

/**
 * Holds every method against published and computed reference values, on real data:
 * `npm run verify-methods [-- topic …] [--json]`. `SHARED_DATA` names another
 * folder of data sets in the same form. Exits with 1 where a check fails.
 */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: "boolean" } } });

const topics = readdirSync(import.meta.dirname)
  .filter((file) => !file.endsWith(".test.ts") && !["main.ts", "check.ts", "table.ts"].includes(file))
  .map((file) => file.replace(/\.ts$/, ""))
  .sort();

process.exitCode = await main();

async function main(): Promise<number> {
  const unknown = positionals.filter((topic) => !topics.includes(topic));
  if (unknown.length > 0) {
    process.stderr.write(`There is no topic ${unknown.join(", ")}. Topics: ${topics.join(", ")}.\n`);
    return 2;
  }
  if (!hasSharedData) {
    process.stdout.write("Skipped: the data sets are not here (../shared/data).\n");
    return 0;
  }
  const checks: Check[] = [];
  for (const topic of positionals.length > 0 ? positionals : topics) {
    const startedAt = performance.now();
    process.stderr.write(`${topic} … `);
    checks.push(...(await loadSuite(topic).then((suite) => suite.run())));
    process.stderr.write(`${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
  }
  const failed = checks.filter((check) => !check.passes);
  process.stdout.write(
    values.json
      ? `${JSON.stringify(checks, null, 2)}\n`
      : `${tableOf(checks)}\n\n${closing(checks, failed)}\n`,
  );
  return failed.length === 0 ? 0 : 1;
}

async function loadSuite(topic: string): Promise<Suite> {
  const file = join(import.meta.dirname, `${topic}.ts`);
  if (!existsSync(file)) throw new Error(`${file} is gone`);
  const { suite } = (await import(file)) as { suite: Suite };
  return suite;
}

function closing(checks: readonly Check[], failed: readonly Check[]): string {
  return `${checks.length - failed.length} passed, ${failed.length} failed`;
}
