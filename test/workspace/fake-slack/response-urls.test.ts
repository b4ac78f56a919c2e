import { describe, expect, it } from "vitest";
import { IDS } from "../../../src/workspace/fake-slack/seed.ts";
import { long, section } from "../support/blocks.ts";
import { aWorkspace } from "../support/fake.ts";

const HALF_AN_HOUR_MS = 30 * 60_000;

function issued() {
  const { slack, pass } = aWorkspace();
  const button = slack.messages.add({
    channel: IDS.random,
    user: IDS.botUser,
    botId: IDS.bot,
    text: "press",
  });
  const url = slack.responseUrls.issue({ channel: IDS.random, user: IDS.sam, message: button });
  const id = url.split("/").at(-1) ?? "";
  return { slack, pass, button, respond: (payload: unknown) => slack.responseUrls.respond(id, payload) };
}

describe("a response_url", () => {
  it("answers the person alone, also where the app is no member", () => {
    const { slack, respond } = issued();

    const { status } = respond({ text: "for you" });

    expect(status).toBe(200);
    expect(slack.messages.onlyFor(IDS.sam).map(({ text }) => text)).toEqual(["for you"]);
  });

  it("names its blocks, without which nothing in them can be pressed", () => {
    const { slack, respond } = issued();

    respond({ text: "for you", blocks: [section("for you"), { ...section("and more"), block_id: "mine" }] });

    const ids = slack.messages.onlyFor(IDS.sam)[0]?.blocks?.map(({ block_id }) => block_id);
    expect(ids).toEqual([expect.stringMatching(/./), "mine"]);
  });

  it("answers everybody where it is told to", () => {
    const { slack, respond } = issued();

    respond({ text: "for all", response_type: "in_channel" });

    expect(slack.messages.inChannel(IDS.random).map(({ text }) => text)).toEqual(["press", "for all"]);
  });

  it("replaces and deletes the message that was acted on", () => {
    const { slack, button, respond } = issued();

    respond({ text: "done", replace_original: true });
    const replaced = slack.messages.find(IDS.random, button.ts)?.text;
    respond({ delete_original: true });

    expect(replaced).toBe("done");
    expect(slack.messages.find(IDS.random, button.ts)).toBeUndefined();
  });

  it("is good for five uses", () => {
    const { respond } = issued();

    const statuses = Array.from({ length: 6 }, () => respond({ text: "again" }).status);

    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
  });

  it("is good for thirty minutes", () => {
    const { pass, respond } = issued();

    pass(HALF_AN_HOUR_MS + 1);

    expect(respond({ text: "late" })).toEqual({ status: 404, text: "expired_url" });
  });

  it.each([
    [{}, "no_text"],
    [{ text: "" }, "no_text"],
    [{ blocks: [section(long(3001))] }, "invalid_blocks"],
    ["text", "invalid_payload"],
  ])("refuses %j, and is not used up by it", (payload, text) => {
    const { respond } = issued();

    expect(respond(payload)).toEqual({ status: 400, text });
    expect(Array.from({ length: 5 }, () => respond({ text: "a" }).status)).toEqual([200, 200, 200, 200, 200]);
  });
});
