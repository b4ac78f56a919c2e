import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listAudit } from "../../src/store/audit.ts";
import { customers } from "../../src/store/schema/sales.ts";
import type { Tenant } from "../../src/store/tenants.ts";
import { directMessageId, IDS } from "../../src/workspace/fake-slack/seed.ts";
import type { Message } from "../../src/workspace/fake-slack/state.ts";
import { openTestDatabase, type TestDatabase } from "../support/database.ts";
import { aToolContext } from "../support/tool-context.ts";
import { ALIAS } from "./fixtures.ts";
import { type AppUnderTest, startApp, wordsOf } from "./support/app-under-test.ts";

let database: TestDatabase;
let tenant: Tenant;
let app: AppUnderTest;

beforeAll(async () => {
  database = await openTestDatabase();
  tenant = await database.aTenant();
  await inTenant((tx) =>
    tx.insert(customers).values({ ...{ tenantId: tenant.tenantId, alias: ALIAS }, customerId: "4711" }),
  );
  app = await startApp(database, {
    toolContext: async (viewer) => ({
      ...aToolContext(database.database, tenant, new Date("2011-12-10T09:00:00Z")),
      viewer,
    }),
  });
  await app.surface.start();
});
beforeEach(() => app.reset());
afterAll(async () => {
  await app?.close();
  await database?.close();
});

const inTenant: TestDatabase["database"]["withTenant"] extends (id: number, work: infer Work) => unknown
  ? (work: Work) => Promise<unknown>
  : never = (work) => database.database.withTenant(tenant.tenantId, work);

/** Says a command, and presses the button of that kind under the answer. */
async function press(
  kind: string,
  { command, text, user = IDS.alex }: { command: string; text: string; user?: string },
) {
  await app.deliver.command(command, text, { user });
  const answer = (await app.answers()).at(-1);
  const button = elementsOf(answer).find(({ action_id }) => action_id === kind);
  if (!answer || !button) throw new Error(`no button ${kind}`);
  await app.deliver.press(answer, { ...button }, { user });
  return (await app.answers()).slice(1);
}

function elementsOf(message: Message | undefined): Record<string, unknown>[] {
  return (message?.blocks ?? []).flatMap((block) =>
    block.type === "actions" ? (block.elements as Record<string, unknown>[]) : [],
  );
}

const lastDeed = async () => (await listAuditOf())[0];
const listAuditOf = () =>
  database.database.withTenant(tenant.tenantId, (tx) => listAudit(tx, tenant.tenantId, 100));
const files = () => [...app.slack().state.files.values()];

describe("the export of an answer", () => {
  it("comes as a file into the direct messages of who alone saw the answer, and is on record", async () => {
    const answers = await press("export", { command: "/churn-check", text: "" });

    expect(files().map(({ name }) => name)).toEqual(["customers-2011-12-10.csv"]);
    const csv = files()[0]?.content?.toString() ?? "";
    expect(csv).toContain(ALIAS);
    expect(csv.split("\r\n")[0]).toMatch(/customer,.*value_at_risk_gbp/);
    expect(answers.map(({ channel, visibleTo }) => visibleTo ?? channel)).toContain(
      directMessageId(IDS.alex),
    );
    expect(await lastDeed()).toMatchObject({
      ...{ action: "export", subject: "analyze_customers", outcome: "granted", rows: 2 },
      ...{ viewerKind: "person", viewerId: IDS.alex, viewerRole: "admin" },
    });
  });

  it("is open to analysts, too", async () => {
    await press("export", { command: "/churn-check", text: "", user: IDS.sam });

    expect(files()).toHaveLength(1);
    expect(await lastDeed()).toMatchObject({ viewerId: IDS.sam, viewerRole: "analyst", outcome: "granted" });
  });

  it("is refused where Slack does not tell the role", async () => {
    app.clock.skewMs = 60 * 60_000;
    const before = (await listAuditOf()).length;
    await app.deliver.command("/churn-check", "", { user: IDS.alex });
    const answer = (await app.answers()).at(-1);
    const button = elementsOf(answer).find(({ action_id }) => action_id === "export");
    app.clock.skewMs += 60 * 60_000;
    app.slack().inject("users.info", { kind: "error", error: "internal_error" });

    if (!answer) throw new Error("no answer");
    await app.deliver.press(answer, { ...button }, { user: IDS.alex });
    const said = (await app.answers()).at(-1);
    app.clock.skewMs = 0;

    expect(wordsOf(said)).toContain("Slack does not tell me just now who you are");
    expect(files()).toEqual([]);
    expect(await listAuditOf()).toHaveLength(before);
  });
});

describe("who a customer is", () => {
  it("is said to an admin alone, and is on record", async () => {
    const [said] = await press("reveal", { command: "/customer", text: ALIAS });

    expect(said?.visibleTo).toBe(IDS.alex);
    expect(wordsOf(said)).toContain(`${ALIAS} is customer 4711 in the shop`);
    expect(await lastDeed()).toMatchObject({ action: "reveal", subject: ALIAS, outcome: "granted" });
    expect(app.logs.join("")).not.toContain("4711");
  });

  it("is not said to an analyst who presses another's button, and that they asked is on record", async () => {
    await app.deliver.command("/customer", ALIAS, { user: IDS.alex });
    const answer = (await app.answers()).at(-1);
    const button = elementsOf(answer).find(({ action_id }) => action_id === "reveal");
    if (!answer) throw new Error("no answer");

    await app.deliver.press(answer, { ...button }, { user: IDS.sam });
    const said = (await app.answers()).at(-1);

    expect(wordsOf(said)).toContain("may not see who a customer is");
    expect(wordsOf(said)).not.toContain("4711");
    expect(await lastDeed()).toMatchObject({ viewerId: IDS.sam, outcome: "refused" });
  });
});

describe("the buttons of an answer", () => {
  const kindsFor = async (on: AppUnderTest, user: string) => {
    await on.deliver.command("/customer", ALIAS, { user });
    await on.deliver.command("/churn-check", "", { user });
    const kinds = (await on.answers()).flatMap(elementsOf).map(({ action_id }) => action_id);
    return kinds.filter((kind) => kind === "reveal" || kind === "export").sort();
  };

  it("are those that an admin, and an analyst, may press", async () => {
    const admins = await kindsFor(app, IDS.alex);
    app.reset();
    const analysts = await kindsFor(app, IDS.sam);

    expect(new Set(admins)).toEqual(new Set(["export", "reveal"]));
    expect(new Set(analysts)).toEqual(new Set(["export"]));
  });

  it("are those of agents for all who are not admins, where members are agents", async () => {
    const desk = await startApp(database, { memberRole: "agent" });
    await desk.surface.start();

    const [agents, admins] = [await kindsFor(desk, IDS.sam), await kindsFor(desk, IDS.alex)];
    await desk.close();

    expect(new Set(agents)).toEqual(new Set(["reveal"]));
    expect(new Set(admins)).toEqual(new Set(["export", "reveal"]));
  });
});
