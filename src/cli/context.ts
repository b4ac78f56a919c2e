import type { Readable, Writable } from "node:stream";
import type { Answerers } from "../answers/conversations.ts";
import type { Cache } from "../cache/cache.ts";
import type { Compute } from "../compute/compute.ts";
import type { Config } from "../config.ts";
import type { Logger } from "../log.ts";
import type { Viewer } from "../privacy/roles.ts";
import type { Database } from "../store/database.ts";
import type { readDataStatus } from "../store/status.ts";
import type { Tenant } from "../store/tenants.ts";
import type { ToolContext } from "../tools/tool.ts";

/** The shop of this installation, opened. */
export interface Shop {
  database: Database;
  cache: Cache;
  compute: Compute;
  answerers: Answerers;
  tenant: Tenant;
  /** The shop as it is now: a sync raises its data version. */
  currentTenant(): Promise<Tenant>;
  /** A context for one tool call, with the tenant as it is now. */
  toolContext(now: Date, viewer: Viewer): Promise<ToolContext>;
  /** How much of the shop is there, and how fresh it is. */
  readStatus(): Promise<Awaited<ReturnType<typeof readDataStatus>> & { isSynthetic: boolean }>;
  close(): Promise<void>;
}

/** What the commands are given by `main`. */
export interface CommandContext {
  config(): Config;
  createLogger(level: string, destination: NodeJS.WritableStream): Logger;
  openShop(config: Config, logger: Logger): Promise<Shop>;
  serve(config: Config, logger: Logger, out: NodeJS.WritableStream, stop: AbortSignal): Promise<void>;
  in: Readable;
  out: Writable;
  err: NodeJS.WritableStream;
  /** Aborted by the first SIGTERM or SIGINT after the call. */
  stopSignal(): AbortSignal;
}

/** Whoever has the terminal has the database, too. */
export const OPERATOR: Viewer = { kind: "person", id: "terminal", role: "admin" };

/** Exit codes: 0 done, 1 failed, 2 asked wrongly or configured wrongly, 3 done but found nothing. */
export const EXIT = { done: 0, failed: 1, usage: 2, notFound: 3 } as const;
