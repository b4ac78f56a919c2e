import { type Logger as BoltLogger, LogLevel } from "@slack/bolt";
import type { Logger } from "../log.ts";

/** Bolt's log lines in ours. Its debug output holds whole payloads, people's words among them: left out. */
export function createBoltLogger(logger: Logger): BoltLogger {
  const child = logger.child({ library: "bolt" });
  return {
    debug() {},
    info: (...parts) => child.debug({ detail: words(parts) }, "bolt"),
    warn: (...parts) => child.warn({ detail: words(parts) }, "bolt warning"),
    error: (...parts) => child.error({ detail: words(parts), err: parts.find(isError) }, "bolt error"),
    setLevel() {},
    getLevel: () => LogLevel.INFO,
    setName() {},
  };
}

function words(parts: readonly unknown[]): string {
  return parts.filter((part) => typeof part === "string").join(" ");
}

function isError(part: unknown): part is Error {
  return part instanceof Error;
}
