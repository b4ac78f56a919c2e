import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { UserError } from "../../../src/errors.ts";
import { localKey } from "../../../src/http/api/local-key.ts";

describe("the key of an installation that has none configured", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "regulars-key-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("is made once, is long, and is readable by its owner alone", async () => {
    const file = join(folder, "data", "api-key");

    const [first, second] = [await localKey(file), await localKey(file)];

    expect(first).toMatch(/^[\w-]{32}$/);
    expect(second).toBe(first);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it("is closed to others where its file was left open", async () => {
    const file = join(folder, "open");
    await writeFile(file, "a-key-of-some-length\n", { mode: 0o644 });

    expect(await localKey(file)).toBe("a-key-of-some-length");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it("is refused where the file holds nothing", async () => {
    const file = join(folder, "empty");
    await writeFile(file, "\n");

    await expect(localKey(file)).rejects.toThrow(UserError);
  });
});
