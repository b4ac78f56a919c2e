import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createRateLimits } from "../../../../src/cache/rate-limit.ts";
import { authenticate } from "../../../../src/http/api/auth.ts";
import { limitAddresses } from "../../../../src/http/api/limits.ts";
import { type ApiOptions, apiRouter } from "../../../../src/http/api/router.ts";
import type { ApiServices } from "../../../../src/http/api/services.ts";
import { createWeb, finishWeb } from "../../../../src/http/web.ts";
import { createLogger } from "../../../../src/log.ts";
import { textSink } from "../../../support/text-sink.ts";

export const KEYS = [
  { id: "admin-key", key: "an-admin-key-for-tests", role: "admin" },
  { id: "analyst-key", key: "an-analyst-key-for-tests", role: "analyst" },
  { id: "agent-key", key: "an-agent-key-for-tests", role: "agent" },
] as const;

export type ApiUnderTest = Awaited<ReturnType<typeof serveApi>>;

/** The API on a port of this machine, over what a suite gives it. */
export async function serveApi(
  given: Partial<Omit<ApiOptions, "services" | "limits">> & {
    services?: Partial<ApiServices>;
    points?: { calls?: number; visitors?: number; strangers?: number };
  } = {},
) {
  const sink = textSink();
  const logger = createLogger("debug", sink.stream);
  const web = createWeb(logger);
  const { limit } = createRateLimits({ redisUrl: undefined, logger, clock: () => new Date() });
  const limitOf = (name: "calls" | "visitors" | "strangers") =>
    limit({ name, points: given.points?.[name] ?? 10_000, windowSeconds: 3600 });
  web.use(
    apiRouter({
      authenticate: authenticate(KEYS),
      hasKeys: true,
      corsOrigins: [],
      ...given,
      limits: {
        calls: limitOf("calls"),
        visitors: limitAddresses(limitOf("visitors"), "secret"),
        strangers: limitAddresses(limitOf("strangers"), "secret"),
      },
      services: { ...services, ...given.services },
    }),
  );
  finishWeb(web, logger);
  const server = web.listen(0, "127.0.0.1");
  await once(server, "listening");
  // No connection ends between two calls, however busy the machine is.
  server.keepAliveTimeout = 60_000;
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    /** Calls with the admin's key, unless the headers say otherwise. */
    fetch: (
      path: string,
      { headers = {}, ...init }: RequestInit & { headers?: Record<string, string> } = {},
    ) => fetch(base + path, { ...init, headers: { "X-API-Key": KEYS[0].key, ...headers } }),
    post(path: string, body: unknown, headers: Record<string, string> = {}) {
      return this.fetch(path, {
        method: "POST",
        body: typeof body === "string" ? body : JSON.stringify(body),
        headers: { "Content-Type": "application/json", ...headers },
      });
    },
    logs: sink.jsonLines,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A product with nothing in it. */
const services: ApiServices = {
  toolContext: () => Promise.reject(new Error("there is no shop in this test")),
  findCustomerAt: async () => undefined,
  readHealth: async () => ({
    components: { api: "ok", database: "ok" },
    data: {
      customers_loaded: 0,
      archetypes_available: 0,
      synthetic: false,
      as_of: null,
      last_sync: null,
    },
  }),
  startSync: async () => "no_source",
  forgetAnswers: async () => {},
  listTenants: async () => [],
  random: () => 0,
};
