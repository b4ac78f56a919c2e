import { describe, expect, it } from "vitest";
import { directMessageId, IDS } from "../../../src/workspace/fake-slack/seed.ts";
import { aDelivery, product } from "../support/delivery.ts";
import { silence, status } from "../support/product.ts";

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
