import express from "express";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import {
  actions,
  button,
  chart,
  home,
  input,
  modal,
  options,
  plain,
  section,
} from "../workspace/support/blocks.ts";
import { aSequence, TOKEN } from "../workspace/support/fake.ts";
import { serve } from "../workspace/support/serve.ts";

type Payload = Record<string, unknown>;

export type StandIn = Awaited<ReturnType<typeof startStandIn>>;

/** Below this the form of the stand-in is content. */
export const LONGEST = 100;

/** The workspace with a small app behind it that answers as a test needs, at once and always the same. */
export async function startStandIn() {
  const received: Payload[] = [];
  const app = express();
  const server = await serve(app);
  app.get("/health", (_request, response) => {
    const loading = { phase: "orders", done: 42, total: 100 };
    response.json({ status: "ok", data_status: { customers_loaded: 0, archetypes_available: 0, loading } });
  });
  app.post("/slack/events", express.urlencoded({ extended: false }), express.json(), (request, response) => {
    const body: Payload = request.body.payload ? JSON.parse(request.body.payload) : request.body;
    received.push(body);
    response.send(answer(body) ?? "");
  });
  const workspace = await createWorkspace({
    productUrl: server.url,
    signingSecret: "secret-of-a-browser-test",
    botToken: TOKEN,
    shopName: "Shop",
    clock: () => new Date(),
    random: aSequence(),
  });
  app.use(workspace.router);
  const { slack } = workspace;
  const call = (method: string, args: Payload) => slack.call(method, args).body;

  function answer(body: Payload): unknown {
    if (body.command === "/forecast" && body.text === "")
      call("views.open", { trigger_id: body.trigger_id, view: form() });
    else if (body.command)
      return { text: `${body.command} ${body.text}`, blocks: [section("An answer"), chart()] };
    if (body.type === "block_suggestion") return { options: options(2) };
    if (body.type === "view_submission") return verdict(body);
    if (body.type === "event_callback") hear(body.event as Payload);
    return undefined;
  }

  function hear(event: Payload) {
    if (event.type === "app_home_opened" && event.tab === "home")
      call("views.publish", { user_id: event.user, view: home(section("My shop"), actions(button())) });
    const isAsked = event.type === "app_mention" || event.channel_type === "im";
    if (!isAsked) return;
    call("chat.postMessage", {
      channel: event.channel,
      thread_ts: event.thread_ts ?? event.ts,
      text: "*They* are.",
    });
  }

  return {
    url: server.url,
    slack,
    received,
    call,
    async close() {
      await workspace.close();
      await server.close();
    },
  };
}

function form() {
  return modal({
    title: plain("Forecast"),
    blocks: [
      input(
        { type: "static_select", options: options(2) },
        { block_id: "metric", optional: true, label: plain("Metric") },
      ),
      input({ type: "number_input", is_decimal_allowed: false, min_value: "1" }, { label: plain("How far") }),
    ],
  });
}

function verdict({ view }: Payload): unknown {
  const { values } = (view as { state: { values: Record<string, Record<string, { value: string }>> } }).state;
  const tooFar = Number(values.field?.value?.value) > LONGEST;
  return tooFar ? { response_action: "errors", errors: { field: "That is too far." } } : undefined;
}
