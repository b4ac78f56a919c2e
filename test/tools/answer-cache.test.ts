import { count, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { type CacheStore, cacheOver } from "../../src/cache/cache.ts";
import { createMemoryStore } from "../../src/cache/memory.ts";
import { customers } from "../../src/store/schema/sales.ts";
import { bumpDataVersion, createTenantStore, type Tenant } from "../../src/store/tenants.ts";
import { callTool, defineTool, type Tool, type ToolContext } from "../../src/tools/tool.ts";
import { openTestDatabase, type TestDatabase } from "../support/database.ts";
import { aToolContext } from "../support/tool-context.ts";

let test: TestDatabase;
let tenant: Tenant;
let store: ReturnType<typeof aRecordingStore>;
let context: ToolContext;

beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  tenant = await test.aTenant();
  store = aRecordingStore();
  context = aToolContext(test.database, tenant, new Date(0), { cache: cacheOver(store) });
});
afterAll(() => test.close());

describe("an answer", () => {
  it("is made once for the same question, whoever asks", async () => {
    const { tool, runs } = aTool();

    const first = await callTool(tool, { about: "x" }, context);
    const admin: ToolContext = { ...context, viewer: { kind: "person", id: "U0ADMIN", role: "admin" } };
    const second = await callTool(tool, { about: "x" }, admin);

    expect(second).toEqual(first);
    expect(runs()).toBe(1);
  });

  it("is another for another question, horizon, threshold, version of the figures or shop", async () => {
    const { tool, runs } = aTool();
    const others: [unknown, ToolContext][] = [
      [{ about: "y" }, context],
      [{ about: "x" }, { ...context, churnHorizonDays: 7 }],
      [{ about: "x" }, { ...context, groupMin: 10 }],
      [{ about: "x" }, { ...context, tenant: { ...tenant, timeZone: "Asia/Tokyo" } }],
      [{ about: "x" }, { ...context, tenant: { ...tenant, dataVersion: 99 } }],
      [{ about: "x" }, { ...context, tenant: await test.aTenant() }],
      [{ about: "x" }, { ...context, tenant: { ...tenant, identityKey: "ab".repeat(32) } }],
    ];

    await callTool(tool, { about: "x" }, context);
    for (const [input, other] of others) await callTool(tool, input, other);

    expect(runs()).toBe(1 + others.length);
  });

  it("is another for a tool that gives something else", async () => {
    const { tool, runs } = aTool();
    const output = z.object({ customers: z.number(), guests: z.number().default(0) });

    await callTool(tool, { about: "x" }, context);
    const more = await callTool({ ...tool, output }, { about: "x" }, context);

    expect(more).toEqual({ customers: 0, guests: 0 });
    expect(runs()).toBe(2);
  });

  it("is another once the shop keeps the time of another zone, and not for another name", async () => {
    const { update } = createTenantStore(test.database);
    const { tenantId, currency, timeZone } = tenant;
    await update(tenantId, { name: "Renamed", currency, timeZone });
    const renamed = (await current()).tenant.dataVersion;
    await update(tenantId, { name: "Renamed", currency, timeZone: "Asia/Tokyo" });

    expect(renamed).toBe(tenant.dataVersion);
    expect((await current()).tenant.dataVersion).toBe(renamed + 1);
  });

  it("is made for one who is shown least, since others get the same", async () => {
    const seen: ToolContext["viewer"][] = [];
    const { tool } = aTool({ run: async (_, { viewer }) => void seen.push(viewer) });

    await callTool(tool, { about: "x" }, { ...context, viewer: { kind: "person", id: "U0", role: "admin" } });

    expect(seen).toEqual([{ kind: "model", id: "anybody", role: "analyst" }]);
  });

  it("is kept for five minutes, a prediction for an hour, and by what is asked where that decides", async () => {
    const byInput = {
      kindFor: ({ about }: { about: string }) => (about === "future" ? "prediction" : "profile"),
    };
    for (const tool of [aTool().tool, aTool({ answers: "prediction" }).tool]) {
      await callTool(tool, { about: "x" }, { ...context, tenant: await test.aTenant() });
    }
    for (const about of ["past", "future"]) {
      await callTool(aTool({ answers: byInput as Tool["answers"] }).tool, { about }, context);
    }

    expect(store.kept.map(({ ttlMs }) => ttlMs / 60_000)).toEqual([5, 60, 5, 60]);
  });

  it("is kept under a key that says nothing of the person it is about", async () => {
    await callTool(aTool().tool, { about: "ann@example.com" }, context);

    expect(store.kept.map(({ key }) => key).join()).not.toMatch(/ann|example/);
  });

  it("is not kept where it failed, or has not the form it promises", async () => {
    const answers: unknown[] = [new Error("no"), { customers: "many" }, undefined];
    const { tool } = aTool({
      run: async () => {
        const answer = answers.shift();
        if (answer instanceof Error) throw answer;
        return answer;
      },
    });

    await expect(callTool(tool, { about: "x" }, context)).rejects.toThrow("no");
    await expect(callTool(tool, { about: "x" }, context)).rejects.toBeInstanceOf(z.ZodError);
    expect(store.kept).toEqual([]);
    expect(await callTool(tool, { about: "x" }, context)).toEqual({ customers: 0 });
  });

  it("is made anew where what is kept has not the form it promises", async () => {
    const { tool, runs } = aTool();
    await callTool(tool, { about: "x" }, context);
    for (const { key } of [...store.kept]) await store.set(key, '{"customers":"many"}', 1_000);

    expect(await callTool(tool, { about: "x" }, context)).toEqual({ customers: 0 });
    expect(runs()).toBe(2);
  });

  it("reaches those who still wait when the one who asked first has left", async () => {
    const gate = aGate();
    const { tool, runs } = aTool({ run: () => gate.opened });
    const leaving = new AbortController();
    const steps: number[] = [];
    const first = callTool(
      tool,
      { about: "x" },
      { ...context, signal: leaving.signal, onProgress: ({ done }) => void steps.push(done) },
    );
    const second = callTool(tool, { about: "x" }, context);

    leaving.abort(new Error("left"));
    await expect(first).rejects.toThrow("left");
    gate.open();

    expect(await second).toEqual({ customers: 0 });
    expect(runs()).toBe(1);
    expect(steps).toEqual([]);
  });
});

describe("an answer after the figures have changed", () => {
  it("is made from the new ones", async () => {
    const { tool } = aTool();
    const before = await callTool(tool, { about: "x" }, context);

    await changeFigures();

    expect(before).toEqual({ customers: 0 });
    expect(await callTool(tool, { about: "x" }, await current())).toEqual({ customers: 1 });
  });

  it("is never the one that was being made from the old ones while they changed", async () => {
    const [gate, started] = [aGate(), aGate()];
    const { tool } = aTool({
      run: async () => {
        started.open();
        await gate.opened;
      },
    });
    const meanwhile = callTool(tool, { about: "x" }, context);
    await started.opened;

    await changeFigures();
    const asked = callTool(aTool().tool, { about: "x" }, await current());
    expect(await asked).toEqual({ customers: 1 });
    gate.open();
    expect(await meanwhile).toEqual({ customers: 0 });

    expect(await callTool(aTool().tool, { about: "x" }, await current())).toEqual({ customers: 1 });
  });

  it("is not changed by a change that did not come to be", async () => {
    const { tool, runs } = aTool();
    await callTool(tool, { about: "x" }, context);
    const failed = test.database.withTenant(tenant.tenantId, async (tx) => {
      await bumpDataVersion(tx, tenant.tenantId);
      throw new Error("stop");
    });
    await expect(failed).rejects.toThrow("stop");

    await callTool(tool, { about: "x" }, await current());

    expect(runs()).toBe(1);
  });
});

/** As a sync does: the figures and their version in one transaction. */
async function changeFigures(): Promise<void> {
  const { tenantId } = tenant;
  await test.database.withTenant(tenantId, async (tx) => {
    await tx.insert(customers).values({ tenantId, customerId: "new", alias: "C-AAAAAAAA" });
    await bumpDataVersion(tx, tenantId);
  });
}

async function current(): Promise<ToolContext> {
  const found = await createTenantStore(test.database).find(tenant.tenantId);
  return { ...context, tenant: found ?? tenant };
}

const input = z.object({ about: z.string() });

/** Counts the shop's customers, then does what the test wants; that may give another answer. */
function aTool({
  run = async () => undefined,
  answers,
}: {
  run?: (asked: z.output<typeof input>, context: ToolContext) => Promise<unknown>;
  answers?: Tool["answers"];
} = {}) {
  let runs = 0;
  const tool = defineTool({
    name: "count_customers",
    title: "Count customers",
    description: "How many customers there are.",
    input,
    output: z.object({ customers: z.number() }),
    ...(answers && { answers }),
    async run(asked, given) {
      runs += 1;
      const [row] = await given.database.withTenant(given.tenant.tenantId, (tx) =>
        tx
          .select({ customers: count() })
          .from(customers)
          .where(eq(customers.tenantId, given.tenant.tenantId)),
      );
      const instead = (await run(asked, given)) as { customers: number } | undefined;
      return instead ?? { customers: row?.customers ?? 0 };
    },
  });
  return { tool, runs: () => runs };
}

function aGate() {
  let open: () => void = () => {};
  const opened = new Promise<undefined>((resolve) => {
    open = () => resolve(undefined);
  });
  return { opened, open: () => open() };
}

function aRecordingStore(): CacheStore & { kept: { key: string; ttlMs: number }[] } {
  const memory = createMemoryStore();
  const kept: { key: string; ttlMs: number }[] = [];
  return {
    ...memory,
    kept,
    set(key, value, ttlMs) {
      kept.push({ key, ttlMs });
      return memory.set(key, value, ttlMs);
    },
  };
}
