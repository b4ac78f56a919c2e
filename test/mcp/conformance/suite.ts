import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export interface Check {
  id: string;
  status: "SUCCESS" | "FAILURE" | "WARNING" | "SKIPPED" | "INFO";
  errorMessage?: string;
}

/** Names of the suite's scenarios for servers. */
export async function listScenarios(): Promise<string[]> {
  const { stdout } = await runSuite(["list", "--server"]);
  return [...stdout.matchAll(/^ {2}- (\S+)/gm)].flatMap((match) => match[1] ?? []);
}

/** Runs one scenario against a server; its checks, as the suite wrote them down. */
export async function runScenario(scenario: string, url: string): Promise<Check[]> {
  const folder = await mkdtemp(join(tmpdir(), "mcp-conformance-"));
  try {
    // It exits with 1 where a check failed, which the checks say, too.
    await runSuite(["server", "--url", url, "--scenario", scenario, "-o", folder]).catch(() => {});
    const files = await readdir(folder, { recursive: true });
    const file = files.find((name) => name.endsWith("checks.json"));
    return file ? JSON.parse(await readFile(join(folder, file), "utf8")) : [];
  } finally {
    await rm(folder, { recursive: true });
  }
}

const SUITE = fileURLToPath(import.meta.resolve("@modelcontextprotocol/conformance/dist/index.js"));
const SCENARIO_MS = 60_000;

/**
 * The suite imports `globSync`, which Node 20 does not have, for a command that is not used here: where it is
 * missing, an empty one is put in its place.
 */
const FS = `data:text/javascript,${encodeURIComponent(
  'import * as fs from "node:fs"; export * from "node:fs"; export const globSync = fs["globSync"] ?? (() => []);',
)}`;
const HOOK = `data:text/javascript,${encodeURIComponent(
  `export const resolve = (name, context, next) =>
     name === "fs" && context.parentURL?.endsWith("/conformance/dist/index.js")
       ? { url: ${JSON.stringify(FS)}, shortCircuit: true }
       : next(name, context);`,
)}`;
const PRELOAD = `data:text/javascript,${encodeURIComponent(
  `import { register } from "node:module"; register(${JSON.stringify(HOOK)});`,
)}`;

function runSuite(args: string[]) {
  return promisify(execFile)(process.execPath, ["--import", PRELOAD, SUITE, ...args], {
    timeout: SCENARIO_MS,
  });
}
