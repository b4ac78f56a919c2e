import { WebClient } from "@slack/web-api";
import express from "express";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createLogger } from "../../src/log.ts";
import { createFiles } from "../../src/slack/files.ts";
import { createFakeSlack, type FakeSlack } from "../../src/workspace/fake-slack/fake-slack.ts";
import { slackRoutes } from "../../src/workspace/fake-slack/http.ts";
import { directMessageId, IDS } from "../../src/workspace/fake-slack/seed.ts";
import { aSequence, TOKEN } from "../workspace/support/fake.ts";
import { serve } from "./support/serve.ts";

let slack: FakeSlack;
let api: Awaited<ReturnType<typeof serve>>;
let client: WebClient;
let waits: number[];
const { uploadPicture, sendCsv } = createFiles({
  logger: createLogger("silent"),
  wait: async (ms) => {
    waits.push(ms);
  },
});

beforeAll(async () => {
  api = await serve(
    express().use("/_slack", (request, response, next) => slackRoutes(slack)(request, response, next)),
  );
  client = new WebClient(TOKEN, {
    slackApiUrl: `${api.url}/_slack/api/`,
    retryConfig: { retries: 0 },
    allowAbsoluteUrls: false,
  });
});
beforeEach(() => {
  waits = [];
  slack = createFakeSlack({
    clock: () => new Date(),
    random: aSequence(),
    botToken: TOKEN,
    baseUrl: () => `${api.url}/_slack`,
  });
});
afterAll(() => api?.close());

const PICTURE = { png: Buffer.from("a picture"), altText: "Line chart", name: "revenue.png" };
const CSV = { csv: "\uFEFFcustomer\r\nC-1\r\n", fileName: "customers.csv", comment: "All <!channel> rows" };
const thread = { kind: "thread", channel: IDS.insights, threadTs: undefined, user: IDS.alex } as const;
const error = (code: string) => ({ kind: "error", error: code }) as const;
const files = () => [...slack.state.files.values()];

describe("a picture", () => {
  it("can be shown once it has an id, and is in no message by itself", async () => {
    const id = await uploadPicture(client, PICTURE);

    const image = { type: "image", slack_file: { id }, alt_text: "a" };
    const posted = slack.call("chat.postMessage", { channel: IDS.general, text: "a", blocks: [image] });
    expect(posted.body.ok).toBe(true);
    expect(slack.state.messages).toHaveLength(1);
    expect(files()[0]?.content).toEqual(PICTURE.png);
    expect(waits).toEqual([150]);
  });

  it("is given up, and taken back, where Slack does not finish it", async () => {
    const { uploadPicture: upload } = createFiles({
      logger: createLogger("silent"),
      wait: async (ms) => {
        waits.push(ms);
        for (const file of files()) file.pollsUntilReady = 1;
      },
    });

    expect(await upload(client, PICTURE)).toBeUndefined();

    expect(waits).toHaveLength(7);
    expect(files()).toEqual([]);
  });

  it.each(["files.getUploadURLExternal", "files.completeUploadExternal", "files.info"])(
    "is no picture where %s is refused",
    async (method) => {
      slack.inject(method, error("missing_scope"));

      expect(await uploadPicture(client, PICTURE)).toBeUndefined();
    },
  );

  it("that can't be polled is taken back", async () => {
    slack.inject("files.info", error("missing_scope"));

    await uploadPicture(client, PICTURE);

    expect(files()).toEqual([]);
  });
});

describe("a table as a file", () => {
  it("goes where the answer stands", async () => {
    const question = slack.messages.postAs(IDS.alex, IDS.insights, "who?");

    const went = await sendCsv(client, CSV, { ...thread, threadTs: question.ts });

    const [, answer] = slack.messages.inThread(IDS.insights, question.ts);
    expect(went).toBe("thread");
    expect(answer?.text).toBe("All &lt;!channel&gt; rows");
    expect(files()[0]).toMatchObject({ name: "customers.csv", title: "customers.csv" });
    expect(files()[0]?.content?.toString()).toBe(CSV.csv);
  });

  it.each([
    {
      kind: "private",
      channel: IDS.insights,
      threadTs: undefined,
      responseUrl: undefined,
      user: IDS.alex,
    } as const,
    { kind: "direct", user: IDS.alex } as const,
    { kind: "modal", viewId: "V1", user: IDS.alex } as const,
  ])("goes to the person alone where the answer is $kind", async (place) => {
    expect(await sendCsv(client, CSV, place)).toBe("direct");

    expect(slack.state.messages.map(({ channel }) => channel)).toEqual([directMessageId(IDS.alex)]);
  });

  it("goes to the person where the app may not write", async () => {
    expect(await sendCsv(client, CSV, { ...thread, channel: IDS.random })).toBe("direct");
  });

  it("says where it went nowhere", async () => {
    slack.inject(
      "files.getUploadURLExternal",
      error("file_uploads_disabled"),
      error("file_uploads_disabled"),
    );

    expect(await sendCsv(client, CSV, thread)).toBeUndefined();
    expect(slack.state.messages).toEqual([]);
  });
});
