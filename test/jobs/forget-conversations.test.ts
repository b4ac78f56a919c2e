import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../src/answers/answer.ts";
import { giveFeedback } from "../../src/answers/feedback.ts";
import { rememberTurn } from "../../src/answers/memory/memory.ts";
import { forgetConversations } from "../../src/jobs/forget-conversations.ts";
import { answerFeedback, conversationTurns } from "../../src/store/schema/conversations.ts";
import { openTestDatabase, type TestDatabase } from "../support/database.ts";
import { aToolContext } from "../support/tool-context.ts";

const now = new Date("2026-03-15T10:00:00Z");
const DAY_MS = 86_400_000;

describe("old conversations", () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test?.close());

  it("are deleted after thirty days, what people thought of them after a year, another shop's not at all", async () => {
    const [tenant, other] = [await test.aTenant(), await test.aTenant()];
    const said = async (shop: typeof tenant, daysAgo: number) => {
      const context = aToolContext(test.database, shop, new Date(now.getTime() - daysAgo * DAY_MS));
      const answer: Answer = { kind: "help", message: "Ask away.", suggestions: [] };
      const turn = { question: `${daysAgo}`, answer };
      const turnId = await rememberTurn(
        { ...turn, by: "rules" },
        { key: "T:C:1", isPrivate: false },
        context,
      );
      await giveFeedback({ turnId, verdict: "up" }, context);
    };
    for (const daysAgo of [366, 364, 31, 29]) await said(tenant, daysAgo);
    await said(other, 400);

    await forgetConversations({ database: test.database, tenant }, () => now).run();

    const kept = ({ tenantId }: typeof tenant) =>
      test.database.withTenant(tenantId, async (tx) => ({
        turns: (await tx.select().from(conversationTurns)).map(({ question }) => question),
        verdicts: (await tx.select().from(answerFeedback)).map(({ question }) => question),
      }));
    expect(await kept(tenant)).toEqual({ turns: ["29"], verdicts: ["364", "31", "29"] });
    expect(await kept(other)).toEqual({ turns: ["400"], verdicts: ["400"] });
  });
});
