import { setTimeout } from "node:timers/promises";
import {
  App,
  type CodedError,
  ExpressReceiver,
  type ExpressReceiverOptions,
  SocketModeReceiver,
} from "@slack/bolt";
import { WebClient, type WebClientOptions } from "@slack/web-api";
import type { Conversations } from "../answers/conversations.ts";
import type { Logger } from "../log.ts";
import type { Viewer } from "../privacy/roles.ts";
import type { HomeFigures } from "../store/home.ts";
import { type AskTool, askTool } from "../tools/ask.ts";
import type { ToolContext } from "../tools/tool.ts";
import { createAccess, type MemberRole } from "./access.ts";
import { createBoltLogger } from "./bolt-logger.ts";
import { createBooks } from "./books.ts";
import { connect, type Identity } from "./connection.ts";
import { createDelivery } from "./deliver.ts";
import { createEntrance } from "./entrance.ts";
import { createFiles } from "./files.ts";
import { createHastyClients } from "./hasty-client.ts";
import { registerListeners } from "./listeners.ts";
import { createPictures } from "./pictures.ts";
import { createReceptionGuard } from "./reception.ts";
import { createRunning } from "./running.ts";
import { createStops } from "./stops.ts";
import type { WorkContext } from "./work.ts";

export interface SlackSurfaceOptions {
  slack:
    | { kind: "http"; botToken: string; signingSecret: string; slackApiUrl?: string }
    | { kind: "socket"; botToken: string; appToken: string; slackApiUrl?: string };
  /** Our own Express app. Routes are mounted here, so call this before the routes that catch the rest. */
  web: NonNullable<ExpressReceiverOptions["app"]>;
  /** A context for one piece of work, with the tenant as it is now. */
  toolContext(viewer: Viewer): Promise<ToolContext>;
  conversations: Conversations;
  readHome(context: ToolContext): Promise<HomeFigures>;
  memberRole: MemberRole;
  askTool?: AskTool;
  logger: Logger;
  clock(): Date;
  /** How time is passed: between two looks at an upload, before a slow answer is streamed. */
  wait?: (ms: number) => Promise<unknown>;
}

export type SlackSurface = ReturnType<typeof createSlackSurface>;

const ENDPOINTS = ["/slack/events", "/api/slack/events"];
const BODY_LIMIT_BYTES = 1_000_000;
const API_TIMEOUT_MS = 10_000;
const PONG_TIMEOUT_MS = 20_000;

/** The product's Slack app: HTTP on our own web app, or Socket Mode beside it. */
export function createSlackSurface(options: SlackSurfaceOptions) {
  const { slack, web, clock } = options;
  const logger = options.logger.child({ surface: "slack" });
  const boltLogger = createBoltLogger(logger);
  const running = createRunning();
  const stopping = new AbortController();
  let identity: Identity | undefined;

  const guard = createReceptionGuard({
    clock,
    isOpen: () => identity !== undefined && !stopping.signal.aborted,
  });
  if (slack.kind === "http") web.post(ENDPOINTS, guard);
  const clientOptions = clientOptionsOf(slack.slackApiUrl);
  const receiver =
    slack.kind === "http"
      ? new ExpressReceiver({
          app: web,
          signingSecret: slack.signingSecret,
          endpoints: Object.fromEntries(ENDPOINTS.map((path) => [path, path])),
          bodyLimit: BODY_LIMIT_BYTES,
          logger: boltLogger,
        })
      : new SocketModeReceiver({
          appToken: slack.appToken,
          clientPingTimeout: PONG_TIMEOUT_MS,
          logger: boltLogger,
          installerOptions: { clientOptions },
        });
  const app = new App<WorkContext>({
    receiver,
    authorize: async () => ({ botToken: slack.botToken, ...known(identity) }),
    deferInitialization: true,
    convoStore: false,
    extendedErrorHandler: true,
    clientOptions,
    logger: boltLogger,
  });
  const wait = options.wait ?? ((ms: number) => setTimeout(ms, undefined, { ref: false }));
  const files = createFiles({ logger, wait });
  const delivery = createDelivery(logger, createPictures(files, logger));
  const access = createAccess({ clock, logger, memberRole: options.memberRole });
  const books = createBooks(options);
  app.use(createEntrance({ access, running, delivery, ...books, logger }));
  registerListeners(app, {
    ...options,
    roleOf: access.roleOf,
    askTool: options.askTool ?? askTool,
    delivery,
    files,
    stops: createStops({ ...books, clock, logger }),
    hastyClient: createHastyClients({ ...clientOptions, logger: boltLogger }),
    wait,
    logger,
  });
  app.error(async ({ error }: { error: CodedError }) => {
    logger.error({ err: error }, "slack delivery failed");
    // Unacknowledged, so that Slack shows its own error instead of nothing.
    throw error;
  });

  return {
    /** Whether deliveries are taken. */
    isConnected: () => identity !== undefined && !stopping.signal.aborted,
    /**
     * Resolves once Slack has taken the token, however long Slack can't be reached until then.
     *
     * @throws UserError when Slack refuses the token.
     */
    async start(): Promise<void> {
      const found = await connect(
        new WebClient(slack.botToken, { ...clientOptions, logger: boltLogger }),
        logger,
        stopping.signal,
      );
      await app.init();
      identity = found;
      if (slack.kind === "socket") await app.start();
      logger.info({ mode: slack.kind, team: found.teamId }, "slack connected");
    },
    /** Resolves with true once nothing is running, or with false after `graceMs`. */
    idle: running.idle,
    /** Takes nothing more, and waits for running work. Resolves with false where `graceMs` was too short. */
    async stop(graceMs: number): Promise<boolean> {
      stopping.abort();
      if (slack.kind === "socket" && identity) await app.stop();
      const isIdle = await running.idle(graceMs);
      if (!isIdle) logger.warn({ graceMs }, "slack work cut short");
      return isIdle;
    },
  };
}

function known(identity: Identity | undefined) {
  if (!identity) throw new Error("a Slack delivery before Slack was connected");
  const { enterpriseId, ...rest } = identity;
  return enterpriseId ? { ...rest, enterpriseId } : rest;
}

/** Never `headers`: web-api writes the first workspace's token into a shared one. */
function clientOptionsOf(slackApiUrl: string | undefined): WebClientOptions {
  return {
    timeout: API_TIMEOUT_MS,
    retryConfig: { retries: 2 },
    allowAbsoluteUrls: false,
    ...(slackApiUrl ? { slackApiUrl } : {}),
  };
}
