import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import helmet from "helmet";
import { APOLOGY, UserError } from "../errors.ts";
import { correlationId, type Logger, withCorrelation } from "../log.ts";

const CORRELATION_HEADER = "X-Correlation-ID";

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
  web.use((_request, response) => {
    response.status(404).json(errorBody("not_found", "There is nothing at this address."));
  });
  web.use(reportErrors(logger));
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
    response.on("finish", () => {
      const durationMs = Math.round(performance.now() - startedAt);
      // The path alone: a query may carry what must not be logged.
      logger.debug(
        { method: request.method, path: request.path, status: response.statusCode, durationMs },
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
    const status = statusOf(error);
    if (status >= 500)
      logger.error({ err: error, method: request.method, path: request.path }, "request failed");
    response.status(status).json(bodyOf(error, status));
  };
}

function bodyOf(error: unknown, status: number) {
  if (error instanceof UserError) return errorBody("invalid_request", error.message);
  if (status === 413) return errorBody("too_large", "The request is larger than is accepted here.");
  if (status < 500) return errorBody("invalid_request", "The request can't be read. Check its format.");
  return errorBody("internal", APOLOGY);
}

function statusOf(error: unknown): number {
  if (error instanceof UserError) return 400;
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === "number" && status >= 400 && status < 600 ? status : 500;
}

export function errorBody(code: string, message: string, details?: unknown) {
  return {
    error: {
      code,
      message,
      ...(details === undefined ? {} : { details }),
      correlation_id: correlationId() ?? null,
    },
    timestamp: new Date().toISOString(),
  };
}
