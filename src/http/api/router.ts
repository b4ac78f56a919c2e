import cors from "cors";
import { json, type Request, type RequestHandler, type Response, Router } from "express";
import type { RateLimit } from "../../cache/rate-limit.ts";
import { namesPage } from "../../present/first-table.ts";
import { HttpError } from "../errors.ts";
import { CORRELATION_HEADER, logAs } from "../web.ts";
import { argumentsReader } from "./arguments.ts";
import type { Authenticate } from "./auth.ts";
import { callOf } from "./call.ts";
import { docsPage } from "./docs-page.ts";
import { guard } from "./guard.ts";
import type { AddressLimit } from "./limits.ts";
import { send, TRUNCATED_HEADER, wantedFormat } from "./reply.ts";
import type { Route } from "./route.ts";
import { apiRoutes } from "./routes.ts";
import type { ApiServices } from "./services.ts";

export interface ApiOptions {
  services: ApiServices;
  authenticate: Authenticate;
  /** Whether there is any key at all: without one a caller is told what to set. */
  hasKeys: boolean;
  limits: {
    /** Of each caller at each route. */
    calls: RateLimit;
    /** Of each address at routes that need no key. */
    visitors: AddressLimit;
    /** Of each address that comes without a key that is known. */
    strangers: AddressLimit;
  };
  /** Origins whose pages may read answers. */
  corsOrigins: readonly string[];
}

/** `/api`: every route of the list, and the page that explains them. Addresses that are not its own pass through. */
export function apiRouter(options: ApiOptions): Router {
  const router = Router();
  const guarded = guard(options);
  for (const [path, routes] of byPath(apiRoutes)) {
    const allowed = allowedMethods(routes);
    const here = router.route(path.replace(/\{(\w+)\}/g, ":$1"));
    here.all((_request, response, next) => {
      // A path may name a customer, so the log has its pattern.
      logAs(response, path);
      // Answers are about customers: no proxy and no browser keeps them.
      response.set("Cache-Control", "no-store");
      next();
    });
    if (options.corsOrigins.length > 0) here.all(crossOrigin(options.corsOrigins, allowed));
    for (const route of routes) here[route.method](guarded(route), serve(route, options.services));
    here.options((_request, response) => void response.set("Allow", allowed.join(", ")).status(204).end());
    here.all((request, response) => {
      response.set("Allow", allowed.join(", "));
      throw new HttpError("method_not_allowed", `${request.method} is not served here. Use ${allowed[0]}.`);
    });
  }
  router.use("/api/docs", docsPage());
  return router;
}

function byPath(routes: readonly Route[]): Map<string, Route[]> {
  const paths = new Map<string, Route[]>();
  for (const route of routes) paths.set(route.path, [...(paths.get(route.path) ?? []), route]);
  return paths;
}

function allowedMethods(routes: readonly Route[]): string[] {
  const methods = routes.map(({ method }) => method.toUpperCase());
  return [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"];
}

function crossOrigin(origins: readonly string[], methods: readonly string[]): RequestHandler {
  return cors({
    origin: [...origins],
    methods: [...methods],
    allowedHeaders: ["X-API-Key", "Content-Type", CORRELATION_HEADER],
    exposedHeaders: [
      CORRELATION_HEADER,
      "Retry-After",
      "RateLimit-Limit",
      "RateLimit-Remaining",
      "RateLimit-Reset",
      TRUNCATED_HEADER,
    ],
    maxAge: 600,
  });
}

const BODY_LIMIT = "100kb";
const parseJson = json({ limit: BODY_LIMIT });

/** What a route does with a request that has passed the guard. */
function serve(route: Route, services: ApiServices): RequestHandler[] {
  const readArguments = argumentsReader(route);
  const answer: RequestHandler = async (request, response) => {
    const format = wantedFormat(route, request);
    const [query, body] = [queryOf(request, route), request.body ?? {}];
    const asked = readArguments({ path: request.params, query, body });
    const isPage = [query, body, body.arguments].some(namesPage);
    const { call, isAbandoned } = callOf(response, services);
    try {
      await send(route, await route.handle(asked, call), { format, isPage }, call, response);
    } catch (error) {
      // Nobody is there to be told.
      if (!isAbandoned()) throw error;
    }
  };
  return route.method === "post" ? [requireJson, parseJson, answer] : [answer];
}

/** `format` is about the answer, not one of the tool's arguments. */
function queryOf(request: Request, route: Route): Record<string, unknown> {
  const { format, ...query } = request.query;
  return route.success.isReport || format === undefined ? query : { ...query, format };
}

const requireJson: RequestHandler = (request: Request, _response: Response, next) => {
  // No body at all is one without arguments.
  const isEmpty = request.get("Content-Length") === "0" || request.is("*/*") === null;
  if (!isEmpty && !request.is("application/json")) {
    throw new HttpError(
      "unsupported_media_type",
      "Send the body as JSON, with Content-Type: application/json.",
    );
  }
  next();
};
