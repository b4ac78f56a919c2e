import { describe, expect, it } from "vitest";
import { directMessageId, IDS } from "../../../src/workspace/fake-slack/seed.ts";
import { long, section } from "../support/blocks.ts";
import { aWorkspace } from "../support/fake.ts";

describe("every method", () => {
  it("refuses a wrong token", () => {
    const { slack } = aWorkspace();

    expect(slack.call("auth.test", {}, "xoxb-other").body).toEqual({ ok: false, error: "invalid_auth" });
  });

  it("is unknown when Slack's app does not need it", () => {
    const { call } = aWorkspace();

    expect(call("files.upload")).toMatchObject({ ok: false, error: "unknown_method" });
    expect(call("constructor")).toMatchObject({ ok: false, error: "unknown_method" });
  });

  it("is recorded with what was answered", () => {
    const { slack, call } = aWorkspace();

    call("chat.postMessage", { channel: "C-NONE", text: "hi" });

    expect(slack.callsTo("chat.postMessage")).toMatchObject([
      { args: { channel: "C-NONE" }, result: { error: "channel_not_found" } },
    ]);
  });

  it("fails as a test asks, once each", () => {
    const { slack } = aWorkspace();
    slack.inject(
      "auth.test",
      { kind: "rate_limited", retryAfterSeconds: 7 },
      { kind: "error", error: "fatal_error" },
    );

    const replies = [1, 2, 3].map(() => slack.call("auth.test", {}));

    expect(replies.map(({ status, body }) => [status, body.error ?? body.team_id])).toEqual([
      [429, "ratelimited"],
      [200, "fatal_error"],
      [200, IDS.team],
    ]);
    expect(replies[0]?.headers).toEqual({ "Retry-After": "7" });
  });
});

describe("chat.postMessage", () => {
  it("writes to a channel, a thread and a direct conversation", () => {
    const { slack, call } = aWorkspace();

    const first = call("chat.postMessage", { channel: IDS.general, text: "hello" });
    call("chat.postMessage", { channel: IDS.general, text: "reply", thread_ts: first.ts });
    call("chat.postMessage", { channel: IDS.sam, text: "private" });

    expect(slack.messages.inChannel(IDS.general).map(({ text }) => text)).toEqual(["hello"]);
    expect(slack.messages.inThread(IDS.general, String(first.ts)).map(({ text }) => text)).toEqual([
      "hello",
      "reply",
    ]);
    expect(slack.messages.inChannel(directMessageId(IDS.sam)).map(({ text }) => text)).toEqual(["private"]);
  });

  it.each([
    [{ channel: "C-NONE", text: "hi" }, "channel_not_found"],
    [{ channel: IDS.random, text: "hi" }, "not_in_channel"],
    [{ channel: IDS.general }, "no_text"],
    [{ channel: IDS.general, blocks: [] }, "no_text"],
    [{ channel: IDS.general, text: "hi", thread_ts: "1.1" }, "thread_not_found"],
    [{ channel: IDS.general, blocks: "no json" }, "invalid_blocks_format"],
    [{ channel: IDS.general, markdown_text: "a", text: "b" }, "markdown_text_conflict"],
    [{ channel: IDS.general, markdown_text: long(12_001) }, "msg_too_long"],
    [
      { channel: IDS.general, blocks: Array.from({ length: 5 }, () => section(long(2700))) },
      "msg_blocks_too_long",
    ],
  ])("refuses %j", (args, error) => {
    const { call } = aWorkspace();

    expect(call("chat.postMessage", args)).toMatchObject({ ok: false, error });
  });

  it("says where a block is wrong, in both of Slack's places", () => {
    const { call } = aWorkspace();

    const reply = call("chat.postMessage", {
      channel: IDS.general,
      text: "hi",
      blocks: [section(long(3001))],
    });

    expect(reply).toEqual({
      ok: false,
      error: "invalid_blocks",
      errors: ["must be less than 3001 characters [json-pointer:/blocks/0/text/text]"],
      response_metadata: {
        messages: ["[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"],
      },
    });
  });

  it("gives every message a time of its own, though the clock stands", () => {
    const { call } = aWorkspace();

    const times = [1, 2, 3].map(() =>
      String(call("chat.postMessage", { channel: IDS.general, text: "a" }).ts),
    );

    expect(new Set(times).size).toBe(3);
    expect(times.toSorted()).toEqual(times);
  });

  it("ends the status of its thread", () => {
    const { slack, call } = aWorkspace();
    const question = slack.messages.postAs(IDS.alex, IDS.general, "who?");
    const thread = { channel_id: IDS.general, thread_ts: question.ts };
    call("assistant.threads.setStatus", { ...thread, status: "is thinking…" });
    const before = slack.state.statuses.size;

    call("chat.postMessage", { channel: IDS.general, thread_ts: question.ts, text: "they" });

    expect([before, slack.state.statuses.size]).toEqual([1, 0]);
  });
});

describe("chat.postEphemeral", () => {
  it("is seen by one person, and can't be found again", () => {
    const { slack, call } = aWorkspace();

    const reply = call("chat.postEphemeral", { channel: IDS.general, user: IDS.sam, text: "psst" });

    expect(slack.messages.onlyFor(IDS.sam).map(({ text }) => text)).toEqual(["psst"]);
    expect(slack.messages.inChannel(IDS.general)).toEqual([]);
    expect(call("chat.update", { channel: IDS.general, ts: reply.message_ts, text: "a" }).error).toBe(
      "message_not_found",
    );
  });

  it("needs a member of the channel", () => {
    const { call } = aWorkspace();

    expect(call("chat.postEphemeral", { channel: IDS.general, user: IDS.pat, text: "a" }).error).toBe(
      "user_not_in_channel",
    );
  });
});

describe("chat.update and chat.delete", () => {
  it("take the blocks away where a text alone is given", () => {
    const { slack, call } = aWorkspace();
    const { ts } = call("chat.postMessage", { channel: IDS.general, text: "a", blocks: [section("a")] });

    call("chat.update", { channel: IDS.general, ts, text: "b" });

    const message = slack.messages.find(IDS.general, ts);
    expect(message).toMatchObject({ text: "b" });
    expect(message?.blocks).toBeUndefined();
  });

  it("touch the app's own messages alone", () => {
    const { slack, call } = aWorkspace();
    const { ts } = slack.messages.postAs(IDS.alex, IDS.general, "mine");

    expect(call("chat.update", { channel: IDS.general, ts, text: "b" }).error).toBe("cant_update_message");
    expect(call("chat.delete", { channel: IDS.general, ts }).error).toBe("cant_delete_message");
  });

  it("refuse a text of more than 4,000 letters", () => {
    const { call } = aWorkspace();
    const { ts } = call("chat.postMessage", { channel: IDS.general, text: "a" });

    expect(call("chat.update", { channel: IDS.general, ts, text: long(4001) }).error).toBe("msg_too_long");
  });
});
