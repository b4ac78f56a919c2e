import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { UserError } from "../../src/errors.ts";
import { withCorrelation } from "../../src/log.ts";
import { aliasOf } from "../../src/privacy/alias.ts";
import { roles, type Viewer } from "../../src/privacy/roles.ts";
import type { Tenant } from "../../src/store/tenants.ts";
import { allowExport, readAudit } from "../../src/tools/audit.ts";
import { type RevealContext, revealCustomer } from "../../src/tools/reveal.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../support/database.ts";
import { fillShop, type OrderOf } from "../support/shop.ts";

const now = new Date("2026-03-15T10:00:00Z");
const derived = "x".repeat(32);

describe.each(databaseKinds)("who is behind an alias, in the %s database", (kind) => {
  let test: TestDatabase;
  let tenant: Tenant;
  beforeAll(async () => {
    test = await openTestDatabase(kind);
    tenant = await test.aTenant();
    const ids = ["ann", `email:${derived}`, `phone:${derived}`, `id:${derived}`];
    await test.database.withTenant(tenant.tenantId, (tx) =>
      fillShop(
        tx,
        tenant,
        ids.map((id, i) => anOrder(`${i}`, id)),
      ),
    );
  });
  afterAll(() => test.close());

  const as = (viewer: Partial<Viewer>): RevealContext => ({
    ...{ tenant, database: test.database, now },
    viewer: { kind: "person", id: "U0ANN", role: "agent", ...viewer },
  });
  const alias = (id = "ann") => aliasOf(tenant.identityKey, id);
  const newest = async () => (await readAudit(as({ role: "admin" }), 1))[0];

  it("is said to a person who may know, and written down with the request", async () => {
    const told = await withCorrelation("request-1", () => revealCustomer(alias().toLowerCase(), as({})));

    expect(told).toEqual({
      kind: "revealed",
      alias: alias(),
      identity: { kind: "shop_id", customerId: "ann" },
    });
    expect(await newest()).toMatchObject({
      ...{ at: now, viewerKind: "person", viewerId: "U0ANN", viewerRole: "agent" },
      ...{ action: "reveal", subject: alias(), outcome: "granted", rows: null, correlationId: "request-1" },
    });
  });

  it.each(
    roles.flatMap((role) =>
      (["person", "program", "model"] as const).map(
        (viewerKind): [Viewer["kind"], Viewer["role"], string] => [
          viewerKind,
          role,
          viewerKind !== "model" && role !== "analyst" ? "revealed" : "refused",
        ],
      ),
    ),
  )("is, to a %s as %s, %s", async (viewerKind, role, outcome) => {
    const told = await revealCustomer(alias(), as({ kind: viewerKind, role }));

    expect(told.kind).toBe(outcome);
    expect((await newest())?.outcome).toBe(outcome === "revealed" ? "granted" : "refused");
    expect(JSON.stringify(told).includes("ann")).toBe(outcome === "revealed");
  });

  it.each(["email", "phone", "id"])(
    "is a hash where the shop's data has no id but by %s, and said so",
    async (source) => {
      const told = await revealCustomer(alias(`${source}:${derived}`), as({}));

      expect(told).toMatchObject({ kind: "revealed", identity: { kind: "derived" } });
      expect(JSON.stringify(told)).not.toContain(derived);
    },
  );

  it("is not found for what is nobody's alias, which is not repeated in the log", async () => {
    expect(await revealCustomer("C-00000000", as({}))).toEqual({ kind: "not_found" });
    expect((await newest())?.subject).toBe("C-00000000");

    expect(await revealCustomer("ann@example.com", as({}))).toEqual({ kind: "not_found" });
    expect(await newest()).toMatchObject({ subject: "not an alias", outcome: "not_found" });
  });

  it("is the same nothing to one who may not know, whether there is somebody or not", async () => {
    const analyst = as({ role: "analyst" });

    expect(await revealCustomer("C-00000000", analyst)).toEqual(await revealCustomer(alias(), analyst));
  });

  it("is told to nobody of another shop", async () => {
    const other = await test.aTenant();

    expect(await revealCustomer(alias(), { ...as({}), tenant: other })).toEqual({ kind: "not_found" });
  });

  it("stays in the log: no request can change or remove what was written down", async () => {
    for (const change of [sql`delete from audit_log`, sql`update audit_log set outcome = 'refused'`]) {
      const attempt = test.database.withTenant(tenant.tenantId, (tx) => tx.execute(change));
      await expect(attempt).rejects.toThrow();
    }
  });

  it("is not said where it can't be written down", async () => {
    const unwritable: RevealContext = {
      ...as({}),
      database: {
        ...test.database,
        withTenant: (tenantId, work) =>
          test.database.withTenant(tenantId, async (tx) => {
            await tx.execute(sql`set transaction read only`);
            return work(tx);
          }),
      },
    };

    await expect(revealCustomer(alias(), unwritable)).rejects.toThrow();
  });

  it("lets lists be taken away by those who may, and writes down how many rows", async () => {
    await allowExport({ subject: "analyze_customers", rows: 120 }, as({ role: "analyst" }));
    expect(await newest()).toMatchObject({
      ...{ action: "export", subject: "analyze_customers", rows: 120, outcome: "granted" },
    });

    const refused = allowExport({ subject: "analyze_customers", rows: 120 }, as({ role: "agent" }));
    await expect(refused).rejects.toBeInstanceOf(UserError);
    expect(await newest()).toMatchObject({ viewerRole: "agent", outcome: "refused" });
  });

  it("shows the log to administrators only, newest first", async () => {
    for (const viewer of [
      { role: "agent" },
      { role: "analyst" },
      { kind: "model", role: "admin" },
    ] as const) {
      await expect(readAudit(as(viewer))).rejects.toBeInstanceOf(UserError);
    }
    const log = await readAudit(as({ role: "admin" }));

    expect(log.length).toBeGreaterThan(5);
    expect(log.map(({ auditId }) => auditId)).toEqual(
      log.map(({ auditId }) => auditId).sort((a, b) => b - a),
    );
  });
});

function anOrder(id: string, customer: string): OrderOf {
  return { id, customer, day: "2026-03-01", cents: 1_000 };
}
