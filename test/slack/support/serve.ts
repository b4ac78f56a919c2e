import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { FakeSlack } from "../../../src/workspace/fake-slack/fake-slack.ts";

/** Listens on a free port of this machine. */
export async function serve(
  listener: RequestListener,
): Promise<{ url: string; server: Server; close(): Promise<void> }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${portOf(server)}`, server, close: () => closeServer(server) };
}

/** The fake workspace's Web API and response_urls over HTTP. */
export function slackApi(slack: () => FakeSlack): RequestListener {
  return async (request, response) => {
    const [, kind, name = ""] = (request.url ?? "").split("/");
    const body = await bodyOf(request);
    if (kind === "response") {
      const { status, text } = slack().responseUrls.respond(name, JSON.parse(body));
      response.writeHead(status).end(text);
      return;
    }
    if (name === "apps.connections.open") {
      response.writeHead(200, { "Content-Type": "application/json" });
      response.end(JSON.stringify({ ok: true, url: `ws://${request.headers.host}/link` }));
      return;
    }
    const token = request.headers.authorization?.replace("Bearer ", "");
    const reply = slack().call(name, decode(body), token);
    response.writeHead(reply.status, { "Content-Type": "application/json", ...reply.headers });
    response.end(JSON.stringify(reply.body));
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return body;
}

/** Arguments as web-api sends them: form fields, structures as JSON. */
function decode(body: string): Record<string, unknown> {
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [
      name,
      /^[[{]/.test(value) || value === "true" || value === "false" ? JSON.parse(value) : value,
    ]),
  );
}

/** `listen` has resolved on a TCP port, so the address is an object. */
function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
