import { parseArgs } from "node:util";
import { createCache } from "../../src/cache/cache.ts";
import { createWorkerThreads } from "../../src/compute/worker-threads.ts";
import { createLogger } from "../../src/log.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createTenantStore } from "../../src/store/tenants.ts";
import { toolset } from "../../src/tools/registry.ts";
import { callTool, type Tool, type ToolContext } from "../../src/tools/tool.ts";
import { openBare } from "./bare-sql.ts";
import { openReferenceShop } from "./reference-shop.ts";
import { sampleOfShop, TOOL_CASES, type ToolCase } from "./tool-cases.ts";

/**
 * What each value of each tool takes at the reference load: `npm run bench -- tools [tool or value …]`. Uncached
 * is a call with nothing remembered, cached the same call again, bare the very statements that the call sent, sent
 * again one after another in a transaction of the same tenant and role. On the server of TEST_DATABASE_URL in a
 * database of its own, which is filled first; `--database URL` takes one that is filled.
 */
export async function toolsBench(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      database: { type: "string" },
      runs: { type: "string", default: "40" },
      json: { type: "boolean" },
    },
  });
  const cases = TOOL_CASES.filter(
    ({ tool, value }) =>
      positionals.length === 0 || positionals.includes(tool) || positionals.includes(value),
  );
  const shop = await openReferenceShop(values.database);
  if (!shop) {
    process.stderr.write(
      "Set TEST_DATABASE_URL to a Postgres server, or name a filled database by --database.\n",
    );
    return 2;
  }
  const rows: Timed[] = [];
  try {
    process.stdout.write(`On Postgres, Node ${process.version}, milliseconds:\n${header()}\n`);
    for (const one of cases) {
      const timed = await time(one, shop.url, Number(values.runs));
      rows.push(timed);
      if (!values.json) process.stdout.write(`${line(timed)}\n`);
    }
  } finally {
    await shop.close();
  }
  if (values.json) process.stdout.write(`${JSON.stringify(rows)}\n`);
  const missed = rows.filter(({ misses }) => misses.length > 0);
  for (const { name, misses } of missed) process.stdout.write(`missed: ${name}: ${misses.join(", ")}\n`);
  return missed.length === 0 ? 0 : 1;
}

interface Timed {
  name: string;
  uncached: Quantiles;
  cached: Quantiles;
  bare: Quantiles;
  /** Median of the uncached call over that of the bare statements. */
  ratio: number;
  misses: string[];
}

type Quantiles = Record<"p50" | "p95" | "p99", number>;

/** Until connections are open and the code is compiled. */
const WARM_UP = 20;
const WARM_UP_MS = 2_000;

async function time(
  { tool: name, value, inputs, isLookUp }: ToolCase,
  url: string,
  runs: number,
): Promise<Timed> {
  const database = await openDatabase({ kind: "postgres", url });
  const tenant = await createTenantStore(database).ensure(SHOP);
  const statements = openBare(url, tenant);
  const cache = createCache({
    redisUrl: process.env.TEST_REDIS_URL,
    logger: createLogger("error", process.stderr),
  });
  try {
    const sample = await sampleOfShop(database, tenant.tenantId);
    const context: ToolContext = {
      ...{ tenant, database, now: new Date("2026-11-24T12:00:00Z"), compute: createWorkerThreads() },
      ...{ churnHorizonDays: 180, groupMin: 5, viewer: { kind: "program", id: "bench", role: "admin" } },
    };
    const tool: Tool = toolset[name];
    const input = (run: number) => inputs(sample, run);
    const [uncached, cached, bare]: number[][] = [[], [], []];
    const startedAt = performance.now();
    for (let run = 0; run < WARM_UP && performance.now() - startedAt < WARM_UP_MS; run += 1) {
      await callTool(tool, input(run), context);
    }
    // In turn, so that whatever else the machine does meanwhile weighs on both.
    for (let run = 0; run < runs; run += 1) {
      uncached?.push(await duration(() => callTool(tool, input(run), context)));
      bare?.push(
        await statements.time((recording) => callTool(tool, input(run), { ...context, database: recording })),
      );
    }
    const remembering = { ...context, cache };
    for (let run = 0; run < runs; run += 1) {
      await callTool(tool, input(run), remembering);
      cached?.push(await duration(() => callTool(tool, input(run), remembering)));
    }
    const timed = {
      name: `${name} ${value}`,
      uncached: quantiles(uncached),
      cached: quantiles(cached),
      bare: quantiles(bare),
    };
    const ratio = timed.uncached.p50 / timed.bare.p50;
    return { ...timed, ratio, misses: missesOf(timed, ratio, isLookUp === true) };
  } finally {
    await cache.close();
    await statements.close();
    await database.close();
  }
}

export const SHOP = { slug: "default", name: "Bench", currency: "USD", timeZone: "UTC" };

/** The targets of the product: see docs/operations.md. */
function missesOf(
  { uncached, cached }: Pick<Timed, "uncached" | "cached">,
  ratio: number,
  isLookUp: boolean,
): string[] {
  return [
    ...(uncached.p50 >= 300 ? ["uncached p50 of 300 ms"] : []),
    ...(uncached.p95 >= 1_000 ? ["uncached p95 of 1 s"] : []),
    ...(cached.p95 >= 20 ? ["cached p95 of 20 ms"] : []),
    ...(isLookUp && ratio > 1.5 ? ["1.5 times the bare statements"] : []),
  ];
}

async function duration(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function quantiles(values: readonly number[] = []): Quantiles {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

const NAME_WIDTH = 46;

function header(): string {
  const groups = ["uncached", "cached", "bare"].flatMap((group) =>
    ["p50", "p95", "p99"].map((name) => `${group[0]}.${name}`),
  );
  return `${"".padEnd(NAME_WIDTH)}${groups.map((name) => name.padStart(9)).join("")}${"u/b".padStart(7)}`;
}

function line({ name, uncached, cached, bare, ratio }: Timed): string {
  const cells = [uncached, cached, bare].flatMap(({ p50, p95, p99 }) => [p50, p95, p99]);
  return `${name.padEnd(NAME_WIDTH)}${cells.map((value) => value.toFixed(1).padStart(9)).join("")}${ratio.toFixed(2).padStart(7)}`;
}
