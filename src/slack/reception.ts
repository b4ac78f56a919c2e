import type { RequestHandler } from "express";

const SKEW_SECONDS = 300;

/**
 * Stands before Bolt's verification, which refuses old timestamps but takes future ones. While the app is
 * not connected, or stops, 503 makes Slack deliver an event again later.
 */
export function createReceptionGuard({
  clock,
  isOpen,
}: {
  clock(): Date;
  isOpen(): boolean;
}): RequestHandler {
  return (request, response, next) => {
    const timestamp = Number(request.get("X-Slack-Request-Timestamp"));
    if (timestamp > clock().getTime() / 1000 + SKEW_SECONDS) {
      response.status(401).end();
      return;
    }
    if (!isOpen()) {
      response.status(503).set("Retry-After", "10").end();
      return;
    }
    next();
  };
}
