import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { describe, expect, it } from "vitest";
import { environmentSchema, parseConfig } from "../src/config.ts";
import { UserError } from "../src/errors.ts";

describe("the configuration", () => {
  it("needs nothing: every service has an embedded default", () => {
    const config = parseConfig({});

    expect(config).toMatchObject({
      port: 3000,
      database: { kind: "embedded" },
      slack: { kind: "local" },
      source: undefined,
    });
    expect(config.redisUrl).toBeUndefined();
  });

  it("takes an empty variable for an unset one", () => {
    expect(parseConfig({ DATABASE_URL: "", SLACK_BOT_TOKEN: " " })).toEqual(parseConfig({}));
  });

  it("lists every fault at once", () => {
    const faults = faultsOf({
      PORT: "x",
      DATABASE_URL: "mysql://h/d",
      SHOP_TIMEZONE: "Mars/Base",
      SLACK_SIGNING_SECRET: "0123456789abcdef",
    });

    for (const name of ["PORT", "DATABASE_URL", "SHOP_TIMEZONE", "SLACK_SIGNING_SECRET"])
      expect(faults).toContain(name);
  });

  it.each([
    [{ SLACK_BOT_TOKEN: "xoxb-1" }, "SLACK_BOT_TOKEN is set without SLACK_SIGNING_SECRET"],
    [{ SLACK_SIGNING_SECRET: "0123456789abcdef" }, "SLACK_SIGNING_SECRET is set without SLACK_BOT_TOKEN"],
    [{ SLACK_APP_TOKEN: "xapp-1" }, "SLACK_APP_TOKEN is set without SLACK_BOT_TOKEN"],
    [
      { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1", SLACK_SIGNING_SECRET: "0123456789abcdef" },
      "both set",
    ],
    [{ SYNC_MAPPING: "shopify" }, "SYNC_MAPPING is set without SYNC_SOURCE"],
    [
      { ADMIN_KEY: "0123456789abcdef", ANALYST_KEY: "0123456789abcdef" },
      "ADMIN_KEY and ANALYST_KEY are the same",
    ],
  ])("refuses the half-set group %j", (environment, fault) => {
    expect(faultsOf(environment)).toContain(fault);
  });

  it("repeats no value, which may be a secret, in what it says", () => {
    const faults = faultsOf({
      SLACK_BOT_TOKEN: "swordfish",
      ADMIN_KEY: "hunter2",
      DATABASE_URL: "swordfish-too",
    });

    expect(faults).not.toMatch(/swordfish|hunter2/);
  });

  it.each([
    [{ SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "0123456789abcdef" }, "http"],
    [{ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" }, "socket"],
  ])("chooses how to speak to Slack by %j", (environment, kind) => {
    expect(parseConfig(environment).slack.kind).toBe(kind);
  });

  it("gives each key the role that its variable stands for", () => {
    const { api } = parseConfig({ ANALYST_KEY: "0123456789abcdef" });

    expect(api.keys).toEqual([{ id: "analyst-key", key: "0123456789abcdef", role: "analyst" }]);
  });

  it("reads origins by comma, and refuses what is none", () => {
    const { api } = parseConfig({ CORS_ORIGINS: "https://a.example.com, http://localhost:8080" });

    expect(api.corsOrigins).toEqual(["https://a.example.com", "http://localhost:8080"]);
    for (const wrong of ["*", "a.example.com", "https://a.example.com/", "null"])
      expect(faultsOf({ CORS_ORIGINS: wrong })).toContain("CORS_ORIGINS");
  });

  it("has each of its variables in .env.example, with the default it documents, and no other", () => {
    const example = parseEnv(readFileSync(".env.example", "utf8"));

    expect(Object.keys(example).sort()).toEqual(Object.keys(environmentSchema.shape).sort());
    expect(parseConfig(example)).toEqual(parseConfig({}));
  });
});

function faultsOf(environment: Record<string, string | undefined>): string {
  try {
    parseConfig(environment);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return "";
}
