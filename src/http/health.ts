import { Router } from "express";

/** How a part is doing: `ok`, `degraded` (works with less), `down`, or `starting`. */
export type ComponentState = "ok" | "degraded" | "down" | "starting";

export interface HealthReport {
  components: Record<string, ComponentState>;
  data: DataStatus;
}

export interface DataStatus {
  /** Null where the database did not tell. */
  customers_loaded: number | null;
  archetypes_available: number | null;
  synthetic: boolean | null;
  /** End of the data behind the figures. */
  as_of: string | null;
  last_sync: { kind: string; status: string; started_at: string; finished_at: string | null } | null;
  /** What is being loaded right now; absent when nothing is. */
  loading?: { phase: string; done: number; total: number };
}

/** Without these the product can't answer anybody. */
const VITAL = ["api", "database"];

/**
 * `/health` tells the whole state, `/health/live` that the process turns, `/health/ready` that it should be
 * sent work. `report` is asked anew for each request: an answer is never older than the question.
 */
export function healthRoutes(report: () => Promise<HealthReport>): Router {
  const routes = Router();
  routes.get("/health/live", (_request, response) => {
    response.json({ status: "ok" });
  });
  routes.get("/health/ready", async (_request, response) => {
    const { components } = await report();
    const waiting = Object.entries(components).filter(
      ([name, state]) => state === "starting" || isVitalLoss(name, state),
    );
    response.status(waiting.length === 0 ? 200 : 503).json({
      status: waiting.length === 0 ? "ready" : "not_ready",
      waiting_for: waiting.map(([name]) => name),
    });
  });
  routes.get("/health", async (_request, response) => {
    const { components, data } = await report();
    const status = overall(components);
    response.status(status === "down" ? 503 : 200).json({ status, components, data_status: data });
  });
  return routes;
}

function overall(components: Record<string, ComponentState>): ComponentState {
  const states = Object.entries(components);
  if (states.some(([name, state]) => isVitalLoss(name, state))) return "down";
  if (states.some(([, state]) => state === "starting")) return "starting";
  return states.every(([, state]) => state === "ok") ? "ok" : "degraded";
}

function isVitalLoss(name: string, state: ComponentState): boolean {
  return state === "down" && VITAL.includes(name);
}
