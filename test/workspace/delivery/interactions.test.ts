import { describe, expect, it } from "vitest";
import { IDS } from "../../../src/workspace/fake-slack/seed.ts";
import { actions, button, home, modal } from "../support/blocks.ts";
import { aDelivery, product } from "../support/delivery.ts";

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
