import { hostHeaderValidation } from "@modelcontextprotocol/sdk/server/middleware/hostHeaderValidation.js";
import cors from "cors";
import type { RequestHandler, Response } from "express";
import type { Allowance, RateLimit } from "../cache/rate-limit.ts";
import type { Viewer } from "../privacy/roles.ts";
import { refuse } from "./refuse.ts";

const LOOPBACK_NAMES = ["localhost", "127.0.0.1", "[::1]"];

/** Whether this machine alone can reach what listens there. */
export function isLoopbackAddress(host: string | undefined): boolean {
  return host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host ?? "");
}

/** Refuses requests that a name was pointed at this machine for: a page elsewhere can make a browser send them. */
export const onlyLoopbackHosts: RequestHandler = hostHeaderValidation(LOOPBACK_NAMES);

/** Programs send no Origin; a browser does, and must come from a page that is known. */
export function onlyOrigins(allowed: readonly string[], options: { loopback: boolean }): RequestHandler {
  return (request, response, next) => {
    const origin = request.get("Origin");
    if (origin === undefined || allowed.includes(origin) || (options.loopback && isLoopback(origin))) {
      next();
      return;
    }
    refuse(response, 403, "Pages of this origin may not call this server.");
  };
}

/** Lets the pages that `onlyOrigins` lets pass send what a client sends, and read what it reads. */
export const openToPages: RequestHandler = cors({
  origin: true,
  methods: ["POST"],
  allowedHeaders: ["Content-Type", "X-API-Key", "Authorization", "Mcp-Session-Id", "MCP-Protocol-Version"],
  exposedHeaders: ["Mcp-Session-Id", "Retry-After"],
  maxAge: 600,
});

function isLoopback(origin: string): boolean {
  return URL.canParse(origin) && LOOPBACK_NAMES.includes(new URL(origin).hostname);
}

export interface AttemptLimit {
  take(address: string | undefined): Promise<Allowance>;
}

/** Lets in who presents a key, as `X-API-Key` or as a bearer token; `viewerOf` tells who it is from then on. */
export function onlyKnown(
  authenticate: (key: string | undefined) => Viewer | undefined,
  attempts: AttemptLimit | undefined,
): RequestHandler {
  return async (request, response, next) => {
    const viewer = authenticate(request.get("X-API-Key") || bearerOf(request.get("Authorization")));
    if (viewer) {
      response.locals.viewer = viewer;
      next();
      return;
    }
    if (!mayGoOn(response, await attempts?.take(request.ip))) return;
    response.set("WWW-Authenticate", 'Bearer realm="regulars"');
    refuse(response, 401, "Send an API key of this installation, as X-API-Key or as a bearer token.");
  };
}

/** `onlyKnown` has let them in. */
export function viewerOf(response: Response): Viewer {
  return response.locals.viewer as Viewer;
}

/** Slows down who asks too often. */
export function notTooOften(limit: Pick<RateLimit, "take"> | undefined): RequestHandler {
  return async (_request, response, next) => {
    if (mayGoOn(response, await limit?.take(viewerOf(response).id))) next();
  };
}

function mayGoOn(response: Response, allowance: Allowance | undefined): boolean {
  if (!allowance || allowance.isGranted) return true;
  response.set("Retry-After", String(allowance.resetSeconds));
  refuse(response, 429, `Too many requests. Try again in ${allowance.resetSeconds} seconds.`);
  return false;
}

function bearerOf(authorization: string | undefined): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(authorization ?? "")?.[1];
}
