import { existsSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "../src/slack/commands.ts";
import { registerListeners } from "../src/slack/listeners.ts";
import { SHORTCUTS } from "../src/slack/shortcuts.ts";
import { SUGGESTIONS } from "../src/slack/suggestions.ts";
import { USAGE } from "../src/slack/usage.ts";

const SCHEMA = "../shared/reference/slack-manifest.schema.2.0.0.json";
const manifest = JSON.parse(readFileSync("manifest.json", "utf8"));

/** What the listeners register, recorded instead of run. */
function registered() {
  const names: Record<"command" | "event" | "shortcut" | "options" | "message", string[]> = {
    command: [],
    event: [],
    shortcut: [],
    options: [],
    message: [],
  };
  const nameOf = (constraint: unknown) =>
    typeof constraint === "string" ? constraint : (constraint as { callback_id: string }).callback_id;
  const app = {
    command: (name: string) => names.command.push(name),
    event: (name: string) => names.event.push(name),
    shortcut: (constraint: unknown) => names.shortcut.push(nameOf(constraint)),
    options: (name: string) => names.options.push(name),
    // One listener hears what is said, wherever that is.
    message: () => names.message.push("message.channels", "message.groups", "message.im"),
    action() {},
    view() {},
  };
  registerListeners(app as never, {} as never);
  return names;
}

describe("the manifest", () => {
  it.skipIf(!existsSync(SCHEMA))("fits Slack's schema (skipped where ../shared is absent)", () => {
    const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(
      JSON.parse(readFileSync(SCHEMA, "utf8")),
    );

    validate(manifest);

    expect(validate.errors ?? []).toEqual([]);
  });

  it("lists the commands that are registered, and no other", () => {
    const listed = manifest.features.slash_commands.map(({ command }: { command: string }) => command);

    expect(listed.sort()).toEqual(registered().command.sort());
    expect(Object.keys(USAGE).sort()).toEqual(Object.keys(COMMANDS).sort());
  });

  it("subscribes to the events that are registered, and no other", () => {
    const { event, message } = registered();

    expect([...manifest.settings.event_subscriptions.bot_events].sort()).toEqual(
      [...event, ...message].sort(),
    );
  });

  it("lists the shortcuts that are registered, and no other", () => {
    const listed = manifest.features.shortcuts.map(({ callback_id: id }: { callback_id: string }) => id);

    expect(listed.sort()).toEqual(registered().shortcut.sort());
    expect(listed.sort()).toEqual(Object.values(SHORTCUTS).sort());
  });

  it("asks for options where selects are filled by the app", () => {
    expect(registered().options.length > 0).toBe(
      "message_menu_options_url" in manifest.settings.interactivity,
    );
  });

  it("names one address for everything", () => {
    const addresses = JSON.stringify(manifest).match(/https:\/\/YOUR-HOST[^"]*/g) ?? [];

    expect(new Set(addresses)).toEqual(new Set(["https://YOUR-HOST/slack/events"]));
  });

  it("asks for no more than it uses", () => {
    expect(manifest.oauth_config.scopes.bot).toEqual([
      "app_mentions:read",
      "channels:read",
      "chat:write",
      "commands",
      "files:read",
      "files:write",
      "groups:read",
      "im:history",
      "im:read",
      "im:write",
      "mpim:read",
      "users:read",
    ]);
  });

  it("leaves it to the workspace whether the app reads along in its threads", () => {
    expect(manifest.oauth_config.scopes.bot_optional).toEqual(["channels:history", "groups:history"]);
  });

  it("suggests the questions that the app suggests", () => {
    expect(manifest.features.agent_view.suggested_prompts).toEqual(SUGGESTIONS);
    expect(SUGGESTIONS.length).toBeLessThanOrEqual(4);
  });
});
