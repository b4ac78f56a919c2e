import type { ComponentState, DataStatus, HealthReport } from "./health.ts";

/** What is asked of the parts for a health report; each is asked anew for each report. */
export interface HealthSources {
  /** Undefined until the database is open. */
  readStatus: (() => Promise<ShopStatus>) | undefined;
  isCacheHealthy: (() => Promise<boolean>) | undefined;
  isSlackConnected(): boolean;
  /** Whether MCP clients are answered at their address. */
  isMcpServing(): boolean;
  isStopping(): boolean;
  /** The load that is under way, if one is. */
  loading(): DataStatus["loading"];
}

export interface ShopStatus {
  customers: number;
  archetypes: number;
  asOf: Date | null;
  isSynthetic: boolean;
  lastRun: { kind: string; status: string; startedAt: Date; finishedAt: Date | null } | null;
}

/** Longer than this, a part counts as not answering. */
const PATIENCE_MS = 1_500;

/** Asks each part how it does. A part that hangs is reported, and never holds up the report. */
export async function readHealth(sources: HealthSources): Promise<HealthReport> {
  const loading = sources.loading();
  const [status, cacheIsHealthy] = await Promise.all([
    sources.readStatus ? answerOf(sources.readStatus()) : undefined,
    sources.isCacheHealthy ? answerOf(sources.isCacheHealthy()) : undefined,
  ]);
  const database = databaseState(sources, status !== undefined, loading !== undefined);
  return {
    components: {
      api: sources.isStopping() ? "down" : "ok",
      mcp_server: mcpState(sources, database),
      database,
      cache: sources.isCacheHealthy ? (cacheIsHealthy ? "ok" : "down") : "starting",
      slack: sources.isSlackConnected() ? "ok" : "starting",
    },
    data: { ...dataStatus(status), ...(loading ? { loading } : {}) },
  };
}

/** Without the database it still lists its tools, and can run none of them. */
function mcpState(sources: HealthSources, database: ComponentState): ComponentState {
  if (sources.isStopping()) return "down";
  if (!sources.isMcpServing()) return "starting";
  return database === "down" ? "degraded" : "ok";
}

/** While the embedded database loads data it answers late, not never: its one session is at work. */
function databaseState(sources: HealthSources, answered: boolean, isLoading: boolean): ComponentState {
  if (!sources.readStatus) return "starting";
  if (answered) return "ok";
  return isLoading ? "degraded" : "down";
}

function dataStatus(status: ShopStatus | undefined): DataStatus {
  const run = status?.lastRun;
  return {
    customers_loaded: status?.customers ?? null,
    archetypes_available: status?.archetypes ?? null,
    synthetic: status?.isSynthetic ?? null,
    as_of: status?.asOf?.toISOString() ?? null,
    last_sync: run
      ? {
          kind: run.kind,
          status: run.status,
          started_at: run.startedAt.toISOString(),
          finished_at: run.finishedAt?.toISOString() ?? null,
        }
      : null,
  };
}

/** What a promise gives within our patience; undefined where it fails or takes longer. */
async function answerOf<T>(promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  return Promise.race([promise.catch(() => undefined), late]).finally(() => clearTimeout(timer));
}
