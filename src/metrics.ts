import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** How it ended to ask a router: what it gave, or why it gave nothing that could be shown. */
export type ResponseOutcome =
  | "answered"
  | "unclear"
  | "help"
  /** A model's words were held back: a statement in them did not follow from the figures. */
  | "ungrounded"
  | "refused"
  | "failed"
  | "over_budget"
  /** A model's reply was not complete, or had no words. */
  | "cut_off"
  | "paused"
  | "empty"
  /** Nothing of the question was left once what is private was taken out. */
  | "unreadable";

export interface TokenCounts {
  input: number;
  cacheRead: number;
  cacheWrite: number;
  output: number;
}

export type Metrics = ReturnType<typeof createMetrics>;

/** A value that is looked up when somebody asks. It must not take longer than they wait. */
const LOOKUP_LIMIT_MS = 1_000;

/**
 * What Prometheus reads of one process. Labels are names from the code, never anything that somebody sent: no path, no
 * customer, no person.
 */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Counter({ name, help, labelNames, registers });

  const served = ["method", "route", "status"] as const;
  const requests = counter("http_requests_total", "HTTP requests answered, by route.", [...served]);
  const durations = new Histogram({
    ...{ name: "http_request_duration_seconds", help: "Time to answer an HTTP request.", registers },
    labelNames: ["method", "route"],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  });
  const inProgress = new Gauge({
    ...{ name: "http_requests_in_progress", help: "HTTP requests not answered yet.", registers },
  });
  const cacheHits = counter("cache_hits_total", "Answers that were remembered.");
  const cacheMisses = counter("cache_misses_total", "Answers that had to be made.");
  const queries = counter("customer_queries_total", "Questions put to analytics tools, by tool.", ["tool"]);
  const responses = counter(
    ...([
      "ai_responses_generated_total",
      "Questions in plain words, by who answered and how it ended.",
    ] as const),
    ["router", "outcome"],
  );
  const tokens = counter("ai_tokens_total", "Tokens that the model took.", ["kind"]);
  const cost = counter("ai_cost_usd_total", "What the model cost, in US dollars at the configured prices.");

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    /** Call what it gives once the request has ended. */
    beginRequest(): (request: { method: string; route: string; status: number }) => void {
      inProgress.inc();
      const elapsed = durations.startTimer();
      return ({ method, route, status }) => {
        inProgress.dec();
        elapsed({ method, route });
        requests.inc({ method, route, status });
      };
    },
    countCacheLookup: (found: "hit" | "miss") => (found === "hit" ? cacheHits : cacheMisses).inc(),
    countQuery: (tool: string) => queries.inc({ tool }),
    countResponse: (router: "claude" | "rules", outcome: ResponseOutcome) =>
      responses.inc({ router, outcome }),
    countTokens(used: TokenCounts, costUsd: number): void {
      tokens.inc({ kind: "input" }, used.input);
      tokens.inc({ kind: "cache_read" }, used.cacheRead);
      tokens.inc({ kind: "cache_write" }, used.cacheWrite);
      tokens.inc({ kind: "output" }, used.output);
      cost.inc(costUsd);
    },
    watchConnections(read: () => Promise<number>): void {
      lookedUp(
        registry,
        "database_connections_total",
        "Open connections of the product to its database.",
        read,
      );
    },
    watchBudget(read: () => Promise<number>): void {
      lookedUp(
        registry,
        "ai_budget_remaining_ratio",
        "Share of the day's budget for the model that is left.",
        read,
      );
    },
  };
}

/** A gauge that is left out where its value can't be had: a stale one would be taken for true. */
function lookedUp(registry: Registry, name: string, help: string, read: () => Promise<number>): void {
  new Gauge({
    ...{ name, help, registers: [registry] },
    async collect() {
      const value = await inTime(read());
      if (value === undefined) this.remove();
      else this.set(value);
    },
  });
}

function inTime(value: Promise<number>): Promise<number | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), LOOKUP_LIMIT_MS);
    value
      .catch(() => undefined)
      .then((known) => {
        clearTimeout(timer);
        resolve(known);
      });
  });
}
