import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { giveFeedback, readFeedback } from "../../src/answers/feedback.ts";
import { rememberTurn } from "../../src/answers/memory/memory.ts";
import { UserError } from "../../src/errors.ts";
import type { Viewer } from "../../src/privacy/roles.ts";
import type { Tenant } from "../../src/store/tenants.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../support/database.ts";
import { aToolContext } from "../support/tool-context.ts";

const monday = new Date("2026-03-16T10:00:00Z");
const DAY_MS = 86_400_000;

describe.each(databaseKinds)("what people think of answers, on %s", (kind) => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase(kind);
  });
  afterAll(() => test?.close());

  /** A shop of its own, in which anybody can ask and judge on any day after the first Monday. */
  async function aShop(timeZone = "UTC") {
    const tenant = await test.aTenant({ timeZone });
    const as = (id: string, days = 0, role: Viewer["role"] = "analyst") =>
      aToolContext(test.database, tenant as Tenant, new Date(monday.getTime() + days * DAY_MS), {
        viewer: { kind: "person", id, role },
      });
    const aTurn = (question = "who is at risk?", { user = "U1", isPrivate = false } = {}) =>
      rememberTurn(
        { question, by: "rules", answer: { kind: "help", message: "Ask away.", suggestions: [] } },
        { key: "T:C:1", isPrivate },
        as(user),
      );
    return { as, aTurn, read: (days = 0) => readFeedback(as("U9", days, "admin")) };
  }

  it("are shown with what was asked and answered, without contact data", async () => {
    const { as, aTurn, read } = await aShop();
    const turnId = await aTurn("what of ann@example.com, and why?");

    await giveFeedback(
      { turnId, verdict: "down", reason: " ann@example.com left, call 4155550100 " },
      as("U2"),
    );

    expect((await read()).complaints).toEqual([
      {
        ...{ turnId, person: "U2", at: monday, reason: "[e-mail] left, call [number]" },
        ...{ question: "what of [e-mail], and why?", requests: [], answer: "Ask away.", answeredBy: "rules" },
      },
    ]);
  });

  it("count once a person, by the last verdict", async () => {
    const { as, aTurn, read } = await aShop();
    const turnId = await aTurn();

    await giveFeedback({ turnId, verdict: "down", reason: "wrong period" }, as("U1"));
    await giveFeedback({ turnId, verdict: "up" }, as("U1"));
    await giveFeedback({ turnId, verdict: "up" }, as("U2"));

    expect(await read()).toEqual({
      weeks: [{ week: "2026-03-16", up: 2, down: 0, shareUp: 1 }],
      complaints: [],
    });
  });

  it("keep their reason when the same verdict is given again, and lose it with another", async () => {
    const { as, aTurn, read } = await aShop();
    const turnId = await aTurn();
    const reasons = async () => (await read()).complaints.map(({ reason }) => reason);

    await giveFeedback({ turnId, verdict: "down" }, as("U1"));
    const atFirst = await reasons();
    await giveFeedback({ turnId, verdict: "down", reason: "wrong period" }, as("U1"));
    await giveFeedback({ turnId, verdict: "down" }, as("U1"));
    const again = await reasons();
    await giveFeedback({ turnId, verdict: "up" }, as("U1"));
    await giveFeedback({ turnId, verdict: "down" }, as("U1"));

    expect([atFirst, again, await reasons()]).toEqual([[null], ["wrong period"], [null]]);
  });

  it("are taken from those alone who could see the answer, while it is remembered", async () => {
    const { as, aTurn } = await aShop();
    const { as: asStranger } = await aShop();
    const [hidden, open] = [await aTurn("mine", { isPrivate: true }), await aTurn()];
    const judge = (turnId: number, context: ReturnType<typeof as>) =>
      giveFeedback({ turnId, verdict: "up" }, context);

    expect(await judge(hidden, as("U2"))).toBe(false);
    expect(await judge(hidden, as("U1"))).toBe(true);
    expect(await judge(open, as("U2"))).toBe(true);
    expect(await judge(open, asStranger("U1"))).toBe(false);
    expect(await judge(open, as("U2", 31))).toBe(false);
    expect(await judge(open + 1_000_000, as("U2"))).toBe(false);
  });

  it("are counted by weeks of the shop's time, the newest first", async () => {
    const { as, aTurn, read } = await aShop("America/New_York");
    const turns = [await aTurn(), await aTurn(), await aTurn()] as const;

    await giveFeedback({ turnId: turns[0], verdict: "up" }, as("U1", 6.7));
    await giveFeedback({ turnId: turns[1], verdict: "down" }, as("U1", 6.7));
    await giveFeedback({ turnId: turns[2], verdict: "up" }, as("U1", 7));

    expect((await read(7)).weeks).toEqual([
      { week: "2026-03-23", up: 1, down: 0, shareUp: 1 },
      { week: "2026-03-16", up: 1, down: 1, shareUp: 0.5 },
    ]);
    expect((await read(7 + 56)).weeks).toEqual([]);
  });

  it("are for administrators to read", async () => {
    const { as } = await aShop();

    await expect(readFeedback(as("U1"))).rejects.toThrow(UserError);
  });
});
