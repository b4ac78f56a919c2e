import { describe, expect, it } from "vitest";
import { directMessageId, IDS } from "../../../src/workspace/fake-slack/seed.ts";
import { section } from "../support/blocks.ts";
import { aWorkspace } from "../support/fake.ts";

describe("conversations", () => {
  it("say whether another company reads along", () => {
    const { call } = aWorkspace();

    expect(call("conversations.info", { channel: IDS.partner }).channel).toMatchObject({
      is_ext_shared: true,
    });
    expect(call("conversations.info", { channel: IDS.general }).channel).toMatchObject({
      is_ext_shared: false,
    });
    expect(call("conversations.info", { channel: "C-NONE" }).error).toBe("channel_not_found");
  });

  it("open the direct conversation with a person", () => {
    const { call } = aWorkspace();

    expect(call("conversations.open", { users: IDS.sam }).channel).toEqual({ id: directMessageId(IDS.sam) });
    expect(call("conversations.open", { users: "U-NONE" }).error).toBe("user_not_found");
  });

  it("tell their past page by page: newest first, threads oldest first", () => {
    const { slack, call } = aWorkspace();
    const [first] = ["one", "two", "three"].map((text) => slack.messages.postAs(IDS.alex, IDS.general, text));
    slack.messages.postAs(IDS.sam, IDS.general, "reply", first?.ts);
    const texts = (reply: Record<string, unknown>) =>
      (reply.messages as { text: string }[]).map(({ text }) => text);

    const page = call("conversations.history", { channel: IDS.general, limit: "2" });
    const cursor = (page.response_metadata as { next_cursor: string }).next_cursor;

    expect(texts(page)).toEqual(["three", "two"]);
    expect(texts(call("conversations.history", { channel: IDS.general, cursor }))).toEqual(["one"]);
    expect(texts(call("conversations.replies", { channel: IDS.general, ts: first?.ts }))).toEqual([
      "one",
      "reply",
    ]);
    expect(call("conversations.replies", { channel: IDS.general, ts: "1.1" }).error).toBe("thread_not_found");
  });

  it("tell who is a guest and who is from outside", () => {
    const { call } = aWorkspace();
    const user = (id: string) => call("users.info", { user: id }).user;

    expect(user(IDS.alex)).toMatchObject({
      is_owner: true,
      is_admin: true,
      is_restricted: false,
      team_id: IDS.team,
    });
    expect(user(IDS.gus)).toMatchObject({ is_restricted: true });
    expect(user(IDS.pat)).toMatchObject({ is_stranger: true, team_id: IDS.partnerTeam });
  });
});

describe("agents", () => {
  it("take at most four prompts, and none for a thread", () => {
    const { slack, call } = aWorkspace();
    const prompts = (count: number) => Array.from({ length: count }, () => ({ title: "a", message: "b" }));
    const channel_id = directMessageId(IDS.alex);

    const tooMany = call("assistant.threads.setSuggestedPrompts", { channel_id, prompts: prompts(5) });
    const forThread = call("assistant.threads.setSuggestedPrompts", {
      channel_id,
      thread_ts: "1.1",
      prompts: prompts(1),
    });
    const shownBefore = slack.state.prompts.size;
    call("assistant.threads.setSuggestedPrompts", { channel_id, prompts: prompts(4) });

    expect([tooMany.error, forThread.ok, shownBefore]).toEqual(["invalid_arguments", true, 0]);
    expect(slack.state.prompts.get(channel_id)?.prompts).toHaveLength(4);
  });

  it("set a status in a thread that is there", () => {
    const { call } = aWorkspace();

    const reply = call("assistant.threads.setStatus", {
      channel_id: IDS.general,
      thread_ts: "1.1",
      status: "a",
    });

    expect(reply.error).toBe("thread_not_found");
  });
});

describe("reactions and validation", () => {
  it("add a reaction once", () => {
    const { slack, call } = aWorkspace();
    const { ts } = slack.messages.postAs(IDS.alex, IDS.general, "a");
    const add = () => call("reactions.add", { channel: IDS.general, timestamp: ts, name: "eyes" });

    expect([add().ok, add().error]).toEqual([true, "already_reacted"]);
  });

  it("validate blocks without a token", () => {
    const { slack } = aWorkspace();
    const validate = (blocks: unknown) => slack.call("blocks.validate", { blocks }, "none").body;

    expect(validate([section("a")])).toEqual({ ok: true });
    expect(validate([{ type: "marquee" }])).toMatchObject({
      ok: false,
      errors: [{ pointer: "/blocks/0/type" }],
    });
  });
});
