import { describe, expect, it } from "vitest";
import { countConnections } from "../../src/store/connections.ts";
import { databaseKinds, openTestDatabase } from "../support/database.ts";

describe.each(databaseKinds)("connections of %s", (kind) => {
  it("are counted while they are open", async () => {
    const test = await openTestDatabase(kind);

    const alone = await countConnections(test.database);
    const together = await Promise.all([1, 2, 3].map(() => countConnections(test.database)));
    await test.close();

    expect(alone).toBe(1);
    expect(Math.max(...together)).toBeGreaterThanOrEqual(alone);
    expect(Math.max(...together)).toBeLessThanOrEqual(kind === "embedded" ? 1 : 4);
  });
});
