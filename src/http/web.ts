import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response } from "express";
import helmet from "helmet";
import { correlationId, type Logger, withCorrelation } from "../log.ts";
import { errorResponse, HttpError } from "./errors.ts";

export const CORRELATION_HEADER = "X-Correlation-ID";

/**
 * The one Express app that everything outside calls. No body is parsed here: Slack and webhooks verify the
 * raw bytes, so each route parses its own. Call `finishWeb` once every router is mounted.
 */
export function createWeb(logger: Logger): Express {
  const web = express();
  web.disable("x-powered-by");
  web.use(correlate, logRequests(logger), helmet());
  return web;
}

/** Answers what no route took, and turns every error into the standard body. */
export function finishWeb(web: Express, logger: Logger): void {
  web.use(() => {
    throw new HttpError("not_found", "There is nothing at this address.");
  });
  web.use(reportErrors(logger));
}

/** Names the route in the log instead of the path, for paths that may name a person. */
export function logAs(response: Response, path: string): void {
  response.locals.loggedPath = path;
}

const correlate: RequestHandler = (request, response, next) => {
  withCorrelation(request.get(CORRELATION_HEADER), () => {
    response.set(CORRELATION_HEADER, correlationId());
    next();
  });
};

function logRequests(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    // The path alone: a query may carry what must not be logged.
    const { method, path } = request;
    response.on("finish", () => {
      const durationMs = Math.round(performance.now() - startedAt);
      logger.debug(
        { method, path: response.locals.loggedPath ?? path, status: response.statusCode, durationMs },
        "request served",
      );
    });
    next();
  };
}

function reportErrors(logger: Logger): ErrorRequestHandler {
  return (error, request, response, _next) => {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const { status, body } = errorResponse(error);
    // An address that no route knows may name anybody.
    if (status < 500 && !response.locals.loggedPath) logAs(response, "(no route)");
    if (status >= 500) {
      const path = response.locals.loggedPath ?? request.path;
      logger.error({ err: error, method: request.method, path }, "request failed");
    }
    response.status(status).json(body);
  };
}
