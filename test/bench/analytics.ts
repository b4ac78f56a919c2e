import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { type DatabaseLocation, openDatabase } from "../../src/store/database.ts";
import { fitCheckpoints } from "../../src/store/schema/models.ts";
import { createTenantStore, DEFAULT_TENANT } from "../../src/store/tenants.ts";
import { createServerDatabase } from "../support/server-database.ts";
import { hasSharedData, sharedPath } from "../support/shared-data.ts";
import { fillReferenceLoad, REFERENCE } from "./reference-load.ts";

const run = promisify(execFile);

interface Load {
  name: string;
  fill(environment: NodeJS.ProcessEnv, location: DatabaseLocation): Promise<void>;
}

/**
 * Seconds and peak memory of the whole pipeline, computed anew from the orders by the built command line as an
 * operator would: `npm run bench -- analytics [load …]`. On the server that TEST_DATABASE_URL names, each load in
 * a database of its own; on the embedded database where it names none.
 */
export async function analyticsBench(args: readonly string[]): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const loads = LOADS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  if (loads.length === 0) {
    process.stderr.write(`There is no such load. Loads: ${LOADS.map(({ name }) => name).join(", ")}.\n`);
    return 2;
  }
  const kind = process.env.TEST_DATABASE_URL ? "Postgres server" : "embedded database, its memory included";
  process.stdout.write(`On the ${kind}, Node ${process.version}:\n`);
  process.stdout.write(`${ROW.map(([heading, width]) => heading.padStart(width)).join("")}\n`);
  for (const load of loads) {
    if (load.name.startsWith("reference") || hasSharedData) await measure(load);
    else process.stdout.write(`${load.name.padEnd(18)} skipped: the data set is not here (../shared/data)\n`);
  }
  return 0;
}

const LOADS: readonly Load[] = [
  { name: "cdnow", fill: importing("cdnow/CDNOW_master.txt", "cdnow-master") },
  { name: "online-retail", fill: importing("online_retail/online_retail_II.csv.gz", "online-retail-ii") },
  { name: "reference", fill: generating(1) },
  { name: "reference-x4", fill: generating(4) },
];

const SHOP = { slug: DEFAULT_TENANT, name: "Bench", currency: "USD", timeZone: "UTC" };

function importing(file: string, mapping: string): Load["fill"] {
  return async (environment) => {
    await run("node", ["dist/main.js", "import", sharedPath(file), "--mapping", mapping], {
      env: environment,
      maxBuffer: 1 << 26,
    });
  };
}

function generating(times: number): Load["fill"] {
  return async (_, location) => {
    const database = await openDatabase(location);
    const { tenantId } = await createTenantStore(database).ensure(SHOP);
    const { customers, orders, lines } = REFERENCE;
    await fillReferenceLoad(database, tenantId, {
      customers: times * customers,
      orders: times * orders,
      lines: times * lines,
    });
    await database.close();
  };
}

const ROW: readonly (readonly [string, number])[] = [
  ["load", 18],
  ["customers", 10],
  ["orders", 9],
  ["lines", 10],
  ["seconds", 9],
  ["again", 8],
  ["peak MB", 9],
];

/** Twice: the second run finds its fits kept. */
async function measure({ name, fill }: Load): Promise<void> {
  const place = await openPlace();
  try {
    await fill(place.environment, place.location);
    await forgetFits(place.location);
    const [first, again] = [await recompute(place.environment), await recompute(place.environment)];
    const cells = [
      name,
      first.customers.toLocaleString("en"),
      first.orders.toLocaleString("en"),
      first.lines.toLocaleString("en"),
      (first.durationMs / 1000).toFixed(1),
      (again.durationMs / 1000).toFixed(1),
      Math.round(first.peakMemoryBytes / 1e6).toString(),
    ];
    process.stdout.write(
      `${cells.map((cell, i) => (i === 0 ? cell.padEnd(18) : cell.padStart(ROW[i]?.[1] ?? 0))).join("")}\n`,
    );
    for (const { phase, durationMs } of first.phases) {
      process.stdout.write(
        `${" ".repeat(20)}${phase.padEnd(36)}${(durationMs / 1000).toFixed(2).padStart(8)} s\n`,
      );
    }
  } finally {
    await place.close();
  }
}

/** An import computes figures, too: what it kept would make the first run look quicker than it is. */
async function forgetFits(location: DatabaseLocation): Promise<void> {
  const database = await openDatabase(location);
  const { tenantId } = await createTenantStore(database).ensure(SHOP);
  await database.withTenant(tenantId, (tx) => tx.delete(fitCheckpoints));
  await database.close();
}

interface Recomputed {
  customers: number;
  orders: number;
  lines: number;
  durationMs: number;
  peakMemoryBytes: number;
  phases: { phase: string; durationMs: number }[];
}

async function recompute(environment: NodeJS.ProcessEnv): Promise<Recomputed> {
  const { stdout } = await run("node", ["dist/main.js", "recompute", "--json"], {
    env: environment,
    maxBuffer: 1 << 26,
  });
  return JSON.parse(stdout) as Recomputed;
}

async function openPlace() {
  const server = process.env.TEST_DATABASE_URL;
  const folder = await mkdtemp(join(tmpdir(), "regulars-bench-"));
  const environment: NodeJS.ProcessEnv = { ...process.env, DATA_DIR: folder, LOG_LEVEL: "error" };
  if (!server) {
    const location: DatabaseLocation = { kind: "embedded", folder: join(folder, "postgres") };
    return { environment, location, close: () => rm(folder, { recursive: true, force: true }) };
  }
  const own = await createServerDatabase(server, "regulars_bench");
  return {
    environment: { ...environment, DATABASE_URL: own.url },
    location: { kind: "postgres", url: own.url } as DatabaseLocation,
    async close() {
      await own.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
