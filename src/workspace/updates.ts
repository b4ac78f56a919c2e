import type { RequestHandler, Response } from "express";
import type { Change, FakeSlack } from "./fake-slack/fake-slack.ts";
import { isVisible, shownHome, shownMessage, shownModals, shownStatus } from "./view.ts";

const HEARTBEAT_MS = 20_000;

/** Server-Sent Events: each change of the workspace that concerns the person who looks at the page. */
export function updatesRoute(slack: FakeSlack) {
  const viewers = new Map<Response, string>();
  const heartbeat = setInterval(() => {
    for (const response of viewers.keys()) response.write(": still here\n\n");
  }, HEARTBEAT_MS).unref();
  const unsubscribe = slack.subscribe((change) => {
    for (const [response, user] of viewers) {
      const update = updateFor(slack, change, user);
      if (update) response.write(`data: ${JSON.stringify(update)}\n\n`);
    }
  });
  const handler: RequestHandler = (request, response) => {
    response.writeHead(200, {
      "Content-Type": "text/event-stream",
      "Cache-Control": "no-store",
      "X-Accel-Buffering": "no",
    });
    // The page fetches the whole state on this, so nothing that happened in between is missed.
    response.write('data: {"kind":"connected"}\n\n');
    viewers.set(response, String(request.query.user ?? ""));
    request.on("close", () => viewers.delete(response));
  };
  return {
    handler,
    close(): void {
      clearInterval(heartbeat);
      unsubscribe();
      for (const response of viewers.keys()) response.end();
      viewers.clear();
    },
  };
}

function updateFor(slack: FakeSlack, change: Change, user: string): Record<string, unknown> | undefined {
  switch (change.kind) {
    case "message": {
      const message = slack.messages.find(change.channel, change.ts);
      return message && isVisible(slack, message, user)
        ? { kind: "message", message: shownMessage(slack, message) }
        : undefined;
    }
    case "deleted":
      return { ...change };
    case "status": {
      const status = slack.state.statuses.get(`${change.channel}:${change.threadTs}`);
      const session = slack.state.sessions.get(`${change.channel}:${change.threadTs}`);
      return { ...change, status: status ? shownStatus(status) : null, session: session?.status ?? null };
    }
    case "home":
      return change.user === user ? { kind: "home", home: shownHome(slack, user) } : undefined;
    case "modals":
      return change.user === user ? { kind: "modals", modals: shownModals(slack, user) } : undefined;
    case "workspace":
      return { kind: "connected" };
    default:
      return change satisfies never;
  }
}
