import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import type { FakeSlack } from "../../../src/workspace/fake-slack/fake-slack.ts";
import { slackRoutes } from "../../../src/workspace/fake-slack/http.ts";

/** Listens on a free port of this machine. */
export async function serve(
  listener: RequestListener,
): Promise<{ url: string; server: Server; close(): Promise<void> }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${portOf(server)}`, server, close: () => closeServer(server) };
}

/** The fake workspace over HTTP: Web API, response_urls, uploads. */
export function slackApi(slack: () => FakeSlack): RequestListener {
  return express()
    .post("/api/apps.connections.open", (request, response) => {
      response.json({ ok: true, url: `ws://${request.headers.host}/link` });
    })
    .use((request, response, next) => slackRoutes(slack())(request, response, next));
}

/** `listen` has resolved on a TCP port, so the address is an object. */
function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
