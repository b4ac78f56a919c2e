import express from "express";
import { createDelivery } from "./deliver.ts";
import { createDoings } from "./doings.ts";
import { createFakeSlack } from "./fake-slack/fake-slack.ts";
import { slackRoutes } from "./fake-slack/http.ts";
import { onlyThisMachine } from "./guard.ts";
import { readManifest } from "./manifest.ts";
import { pageRoutes } from "./page-routes.ts";
import { keepState, readState } from "./state-file.ts";
import { updatesRoute } from "./updates.ts";
import { viewFor } from "./view.ts";

export interface WorkspaceOptions {
  /** Where the product answers, without a path; the page is served on the same address. */
  productUrl: string;
  signingSecret: string;
  botToken: string;
  shopName: string;
  clock: () => Date;
  /** Uniform in [0, 1). */
  random: () => number;
  /** Keeps channels and threads over a restart. Without one, they end with the process. */
  stateFile?: string;
  ackTimeoutMs?: number;
}

const BODY_LIMIT = "1mb";

/**
 * A small Slack on this machine: the page at the root address, its Web API under `/_slack`, and the product
 * reached by signed requests alone. Mount the router after the product's own routes.
 */
export async function createWorkspace(options: WorkspaceOptions) {
  const manifest = await readManifest();
  const earlier = options.stateFile ? await readState(options.stateFile, options.shopName) : undefined;
  const slack = createFakeSlack({
    clock: options.clock,
    random: options.random,
    botToken: options.botToken,
    shopName: options.shopName,
    baseUrl: () => `${options.productUrl}/_slack`,
    ...(earlier ? { state: earlier } : {}),
  });
  const deliver = createDelivery({
    slack,
    productUrl: options.productUrl,
    signingSecret: options.signingSecret,
    clock: options.clock,
    ...(manifest ? { subscribed: () => manifest.events } : {}),
    ...(options.ackTimeoutMs ? { ackTimeoutMs: options.ackTimeoutMs } : {}),
  });
  const keeping = options.stateFile ? keepState(slack, options.stateFile) : undefined;
  const updates = updatesRoute(slack);
  const doings = createDoings({ slack, deliver, commands: manifest?.commands ?? [] });

  const router = express.Router();
  router.use("/_slack", onlyThisMachine, slackRoutes(slack));
  router.use("/_workspace", onlyThisMachine);
  router.get("/_workspace/state", (request, response) => {
    const view = viewFor(slack, manifest, String(request.query.user ?? ""));
    if (view) response.set("Cache-Control", "no-store").json(view);
    else response.status(404).json({ error: "no such person" });
  });
  router.get("/_workspace/updates", updates.handler);
  router.post("/_workspace/do/:doing", express.json({ limit: BODY_LIMIT }), async (request, response) => {
    const { status, body } = await doings(String(request.params.doing), request.body);
    response.status(status).json(body);
  });
  router.use(pageRoutes());

  return {
    router,
    slack,
    deliver,
    /** Ends the page's live connections and writes what is not written yet. */
    async close(): Promise<void> {
      updates.close();
      await keeping?.close();
    },
  };
}
