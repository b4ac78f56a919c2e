import { type Request, type RequestHandler, type Response, Router } from "express";
import type { Metrics } from "../metrics.ts";
import { may } from "../privacy/roles.ts";
import type { Authenticate } from "./api/auth.ts";
import { KEY_HEADER } from "./api/guard.ts";
import { type AddressLimit, charge } from "./api/limits.ts";
import { HttpError } from "./errors.ts";

/** Counts and times every request that comes in after it. */
export function measureRequests(metrics: Pick<Metrics, "beginRequest">): RequestHandler {
  return (request, response, next) => {
    const end = metrics.beginRequest();
    // Comes for requests that were broken off, too.
    response.on("close", () => {
      end({ method: request.method, route: routeOf(request, response), status: response.statusCode });
    });
    next();
  };
}

/** The route's own form, such as `/api/customers/{id}`: what was sent may name a person. */
function routeOf(request: Request, response: Response): string {
  const pattern: unknown = response.locals.loggedPath;
  if (typeof pattern === "string" && pattern.startsWith("/")) return pattern;
  const path: unknown = request.route?.path;
  return typeof path === "string" ? `${request.baseUrl}${path}`.replace(/(.)\/$/, "$1") : "(no route)";
}

export interface MetricsDoor {
  metrics: Pick<Metrics, "contentType" | "text">;
  authenticate: Authenticate;
  /** This machine alone can reach the server: no key is asked for. */
  isLocal: boolean;
  /** Of each address that comes without a key that is known. */
  strangers: AddressLimit;
}

/**
 * `/metrics`, for Prometheus. Where others than this machine can reach it, an admin's key is needed, as `X-API-Key` or
 * as a bearer token, which is how Prometheus sends one.
 */
export function metricsRoute({ metrics, authenticate, isLocal, strangers }: MetricsDoor): Router {
  const routes = Router();
  routes.get("/metrics", async (request, response) => {
    if (!isLocal) await refuseStranger(request, response);
    response
      .set("Cache-Control", "no-store")
      .type(metrics.contentType)
      .send(await metrics.text());
  });
  return routes;

  async function refuseStranger(request: Request, response: Response): Promise<void> {
    const viewer = authenticate(request.get(KEY_HEADER) || bearerOf(request.get("Authorization")));
    if (viewer && may(viewer.role, "operate")) return;
    if (viewer)
      throw new HttpError("forbidden", `The role ${viewer.role} may not read metrics. Use an admin key.`);
    charge(await strangers.take(request.ip), response);
    response.set("WWW-Authenticate", 'Bearer realm="regulars"');
    throw new HttpError(
      "unauthorized",
      `Send an admin key of this installation in the header ${KEY_HEADER}, or as a bearer token.`,
    );
  }
}

function bearerOf(authorization: string | undefined): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(authorization ?? "")?.[1];
}
