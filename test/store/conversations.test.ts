import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  findTurn,
  hasPublicTurn,
  keepTurn,
  type NewTurn,
  readTurns,
  TURNS_KEPT,
} from "../../src/store/conversations.ts";
import type { Queryable } from "../../src/store/database.ts";
import { conversationTurns } from "../../src/store/schema/conversations.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../support/database.ts";

const at = new Date("2026-03-15T10:00:00Z");
const before = new Date("2026-03-15T09:59:59Z");

describe.each(databaseKinds)("turns of conversations, on %s", (kind) => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase(kind);
  });
  afterAll(() => test?.close());

  /** A shop of its own. */
  async function aShop() {
    const { tenantId } = await test.aTenant();
    const within = <T>(work: (tx: Queryable) => Promise<T>) => test.database.withTenant(tenantId, work);
    return {
      within,
      tenantId,
      keep: (turn: Partial<NewTurn> = {}) => within((tx) => keepTurn(tx, tenantId, aTurn(turn))),
      read: (seen: Partial<Parameters<typeof readTurns>[2]> = {}) =>
        within((tx) =>
          readTurns(tx, tenantId, {
            ...{ conversation: "a", person: "U1", isPrivate: true, after: before, limit: 8 },
            ...seen,
          }),
        ).then((turns) => turns.map(({ question }) => question)),
    };
  }

  it("are read in the order in which they were kept, the newest of them", async () => {
    const { keep, read } = await aShop();
    for (const question of ["1", "2", "3"]) await keep({ question });

    expect([await read(), await read({ limit: 2 })]).toEqual([
      ["1", "2", "3"],
      ["2", "3"],
    ]);
  });

  it("are those of their conversation that are not forgotten", async () => {
    const { keep, read } = await aShop();
    await keep({ question: "of another", conversation: "b" });
    await keep({ question: "forgotten", at: before });
    await keep({ question: "remembered" });

    expect(await read()).toEqual(["remembered"]);
  });

  it("are found by their id by those who could see them", async () => {
    const { keep, within, tenantId } = await aShop();
    const [open, hidden] = [await keep(), await keep({ isPrivate: true })];
    const find = async (turnId: number, person: string, after = before) =>
      (await within((tx) => findTurn(tx, tenantId, { turnId, person, after })))?.turnId;

    expect([await find(open, "U2"), await find(hidden, "U1")]).toEqual([open, hidden]);
    expect([await find(hidden, "U2"), await find(open, "U1", at)]).toEqual([undefined, undefined]);
  });

  it("tell whether anything was said for all to see", async () => {
    const { keep, within, tenantId } = await aShop();
    const isPublic = (after = before) =>
      within((tx) => hasPublicTurn(tx, tenantId, { conversation: "a", after }));

    await keep({ isPrivate: true });
    const hidden = await isPublic();
    await keep({ requests: [] });

    expect([hidden, await isPublic(), await isPublic(at)]).toEqual([false, true, false]);
  });

  it("are no more than a conversation keeps, and another keeps its own", async () => {
    const { keep, within } = await aShop();
    await keep({ question: "of another", conversation: "b" });
    for (let n = 0; n < TURNS_KEPT + 2; n += 1) await keep({ question: String(n) });

    const rows = await within((tx) => tx.select().from(conversationTurns).orderBy(conversationTurns.turnId));

    expect(rows).toHaveLength(TURNS_KEPT + 1);
    expect(rows.slice(0, 2).map(({ question }) => question)).toEqual(["of another", "2"]);
  });
});

function aTurn(facts: Partial<NewTurn>): NewTurn {
  return {
    ...{ conversation: "a", person: "U1", isPrivate: false, question: "who?", answer: "These.", at },
    ...{ requests: [{ tool: "analyze_segments", input: {} }], answeredBy: "rules" },
    ...facts,
  };
}
