import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { type Logger as PinoLogger, pino } from "pino";

export type Logger = PinoLogger;

const correlation = new AsyncLocalStorage<string>();

/**
 * The process's logger: JSON lines on stderr, because stdout belongs to command output and to MCP.
 * Known places of secrets and personal data are removed; every line of one piece of work carries its
 * correlation id.
 */
export function createLogger(level: string, destination: NodeJS.WritableStream = process.stderr): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: loggedError },
      redact: { paths: REDACTED_PATHS, censor: "[redacted]" },
      mixin: () => {
        const id = correlation.getStore();
        return id ? { correlationId: id } : {};
      },
    },
    destination,
  );
}

/** Runs `work` so that everything it logs carries `id`. A missing or unusable id is replaced by a fresh one. */
export function withCorrelation<T>(id: string | undefined, work: () => T): T {
  return correlation.run(id && /^[\w.:-]{1,128}$/.test(id) ? id : randomUUID(), work);
}

export function correlationId(): string | undefined {
  return correlation.getStore();
}

/** As usual, but for a failed statement: its error repeats its values, its cause quotes them, and both may be a person's. */
function loggedError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const failed = failedStatement(error);
  if (!failed) return pino.stdSerializers.err(error);
  const { query, cause } = failed;
  return {
    type: error.constructor.name,
    message: error === failed ? "Failed query" : error.message,
    query,
    ...(cause instanceof Error && "code" in cause ? { code: cause.code } : {}),
    stack: (error.stack ?? "")
      .split("\n")
      .filter((line) => /^\s+at /.test(line))
      .join("\n"),
  };
}

/** The error of a statement that the database refused, behind however many others. */
function failedStatement(error: unknown): (Error & { query: unknown }) | undefined {
  if (!(error instanceof Error)) return undefined;
  return "query" in error && "params" in error ? error : failedStatement(error.cause);
}

const SENSITIVE_KEYS = [
  "authorization",
  "cookie",
  "token",
  "botToken",
  "appToken",
  "signingSecret",
  "secret",
  "password",
  "apiKey",
  "email",
  "phone",
  "name",
  "first_name",
  "last_name",
  "address",
];

// Three levels cover what the code logs: a field, a field of an object, a field of a request's headers.
const REDACTED_PATHS = SENSITIVE_KEYS.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.*["${key}"]`]);
