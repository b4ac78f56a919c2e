import express, { type Request, type Router } from "express";
import type { FakeSlack } from "./fake-slack.ts";
import { receiveUpload } from "./methods/files.ts";
import { mimeTypeOf } from "./methods/shapes.ts";

const BODY_LIMIT = "4mb";
const UPLOAD_LIMIT = "50mb";

/** Serves a fake Slack over HTTP: the Web API, response_urls, uploads and downloads. Mount it at its base address. */
export function slackRoutes(slack: FakeSlack): Router {
  const router = express.Router();
  const bodies = [
    express.urlencoded({ extended: false, limit: BODY_LIMIT, parameterLimit: 1_000 }),
    express.json({ limit: BODY_LIMIT }),
  ];

  router.post("/api/:method", ...bodies, (request, response) => {
    const args = decodeArguments({ ...request.query, ...bodyOf(request) });
    const { token: tokenArgument, ...rest } = args;
    const token = request.get("authorization")?.replace(/^Bearer /, "") ?? String(tokenArgument ?? "");
    const reply = slack.call(String(request.params.method), rest, token);
    response.status(reply.status).set(reply.headers).json(reply.body);
  });

  router.post("/response/:id", ...bodies, (request, response) => {
    const body = bodyOf(request);
    const payload = typeof body.payload === "string" ? parsedOr(body.payload, undefined) : body;
    const { status, text } = slack.responseUrls.respond(String(request.params.id), payload);
    response.status(status).type("text/plain").send(text);
  });

  router.post(
    "/upload/:secret",
    express.raw({ type: () => true, limit: UPLOAD_LIMIT }),
    async (request, response) => {
      const content = await uploadedBytes(request);
      const { status, text } = receiveUpload(slack.context, String(request.params.secret), content);
      response.status(status).type("text/plain").send(text);
    },
  );

  router.get("/files/:id/:name", (request, response) => {
    const file = slack.state.files.get(String(request.params.id));
    if (!file?.content || !file.completed) {
      response.status(404).type("text/plain").send("file_not_found");
      return;
    }
    const type = mimeTypeOf(file.name);
    const isImage = type.startsWith("image/") && request.query.download === undefined;
    response.set("X-Content-Type-Options", "nosniff").type(type);
    // Whatever it is, a file is never run as a page of this origin.
    if (!isImage) response.attachment(file.name);
    response.send(file.content);
  });

  return router;
}

/** Form fields as web-api writes them: structures are JSON, everything else is text. */
export function decodeArguments(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      STRUCTURED.has(name) && typeof value === "string" ? parsedOr(value, value) : value,
    ]),
  );
}

const STRUCTURED = new Set([
  "blocks",
  "chunks",
  "files",
  "loading_messages",
  "message",
  "metadata",
  "prompts",
  "view",
]);

function parsedOr(json: string, otherwise: unknown): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return otherwise;
  }
}

function bodyOf(request: Request): Record<string, unknown> {
  return typeof request.body === "object" && request.body !== null ? { ...request.body } : {};
}

/** web-api uploads a form with one file in it; Slack takes the bare bytes, too. */
async function uploadedBytes(request: Request): Promise<Buffer> {
  const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const type = request.get("content-type") ?? "";
  if (!type.startsWith("multipart/form-data")) return raw;
  const form = await new Response(new Uint8Array(raw), { headers: { "content-type": type } }).formData();
  for (const value of form.values())
    if (typeof value !== "string") return Buffer.from(await value.arrayBuffer());
  return Buffer.alloc(0);
}
