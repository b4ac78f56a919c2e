import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { UserError } from "../../errors.ts";
import type { ApiKey } from "./auth.ts";

/** The keys that are configured, or the one of the local file where it is named. */
export async function apiKeys(
  configured: readonly ApiKey[],
  localKeyFile: string | undefined,
): Promise<readonly ApiKey[]> {
  if (!localKeyFile) return configured;
  return [...configured, { id: "admin-key", key: await localKey(localKeyFile), role: "admin" }];
}

const LENGTH_MIN = 16;

/**
 * The key of an installation that has none configured, for its own machine: made once, readable by its owner alone.
 *
 * @throws UserError where the file is there and holds no key.
 */
export async function localKey(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  try {
    // Of two that start at once, one writes and the other reads.
    await writeFile(file, `${randomBytes(24).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    await chmod(file, 0o600);
  }
  const key = (await readFile(file, "utf8")).trim();
  if (key.length < LENGTH_MIN) {
    throw new UserError(
      `${file} holds no key of at least ${LENGTH_MIN} characters. Remove it to have one made.`,
    );
  }
  return key;
}
