import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDelivery } from "../../src/workspace/deliver.ts";
import { directMessageId, IDS } from "../../src/workspace/fake-slack/seed.ts";
import { actions, button, home, long, modal, section } from "./support/blocks.ts";
import { aWorkspace } from "./support/fake.ts";
import { json, SECRET, silence, startProduct, status } from "./support/product.ts";

const EVENTS = ["app_mention", "message.im", "message.channels", "app_home_opened", "agent_session_stopped"];
// Long enough for a busy machine, short enough to wait for.
const ACK_TIMEOUT_MS = 500;

let product: Awaited<ReturnType<typeof startProduct>>;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.close());
beforeEach(() => {
  product.received.length = 0;
});

function aDelivery(events = EVENTS) {
  const workspace = aWorkspace();
  const waits: number[] = [];
  const deliver = createDelivery({
    slack: workspace.slack,
    productUrl: product.url,
    signingSecret: SECRET,
    clock: () => new Date(workspace.time.now),
    subscribed: () => events,
    ackTimeoutMs: ACK_TIMEOUT_MS,
    wait: async (ms) => {
      waits.push(ms);
    },
  });
  return { ...workspace, deliver, waits };
}

describe("every delivery", () => {
  it("is signed, at the time of the workspace", async () => {
    const { deliver, time } = aDelivery();

    await deliver.command({
      user: IDS.alex,
      channel: IDS.general,
      command: "/forecast",
      text: "revenue 12w — ü",
    });

    const [request] = product.received;
    expect(request?.isSigned).toBe(true);
    expect(request?.headers["x-slack-request-timestamp"]).toBe(String(time.now / 1000));
    expect(request?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
  });
});

describe("a slash command", () => {
  const command = { user: IDS.sam, channel: IDS.general, command: "/forecast", text: "revenue 12w" };

  it("carries what Slack's carries", async () => {
    const { slack, deliver } = aDelivery();

    const outcome = await deliver.command(command);

    const body = product.received[0]?.body;
    expect(outcome.kind).toBe("acknowledged");
    expect(body).toMatchObject({
      command: "/forecast",
      text: "revenue 12w",
      team_id: IDS.team,
      channel_id: IDS.general,
      channel_name: "general",
      user_id: IDS.sam,
      user_name: "sam",
      api_app_id: IDS.app,
      is_enterprise_install: "false",
    });
    expect(slack.triggers.exchange(body?.trigger_id)).toEqual({ user: IDS.sam });
  });

  it("shows what its acknowledgement says, to the person or to all", async () => {
    const { slack, deliver } = aDelivery();
    product.next(json({ text: "for you" }), json({ response_type: "in_channel", text: "for all" }));

    await deliver.command(command);
    await deliver.command(command);

    expect(slack.messages.onlyFor(IDS.sam).map(({ text }) => text)).toEqual(["for you"]);
    expect(slack.messages.inChannel(IDS.general).map(({ text }) => text)).toEqual(["for all"]);
  });

  it.each([
    ["operation_timeout", silence],
    ["dispatch_failed", status(500)],
    ["dispatch_failed", status(404)],
    ["invalid_blocks", json({ blocks: [section(long(3001))] })],
  ])("tells the person of %s", async (error, answer) => {
    const { slack, deliver } = aDelivery();
    product.next(answer);

    await deliver.command(command);

    expect(slack.messages.onlyFor(IDS.sam).map(({ text }) => text)).toEqual([
      `/forecast failed with the error "${error}"`,
    ]);
  });
});

describe("an event", () => {
  const types = () => product.received.map(({ body }) => (body.event as { type: string }).type);

  it("tells of a mention twice where the app reads the channel, under two ids", async () => {
    const { slack, deliver } = aDelivery();
    const message = slack.messages.postAs(IDS.alex, IDS.general, `<@${IDS.botUser}> who?`);

    await deliver.events.posted(message);

    const ids = product.received.map(({ body }) => body.event_id);
    expect(types().toSorted()).toEqual(["app_mention", "message"]);
    expect(new Set(ids).size).toBe(2);
    expect(product.received.every(({ isSigned }) => isSigned)).toBe(true);
  });

  it("is told where it is subscribed to, and where the app is a member", async () => {
    const { slack, deliver } = aDelivery(["app_mention", "message.im"]);
    const post = (channel: string, text: string) =>
      deliver.events.posted(slack.messages.postAs(IDS.alex, channel, text));

    await post(IDS.general, "no mention");
    await post(IDS.random, `<@${IDS.botUser}> not here`);
    await post(directMessageId(IDS.alex), "a question");
    await deliver.events.appHomeOpened(IDS.alex, "home");

    expect(product.received.map(({ body }) => body.event)).toMatchObject([
      { type: "message", channel_type: "im", text: "a question", user: IDS.alex },
    ]);
  });

  it("says that a channel is shared and where its author belongs", async () => {
    const { slack, deliver } = aDelivery(["app_mention"]);

    await deliver.events.posted(slack.messages.postAs(IDS.pat, IDS.partner, `<@${IDS.botUser}> who?`));

    expect(product.received[0]?.body).toMatchObject({
      is_ext_shared_channel: true,
      event: { user: IDS.pat, user_team: IDS.partnerTeam, source_team: IDS.partnerTeam },
    });
  });

  it("is sent again at once, after a minute and after five, with the reason", async () => {
    const { deliver, waits } = aDelivery();
    product.next(status(500), silence, status(503), status(500));

    const [outcome] = await deliver.events.appHomeOpened(IDS.alex, "home");

    const retries = product.received.map(({ headers }) => [
      headers["x-slack-retry-num"],
      headers["x-slack-retry-reason"],
    ]);
    expect(outcome?.kind).toBe("failed");
    expect(waits).toEqual([0, 60_000, 300_000]);
    expect(retries).toEqual([
      [undefined, undefined],
      ["1", "http_error"],
      ["2", "http_timeout"],
      ["3", "http_error"],
    ]);
    expect(new Set(product.received.map(({ body }) => body.event_id)).size).toBe(1);
  });

  it("is not sent again where the app forbids it", async () => {
    const { deliver } = aDelivery();
    product.next(status(500, { "X-Slack-No-Retry": "1" }));

    await deliver.events.appHomeOpened(IDS.alex, "home");

    expect(product.received).toHaveLength(1);
  });

  it("names the streams that a person stops", async () => {
    const { slack, call, deliver } = aDelivery();
    const { ts } = slack.messages.postAs(IDS.alex, directMessageId(IDS.alex), "who?");
    const thread = { channel: directMessageId(IDS.alex), thread_ts: ts };
    const stream = call("chat.startStream", thread);

    await deliver.events.sessionStopped(IDS.alex, thread.channel, ts);

    expect(product.received[0]?.body.event).toMatchObject({
      type: "agent_session_stopped",
      thread_ts: ts,
      streaming_message_ts: [stream.ts],
    });
  });
});

describe("an interaction", () => {
  it("on a message carries the message, the action and a way to answer", async () => {
    const { slack, call, deliver } = aDelivery();
    const { ts } = call("chat.postMessage", {
      channel: IDS.general,
      text: "a",
      blocks: [actions(button({ value: "v1" }))],
    });
    const message = slack.messages.find(IDS.general, ts);
    if (!message) throw new Error("no message");

    await deliver.interactions.act({
      user: IDS.sam,
      surface: { kind: "message", message },
      blockId: "b0",
      actionId: "press",
    });

    expect(product.received[0]?.body).toMatchObject({
      type: "block_actions",
      user: { id: IDS.sam, team_id: IDS.team },
      container: { type: "message", message_ts: ts, is_ephemeral: false },
      message: { ts, blocks: [{ block_id: "b0" }] },
      response_url: expect.stringContaining("/response/"),
      actions: [{ type: "button", action_id: "press", block_id: "b0", value: "v1" }],
    });
  });

  it("on an ephemeral message carries no message", async () => {
    const { slack, call, deliver } = aDelivery();
    call("chat.postEphemeral", {
      channel: IDS.general,
      user: IDS.sam,
      text: "a",
      blocks: [actions(button())],
    });
    const [message] = slack.messages.onlyFor(IDS.sam);
    if (!message) throw new Error("no message");

    await deliver.interactions.act({
      user: IDS.sam,
      surface: { kind: "message", message },
      blockId: "b0",
      actionId: "press",
    });

    expect(product.received[0]?.body.message).toBeUndefined();
    expect(product.received[0]?.body.container).toMatchObject({ is_ephemeral: true });
  });

  it("is none where there is no such element", async () => {
    const { slack, deliver } = aDelivery();
    const message = slack.messages.postAs(IDS.alex, IDS.general, "a");

    const outcome = await deliver.interactions.act({
      user: IDS.sam,
      surface: { kind: "message", message },
      blockId: "b0",
      actionId: "press",
    });

    expect(outcome).toBeUndefined();
    expect(product.received).toEqual([]);
  });

  it("in views carries the view with what was filled in", async () => {
    const { slack, call, deliver } = aDelivery();
    call("views.publish", { user_id: IDS.alex, view: home(actions(button())) });
    call("views.open", {
      trigger_id: slack.triggers.issue(IDS.alex),
      view: modal({ private_metadata: "m" }),
    });
    const [view] = slack.modals(IDS.alex);
    const published = slack.home(IDS.alex);
    if (!view || !published) throw new Error("no view");
    const values = { field: { value: { type: "plain_text_input", value: "12" } } };

    await deliver.interactions.submit(view, values);
    await deliver.interactions.closed(view, true);
    await deliver.interactions.act({
      user: IDS.alex,
      surface: { kind: "view", view: published },
      blockId: "b0",
      actionId: "press",
    });

    expect(product.received.map(({ body }) => body)).toMatchObject([
      { type: "view_submission", view: { id: view.id, private_metadata: "m", state: { values } } },
      { type: "view_closed", is_cleared: true, view: { id: view.id } },
      { type: "block_actions", container: { type: "view" }, view: { type: "home" } },
    ]);
  });

  it("asks for options, and comes from shortcuts", async () => {
    const { slack, deliver } = aDelivery();
    const message = slack.messages.postAs(IDS.alex, IDS.general, "C-7K2M9QXA called");

    await deliver.interactions.suggest({
      user: IDS.alex,
      surface: { kind: "message", message },
      blockId: "b",
      actionId: "pick",
      value: "loy",
    });
    await deliver.interactions.shortcut(IDS.alex, "ask");
    await deliver.interactions.shortcut(IDS.alex, "look_up", message);

    expect(product.received.map(({ body }) => body)).toMatchObject([
      { type: "block_suggestion", action_id: "pick", value: "loy" },
      { type: "shortcut", callback_id: "ask" },
      { type: "message_action", callback_id: "look_up", message: { text: "C-7K2M9QXA called" } },
    ]);
  });
});
