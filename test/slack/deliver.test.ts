import { WebClient } from "@slack/web-api";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createLogger } from "../../src/log.ts";
import { count, text } from "../../src/present/columns.ts";
import type { Chart } from "../../src/present/report.ts";
import { createDelivery, type DrawPicture } from "../../src/slack/deliver.ts";
import { createFiles } from "../../src/slack/files.ts";
import type { Reply } from "../../src/slack/present/reply.ts";
import { createFakeSlack, type FakeSlack } from "../../src/workspace/fake-slack/fake-slack.ts";
import { directMessageId, IDS } from "../../src/workspace/fake-slack/seed.ts";
import { serve, slackApi } from "./support/serve.ts";

let slack: FakeSlack;
let api: Awaited<ReturnType<typeof serve>>;
let client: WebClient;
const { deliver, publish } = createDelivery(createLogger("silent"));

beforeAll(async () => {
  api = await serve(slackApi(() => slack));
  client = new WebClient("xoxb-test", { slackApiUrl: `${api.url}/api/`, retryConfig: { retries: 0 } });
});
beforeEach(() => {
  let seed = 1;
  slack = createFakeSlack({
    clock: () => new Date(),
    random: () => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed / 2_147_483_647;
    },
    botToken: "xoxb-test",
    baseUrl: () => api.url,
  });
});
afterAll(() => api?.close());

const REPLY: Reply = {
  headline: "Revenue: 1",
  tables: [{ caption: "Numbers", columns: [text("a", "A"), count("b", "B")], rows: [["a", 1]] }],
  choices: [],
};
const invalid = { kind: "error", error: "invalid_blocks" } as const;
const typesOf = (message: { blocks?: readonly { type?: unknown }[] } | undefined) =>
  message?.blocks?.map(({ type }) => type);
const told = () => slack.state.messages;

describe("delivery in a thread", () => {
  const place = { kind: "thread", channel: IDS.insights, threadTs: undefined, user: IDS.alex } as const;

  it("writes tables out where Slack refuses them", async () => {
    slack.inject("chat.postMessage", invalid);

    await deliver(client, REPLY, place);

    expect(told()).toHaveLength(1);
    expect(typesOf(told()[0])).toEqual(["header", "section"]);
  });

  it("ends in plain text where Slack refuses all blocks", async () => {
    slack.inject("chat.postMessage", invalid, { kind: "error", error: "msg_blocks_too_long" });

    await deliver(client, REPLY, place);

    expect(told()).toHaveLength(1);
    expect(told()[0]?.blocks).toBeUndefined();
    expect(told()[0]?.text).toBe("Revenue: 1\n\nNumbers\na · B: 1");
  });

  it("goes to the person directly where the app may not write", async () => {
    await deliver(client, REPLY, { ...place, channel: IDS.random });

    expect(told().map(({ channel }) => channel)).toEqual([directMessageId(IDS.alex)]);
  });

  it("says so when there is no way left", async () => {
    const refused = { kind: "error", error: "restricted_action" } as const;
    slack.inject("chat.postMessage", refused, refused);
    slack.inject("chat.postEphemeral", refused);

    await expect(deliver(client, REPLY, place)).rejects.toThrow("not delivered by thread, ephemeral, direct");
  });
});

describe("delivery to one person", () => {
  const place = { kind: "private", channel: IDS.insights, threadTs: undefined, user: IDS.alex } as const;

  it("uses the response_url, and the Web API once that is used up", async () => {
    const responseUrl = slack.responseUrls.issue({ channel: IDS.insights, user: IDS.alex });

    for (let time = 1; time <= 6; time += 1) await deliver(client, REPLY, { ...place, responseUrl });

    expect(told().map(({ visibleTo }) => visibleTo)).toEqual(Array(6).fill(IDS.alex));
    expect(slack.callsTo("chat.postEphemeral")).toHaveLength(1);
  });
});

describe("delivery in a dialog", () => {
  it("goes to the person directly where the dialog was closed", async () => {
    await deliver(client, REPLY, { kind: "modal", viewId: "V1", user: IDS.alex });

    expect(told().map(({ channel }) => channel)).toEqual([directMessageId(IDS.alex)]);
  });
});

describe("sharing", () => {
  it("works by the response_url where the app is no member", async () => {
    const responseUrl = slack.responseUrls.issue({ channel: IDS.random, user: IDS.alex });

    await publish(client, REPLY, {
      kind: "private",
      channel: IDS.random,
      threadTs: undefined,
      user: IDS.alex,
      responseUrl,
    });

    expect(told()[0]).toMatchObject({ channel: IDS.random, text: expect.stringContaining("Revenue: 1") });
    expect(told()[0]?.visibleTo).toBeUndefined();
  });
});

describe("a chart", () => {
  const place = { kind: "thread", channel: IDS.insights, threadTs: undefined, user: IDS.alex } as const;
  const chart: Chart = {
    kind: "line",
    title: "Revenue",
    categories: ["Jan", "Feb"],
    series: [{ name: "Actual", values: [100, 200] }],
    unit: { kind: "money", currency: "USD" },
    ...{ xLabel: "Month", yLabel: "USD" },
  };
  const heatmap: Chart = { ...chart, kind: "heatmap", title: "Cohorts" };
  /** Draws by uploading the title: a picture that Slack knows. */
  const drawing = (drawn: string[]): DrawPicture => {
    const files = createFiles({ logger: createLogger("silent"), wait: async () => {} });
    return (by, { title }) => {
      drawn.push(title);
      return files.uploadPicture(by, { png: Buffer.from(title), altText: title, name: "chart.png" });
    };
  };
  const say = async (charts: Chart[], draw: DrawPicture) =>
    createDelivery(createLogger("silent"), draw).deliver(client, { ...REPLY, charts }, place);

  it("is Slack's own where that carries it, else a picture", async () => {
    const drawn: string[] = [];

    await say([chart, heatmap], drawing(drawn));

    expect(drawn).toEqual(["Cohorts"]);
    expect(typesOf(told()[0])).toEqual(["header", "data_visualization", "image", "data_table"]);
  });

  it("is a picture where the workspace refuses Slack's own", async () => {
    const drawn: string[] = [];
    slack.inject("chat.postMessage", invalid);

    await say([chart], drawing(drawn));

    expect(drawn).toEqual(["Revenue"]);
    expect(typesOf(told()[0])).toEqual(["header", "image", "data_table"]);
  });

  it("is left out where it can't be drawn: its numbers are in the table", async () => {
    await say([heatmap], async () => undefined);

    expect(typesOf(told()[0])).toEqual(["header", "data_table"]);
  });
});
