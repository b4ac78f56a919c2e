import { LogLevel, WebClient } from "@slack/web-api";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { slackRoutes } from "../../../src/workspace/fake-slack/http.ts";
import { IDS } from "../../../src/workspace/fake-slack/seed.ts";
import { long, section } from "../support/blocks.ts";
import { aWorkspace, TOKEN } from "../support/fake.ts";
import { serve } from "../support/serve.ts";

const nothing = () => {};
const silent = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => LogLevel.ERROR,
};
let url = "";
const { slack } = aWorkspace({ baseUrl: () => `${url}/_slack` });
let server: Awaited<ReturnType<typeof serve>>;
let client: WebClient;

beforeAll(async () => {
  server = await serve(express().use("/_slack", slackRoutes(slack)));
  url = server.url;
  client = new WebClient(TOKEN, {
    slackApiUrl: `${url}/_slack/api/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });
});
afterAll(() => server.close());

describe("Slack's own client", () => {
  it("is answered as by Slack", async () => {
    const auth = await client.auth.test();

    expect(auth).toMatchObject({ ok: true, team_id: IDS.team, user_id: IDS.botUser, bot_id: IDS.bot });
  });

  it("reads a refusal with its pointers", async () => {
    const refused = client.chat.postMessage({
      channel: IDS.general,
      text: "a",
      blocks: [{ type: "marquee" }],
    });

    await expect(refused).rejects.toMatchObject({
      data: {
        error: "invalid_blocks",
        response_metadata: { messages: ["[ERROR] unsupported type: marquee [json-pointer:/blocks/0/type]"] },
      },
    });
  });

  it("is told of a wrong token, an unknown method and a rate limit", async () => {
    const other = new WebClient("xoxb-other", {
      slackApiUrl: `${url}/_slack/api/`,
      logger: silent,
    });
    slack.inject("users.info", { kind: "rate_limited", retryAfterSeconds: 3 });

    await expect(other.auth.test()).rejects.toMatchObject({ data: { error: "invalid_auth" } });
    await expect(client.apiCall("rtm.start")).rejects.toMatchObject({ data: { error: "unknown_method" } });
    await expect(client.users.info({ user: IDS.alex })).rejects.toMatchObject({ retryAfter: 3 });
  });

  it("streams an answer", async () => {
    const question = slack.messages.postAs(IDS.alex, IDS.general, "who?");
    const stream = client.chatStream({
      channel: IDS.general,
      thread_ts: question.ts,
      recipient_team_id: IDS.team,
      recipient_user_id: IDS.alex,
    });

    await stream.append({ markdown_text: long(300) });
    await stream.append({ markdown_text: " end" });
    await stream.stop({ blocks: [section("source")] as never });

    const [, answer] = slack.messages.inThread(IDS.general, question.ts);
    expect(answer?.text).toBe(`${long(300)} end`);
    expect(answer?.blocks?.map(({ type }) => type)).toEqual(["markdown", "section"]);
  });

  it("uploads a file and shares it, and the file can be fetched", async () => {
    await client.filesUploadV2({
      channel_id: IDS.general,
      file: Buffer.from("alias;orders\nC-1;2\n"),
      filename: "customers.csv",
      title: "Customers",
      initial_comment: "Here they are",
    });

    const shared = slack.messages.inChannel(IDS.general).at(-1);
    await client.files.info({ file: String(shared?.files?.[0]) });
    const { file } = await client.files.info({ file: String(shared?.files?.[0]) });
    const download = await fetch(String(file?.url_private_download));
    expect(shared?.text).toBe("Here they are");
    expect(file).toMatchObject({ title: "Customers", mimetype: "text/csv", size: 19 });
    expect(download.headers.get("content-disposition")).toBe("attachment; filename=customers.csv");
    expect(await download.text()).toBe("alias;orders\nC-1;2\n");
  });
});

describe("a response_url over HTTP", () => {
  it("takes JSON and no token", async () => {
    const address = slack.responseUrls.issue({ channel: IDS.general, user: IDS.sam });

    const response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ text: "for you" }),
    });

    expect([response.status, await response.text()]).toEqual([200, "ok"]);
    expect(slack.messages.onlyFor(IDS.sam).at(-1)?.text).toBe("for you");
  });

  it("is not to be guessed", async () => {
    const response = await fetch(`${url}/_slack/response/guess`, { method: "POST", body: "{}" });

    expect(response.status).toBe(404);
  });
});
