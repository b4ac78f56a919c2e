import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.env.SHARED_DATA ?? join(import.meta.dirname, "../../../shared/data");

/** Suites on real data skip, with this in their name, where the data is not beside the repository. */
export const hasSharedData = existsSync(folder);
export const sharedDataNote = hasSharedData ? "" : " (skipped: ../shared/data is not here)";

export function sharedPath(path: string): string {
  return join(folder, path);
}

export function readShared(path: string): string {
  return readFileSync(sharedPath(path), "utf8");
}
