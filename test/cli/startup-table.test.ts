import { describe, expect, it } from "vitest";
import { startupTable } from "../../src/cli/startup-table.ts";
import { parseConfig } from "../../src/config.ts";

describe("the start-up table", () => {
  it("calls every part a default on a bare machine", () => {
    const table = startupTable(parseConfig({}), { sampleShop: true });

    expect(table).not.toContain(" real ");
    expect(table).toContain("sample shop (synthetic)");
  });

  it("says where the API's key is, or that there is none", () => {
    const local = startupTable(parseConfig({ DATA_DIR: "/srv/shop" }), { sampleShop: true });
    const closed = startupTable(
      parseConfig({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "0123456789abcdef" }),
      { sampleShop: false },
    );

    expect(local).toContain("admin key in /srv/shop/api-key");
    expect(closed).toContain("set ADMIN_KEY");
  });

  it("names what was configured, without users, passwords and tokens", () => {
    const config = parseConfig({
      DATABASE_URL: "postgres://ann:swordfish@db.example.com:5432/shop",
      REDIS_URL: "redis://:hunter2@cache.example.com:6379",
      SLACK_BOT_TOKEN: "xoxb-swordfish",
      SLACK_SIGNING_SECRET: "0123456789abcdef",
      ADMIN_KEY: "correct-horse-battery",
    });

    const table = startupTable(config, { sampleShop: false });

    expect(table).toContain("db.example.com:5432/shop");
    expect(table).toContain("cache.example.com:6379");
    expect(table).not.toMatch(/swordfish|hunter2|ann|0123456789abcdef|horse/);
  });
});
