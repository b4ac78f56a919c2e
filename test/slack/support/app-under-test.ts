import express from "express";
import { createConversations } from "../../../src/answers/conversations.ts";
import { createLogger } from "../../../src/log.ts";
import type { Viewer } from "../../../src/privacy/roles.ts";
import { createSlackSurface, type SlackSurfaceOptions } from "../../../src/slack/surface.ts";
import type { Tenant } from "../../../src/store/tenants.ts";
import { createFakeSlack, type FakeSlack } from "../../../src/workspace/fake-slack/fake-slack.ts";
import type { Message } from "../../../src/workspace/fake-slack/state.ts";
import type { TestDatabase } from "../../support/database.ts";
import { aToolContext } from "../../support/tool-context.ts";
import { fixtureAsk, fixtureRouter, homeFigures } from "../fixtures.ts";
import { createDeliveries, SIGNING_SECRET } from "./deliveries.ts";
import { serve, slackApi } from "./serve.ts";
import { serveSocketMode } from "./socket-server.ts";

const BOT_TOKEN = "xoxb-test";

export type AppUnderTest = Awaited<ReturnType<typeof startApp>>;

/**
 * The real Slack app over HTTP against a fake workspace, its tools answering from fixtures.
 *
 * @param beside another instance of the same app, whose workspace and shop this one shares.
 */
export async function startApp(
  test: TestDatabase,
  {
    mode = "http",
    beside,
    ...overrides
  }: Partial<SlackSurfaceOptions> & { mode?: "http" | "socket"; beside?: AppUnderTest } = {},
) {
  const tenant: Tenant = beside?.tenant ?? (await test.aTenant());
  const clock: { skewMs: number } = beside?.clock ?? { skewMs: 0 };
  const now = () => new Date(Date.now() + clock.skewMs);
  let random = 0;
  let apiUrl = "";
  let slack: FakeSlack;
  const reset = () => {
    slack = createFakeSlack({
      clock: now,
      random: () => {
        random = (random * 16_807 + 11) % 2_147_483_647;
        return random / 2_147_483_647;
      },
      botToken: BOT_TOKEN,
      baseUrl: () => apiUrl,
    });
  };
  reset();
  const ours: () => FakeSlack = beside?.slack ?? (() => slack);
  const api = await serve(slackApi(ours));
  apiUrl = api.url;
  const socket = serveSocketMode(api.server);
  const logs: string[] = [];
  const sink = { write: (line: string) => logs.push(line) } as unknown as NodeJS.WritableStream;
  const logger = createLogger("debug", sink);
  const contextFor = async (viewer: Viewer) => ({ ...aToolContext(test.database, tenant, now()), viewer });
  const web = express();
  const surface = createSlackSurface({
    slack: {
      botToken: BOT_TOKEN,
      slackApiUrl: `${apiUrl}/api/`,
      ...(mode === "http"
        ? { kind: "http", signingSecret: SIGNING_SECRET }
        : { kind: "socket", appToken: "xapp-test" }),
    },
    web,
    toolContext: contextFor,
    wait: async () => {},
    conversations: createConversations({ rules: fixtureRouter, logger }),
    askTool: fixtureAsk,
    readHome: async () => homeFigures(),
    memberRole: "analyst",
    logger,
    clock: now,
    ...overrides,
  });
  const product = await serve(web);
  return {
    surface,
    tenant,
    contextFor,
    clock,
    logs,
    socket,
    reset,
    slack: ours,
    deliver: createDeliveries(() => product.url, ours),
    /** Waits until all work is done, then the messages that the app wrote. */
    async answers(): Promise<Message[]> {
      await surface.idle(10_000);
      return ours().state.messages.filter((message) => message.botId !== undefined);
    },
    async close() {
      await surface.stop(1_000);
      await product.close();
      await api.close();
    },
  };
}

/** Every word of a message or view, wherever in its blocks. */
export function wordsOf(message: { text?: string; blocks?: unknown } | undefined): string {
  return JSON.stringify(message ?? {});
}
