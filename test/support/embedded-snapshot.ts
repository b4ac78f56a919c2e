import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { openDatabase } from "../../src/store/database.ts";

const CACHE = "node_modules/.cache/regulars";

/**
 * Before any suite: an embedded database with the schema of now, as a file that each suite begins with. To set one
 * up from nothing takes as long as the tests of a suite; kept by what it was made of, for the next run.
 */
export async function setup(): Promise<void> {
  const file = join(CACHE, `embedded-${digestOfSchema()}.tar`);
  if (!existsSync(file)) await make(file);
  process.env.TEST_EMBEDDED_SNAPSHOT = file;
}

function digestOfSchema(): string {
  const hash = createHash("sha256").update(readFileSync("node_modules/@electric-sql/pglite/package.json"));
  for (const name of readdirSync("drizzle")
    .filter((name) => name.endsWith(".sql"))
    .sort()) {
    hash.update(readFileSync(join("drizzle", name)));
  }
  return hash.update(readFileSync("src/store/migrate.ts")).digest("hex").slice(0, 16);
}

async function make(file: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "regulars-snapshot-"));
  const data = join(folder, "postgres");
  try {
    const database = await openDatabase({ kind: "embedded", folder: data });
    await database.close();
    const server = await PGlite.create({ dataDir: data });
    const dump = await server.dumpDataDir("none");
    await server.close();
    await mkdir(CACHE, { recursive: true });
    // Another run may look for it meanwhile.
    await writeFile(`${file}.${process.pid}`, Buffer.from(await dump.arrayBuffer()));
    await rename(`${file}.${process.pid}`, file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
