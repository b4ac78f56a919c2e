import { describe, expect, it, vi } from "vitest";
import { type HealthSources, readHealth, type ShopStatus } from "../../src/http/health-report.ts";

const status: ShopStatus = {
  customers: 3,
  archetypes: 1,
  asOf: new Date("2026-01-02T00:00:00Z"),
  isSynthetic: true,
  lastRun: null,
};

describe("the health report", () => {
  it("is all well when every part answers", async () => {
    const report = await readHealth(sources());

    expect(report.components).toEqual({
      ...{ api: "ok", mcp_server: "ok", database: "ok", cache: "ok", slack: "ok" },
    });
    expect(report.data).toMatchObject({
      customers_loaded: 3,
      archetypes_available: 1,
      synthetic: true,
      as_of: "2026-01-02T00:00:00.000Z",
    });
  });

  it("says starting, and knows nothing of the data, until the database is open", async () => {
    const report = await readHealth(sources({ readStatus: undefined }));

    expect(report.components.database).toBe("starting");
    expect(report.data.customers_loaded).toBeNull();
  });

  it("says down when the database fails, and degraded when it is merely at work on a load", async () => {
    const readStatus = () => Promise.reject(new Error("gone"));

    const [failed, loading] = await Promise.all([
      readHealth(sources({ readStatus })),
      readHealth(sources({ readStatus, loading: () => ({ phase: "orders", done: 1, total: 2 }) })),
    ]);

    expect([failed.components.database, loading.components.database]).toEqual(["down", "degraded"]);
    expect(loading.data.loading).toEqual({ phase: "orders", done: 1, total: 2 });
  });

  it("does not wait for a part that hangs", async () => {
    vi.useFakeTimers();
    const pending = readHealth(sources({ readStatus: () => new Promise(() => {}) }));

    await vi.advanceTimersByTimeAsync(2_000);

    expect((await pending).components.database).toBe("down");
    vi.useRealTimers();
  });

  it("says of the MCP server that it starts until it serves, and has less without a database", async () => {
    const readStatus = () => Promise.reject(new Error("gone"));

    const [early, alone] = await Promise.all([
      readHealth(sources({ isMcpServing: () => false })),
      readHealth(sources({ readStatus })),
    ]);

    expect([early.components.mcp_server, alone.components.mcp_server]).toEqual(["starting", "degraded"]);
  });

  it("is down while stopping, so that no new work is sent", async () => {
    const report = await readHealth(sources({ isStopping: () => true }));

    expect(report.components).toMatchObject({ api: "down", mcp_server: "down" });
  });
});

function sources(overrides: Partial<HealthSources> = {}): HealthSources {
  return {
    readStatus: async () => status,
    isCacheHealthy: async () => true,
    isSlackConnected: () => true,
    isMcpServing: () => true,
    isStopping: () => false,
    loading: () => undefined,
    ...overrides,
  };
}
