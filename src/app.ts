import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { createConversations } from "./answers/conversations.ts";
import { createRateLimits } from "./cache/rate-limit.ts";
import type { Shop } from "./cli/context.ts";
import { startupTable } from "./cli/startup-table.ts";
import type { Config } from "./config.ts";
import { authenticate } from "./http/api/auth.ts";
import { limitAddresses } from "./http/api/limits.ts";
import { apiKeys } from "./http/api/local-key.ts";
import { apiRouter } from "./http/api/router.ts";
import { healthRoutes } from "./http/health.ts";
import { readHealth } from "./http/health-report.ts";
import { measureRequests, metricsRoute } from "./http/metrics.ts";
import { listen } from "./http/server.ts";
import { createWeb, finishWeb } from "./http/web.ts";
import { forgetConversations } from "./jobs/forget-conversations.ts";
import { startTimetable } from "./jobs/timetable.ts";
import type { Logger } from "./log.ts";
import { offerAnalytics } from "./mcp/analytics-offer.ts";
import { isLoopbackAddress } from "./mcp/guards.ts";
import { createMcpDoor } from "./mcp/http.ts";
import { createMetrics } from "./metrics.ts";
import { openShop } from "./shop.ts";
import { createSlackSurface, type SlackSurface } from "./slack/surface.ts";
import { csvSource } from "./sources/csv/csv-source.ts";
import { createSampleShop } from "./sources/sample-shop/sample-shop.ts";
import { findCustomerAt } from "./store/customer-draw.ts";
import { readHome } from "./store/home.ts";
import { readLastSync } from "./store/sync-runs.ts";
import { bumpDataVersion, createTenantStore } from "./store/tenants.ts";
import { createLoadWatch, type LoadStep, loadSampleIfEmpty } from "./sync/data-jobs.ts";
import { isBusy } from "./sync/one-at-a-time.ts";
import { renewFigures } from "./sync/renew-figures.ts";
import { runSync } from "./sync/sync.ts";
import { createWorkspace } from "./workspace/workspace.ts";

const LOOPBACK = "127.0.0.1";

/**
 * Runs the product until `stop` is aborted, and then until its running work has ended or its grace is over.
 *
 * @param out takes what a person at the terminal should read; logs go to the logger.
 * @throws UserError where the port is taken, the database refuses, or Slack refuses the token.
 */
export async function serve(
  config: Config,
  logger: Logger,
  out: NodeJS.WritableStream,
  stop: AbortSignal,
): Promise<void> {
  const clock = () => new Date();
  const ending: (() => Promise<unknown>)[] = [];
  const loads = createLoadWatch();
  let shop: Shop | undefined;
  let slack: SlackSurface | undefined;
  let isMcpServing = false;

  const health = () =>
    readHealth({
      readStatus: shop?.readStatus,
      isCacheHealthy: shop?.cache.isHealthy,
      isSlackConnected: () => slack?.isConnected() ?? false,
      isMcpServing: () => isMcpServing,
      isStopping: () => stop.aborted,
      loading: loads.current,
    });
  const metrics = createMetrics();
  const web = createWeb(logger);
  web.use(measureRequests(metrics), healthRoutes(health));
  const isLocal = config.slack.kind === "local";
  const host = config.host ?? (isLocal ? LOOPBACK : undefined);
  const server = await listen(web, config.port, host);
  const address = `http://${LOOPBACK}:${server.port}`;
  try {
    const credentials = slackCredentials(config.slack, address);
    // Before the database, so that the page is there to say that it is starting.
    if (isLocal && credentials.kind === "http") {
      const workspace = await createWorkspace({
        productUrl: address,
        signingSecret: credentials.signingSecret,
        botToken: credentials.botToken,
        shopName: config.shop.name,
        stateFile: join(config.dataFolder, "workspace.json"),
        clock,
        random: Math.random,
      });
      web.use(workspace.router);
      ending.unshift(workspace.close);
    }
    const opened = await openShop(config, logger, metrics);
    shop = opened;
    ending.push(opened.close);
    slack = createSlackSurface({
      slack: credentials,
      web,
      toolContext: (viewer) => opened.toolContext(clock(), viewer),
      conversations: createConversations({
        ...{ ...opened.answerers, logger },
        countResponse: metrics.countResponse,
      }),
      readHome: ({ database, tenant, now }) => readHome(database, tenant, now),
      memberRole: config.slackMemberRole,
      logger,
      clock,
    });
    const data = startDataJobs({ config, shop: opened, loads, logger, clock, stop });
    ending.unshift(data.stop);
    const forgetting = startTimetable(forgetConversations(opened, clock), { clock, logger });
    ending.unshift(forgetting.stop);
    const { localKeyFile, corsOrigins, callsPerHour } = config.api;
    const keys = await apiKeys(config.api.keys, localKeyFile);
    const limits = createRateLimits({ redisUrl: config.redisUrl, logger, clock });
    ending.unshift(limits.close);
    const perHour = (name: string) => limits.limit({ name, points: callsPerHour, windowSeconds: 3600 });
    const { tenantId, identityKey } = opened.tenant;
    const strangers = limitAddresses(perHour("strangers"), identityKey);
    web.use(
      apiRouter({
        services: {
          toolContext: (viewer) => opened.toolContext(clock(), viewer),
          findCustomerAt: ({ database }, place) => findCustomerAt(database, tenantId, place),
          readHealth: health,
          startSync: data.startSync,
          forgetAnswers: () => opened.database.withTenant(tenantId, (tx) => bumpDataVersion(tx, tenantId)),
          listTenants: createTenantStore(opened.database).list,
          random: Math.random,
        },
        ...{ authenticate: authenticate(keys), hasKeys: keys.length > 0, corsOrigins },
        limits: {
          calls: perHour("calls"),
          visitors: limitAddresses(perHour("visitors"), identityKey),
          strangers,
        },
      }),
    );
    web.use(
      metricsRoute({
        ...{ metrics, strangers },
        authenticate: authenticate(keys),
        isLocal: isLoopbackAddress(host),
      }),
    );
    const mcp = createMcpDoor({
      authenticate: authenticate(keys),
      offerTo: (viewer) => offerAnalytics(() => opened.toolContext(clock(), viewer), logger),
      isLocal: isLoopbackAddress(host),
      allowedOrigins: corsOrigins,
      limit: perHour("mcp"),
      attempts: strangers,
      logger,
    });
    web.use("/mcp", mcp.routes);
    isMcpServing = true;
    ending.unshift(mcp.close);
    finishWeb(web, logger);
    out.write(
      `${startupTable(config, { sampleShop: data.hasSample })}\n\n  ${isLocal ? `Open ${address}` : `Listening on port ${server.port}`}\n\n`,
    );
    await Promise.race([slack.start().then(() => aborted(stop)), aborted(stop)]);
  } finally {
    logger.info("stopping");
    const closed = server.stop();
    await slack?.stop(config.shutdownGraceMs);
    for (const end of ending) await end();
    server.closeConnections();
    await closed;
  }
}

/**
 * What brings data in while the product runs: the configured source at its times, or the sample shop once. Figures
 * of an earlier version are made anew before either.
 */
function startDataJobs({
  config,
  shop,
  loads,
  logger,
  clock,
  stop,
}: {
  config: Config;
  shop: Shop;
  loads: ReturnType<typeof createLoadWatch>;
  logger: Logger;
  clock: () => Date;
  stop: AbortSignal;
}) {
  const { database, tenant } = shop;
  const base = {
    churnHorizonDays: config.churnHorizonDays,
    compute: shop.compute,
    signal: stop,
    logger,
  };
  const loadOnce = (failure: string, work: (onProgress: (step: LoadStep) => void) => Promise<void>) =>
    loads.watch(work).catch((err) => {
      if (!stop.aborted) logger.error({ err }, failure);
    });
  const renewed = loadOnce("figures of an earlier version could not be made anew", (onProgress) =>
    renewFigures(database, { ...base, tenant, now: clock(), onProgress }),
  );
  const { source, sampleShop } = config;
  if (source) {
    const timetable = startTimetable(
      {
        name: "sync",
        cron: config.sync.cron,
        timeZone: config.shop.timeZone,
        run: async () => {
          await renewed;
          await loads.watch(async (onProgress) => {
            const current = { tenant: await shop.currentTenant(), now: clock(), onProgress };
            await runSync(database, csvSource(source), { ...base, ...current });
          });
        },
        lastRunAt: () => readLastSync(database, tenant.tenantId),
      },
      { clock, logger },
    );
    const startSync = async () => {
      const isRunning = loads.current() !== undefined || (await isBusy(database, tenant.tenantId));
      return !isRunning && timetable.startNow() ? ("started" as const) : ("running" as const);
    };
    return { hasSample: false, startSync, stop: () => Promise.all([renewed, timetable.stop()]) };
  }
  const startSync = async () => "no_source" as const;
  const hasSample = config.database.kind === "embedded" && sampleShop.customers > 0;
  if (!hasSample) return { hasSample, startSync, stop: () => renewed };
  const end = new Date(`${clock().toISOString().slice(0, 10)}T00:00:00Z`);
  const sample = createSampleShop({ ...sampleShop, end });
  const loaded = renewed.then(() =>
    loadOnce("sample shop could not be loaded", (onProgress) =>
      loadSampleIfEmpty(database, sample, { ...base, tenant, now: clock(), onProgress }),
    ),
  );
  return { hasSample, startSync, stop: () => loaded };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** The local workspace's credentials are made anew at each start: nobody needs to know them. */
function slackCredentials(slack: Config["slack"], address: string) {
  if (slack.kind !== "local") return slack;
  return {
    kind: "http",
    botToken: `xoxb-${randomBytes(16).toString("hex")}`,
    signingSecret: randomBytes(16).toString("hex"),
    slackApiUrl: `${address}/_slack/api/`,
  } as const;
}
