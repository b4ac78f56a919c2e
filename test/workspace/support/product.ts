import { createHmac } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { serve } from "./serve.ts";

export const SECRET = "a-signing-secret-of-a-test";

/** What the app received, decoded. */
export interface Received {
  headers: IncomingHttpHeaders;
  raw: string;
  isSigned: boolean;
  body: Record<string, unknown>;
}

/** A stand-in for the app: it remembers what it got and answers as a test says. */
export async function startProduct() {
  const received: Received[] = [];
  const answers: ((response: ServerResponse) => void)[] = [];
  const server = await serve(async (request, response) => {
    received.push(await read(request));
    const answer = answers.shift() ?? ((each: ServerResponse) => each.end());
    answer(response);
  });
  return {
    ...server,
    received,
    /** Answers the next requests, one each; afterwards with an empty 200. */
    next(...doing: ((response: ServerResponse) => void)[]) {
      answers.push(...doing);
    },
  };
}

export const json = (body: unknown) => (response: ServerResponse) => {
  response.setHeader("Content-Type", "application/json").end(JSON.stringify(body));
};
export const status =
  (code: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) => {
    response.writeHead(code, headers).end();
  };
export const silence = () => {};

async function read(request: IncomingMessage): Promise<Received> {
  let raw = "";
  for await (const chunk of request) raw += String(chunk);
  const { headers } = request;
  const digest = createHmac("sha256", SECRET)
    .update(`v0:${headers["x-slack-request-timestamp"]}:${raw}`)
    .digest("hex");
  return {
    headers,
    raw,
    isSigned: headers["x-slack-signature"] === `v0=${digest}`,
    body: headers["content-type"] === "application/json" ? JSON.parse(raw) : decoded(raw),
  };
}

function decoded(raw: string): Record<string, unknown> {
  const form = new URLSearchParams(raw);
  const payload = form.get("payload");
  return payload ? JSON.parse(payload) : Object.fromEntries(form);
}
