import { readFile } from "node:fs/promises";
import { type Fields, isObject } from "./fake-slack/block-rules/rule.ts";

export interface Manifest {
  commands: { command: string; description: string; usageHint: string }[];
  shortcuts: { name: string; type: "global" | "message"; callbackId: string; description: string }[];
  events: string[];
  prompts: { title: string; message: string }[];
}

// From src/workspace and from dist/workspace alike, the manifest is two folders up.
const MANIFEST = new URL("../../manifest.json", import.meta.url);

/** What the app's manifest says about the ways in; undefined where there is no manifest. */
export async function readManifest(file: URL = MANIFEST): Promise<Manifest | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const manifest: unknown = JSON.parse(text);
  const features = field(manifest, "features");
  return {
    commands: list(field(features, "slash_commands")).map((entry) => ({
      command: word(entry.command),
      description: word(entry.description),
      usageHint: word(entry.usage_hint),
    })),
    shortcuts: list(field(features, "shortcuts")).map((entry) => ({
      name: word(entry.name),
      type: entry.type === "message" ? "message" : "global",
      callbackId: word(entry.callback_id),
      description: word(entry.description),
    })),
    events: words(field(field(field(manifest, "settings"), "event_subscriptions"), "bot_events")),
    prompts: list(field(field(features, "agent_view"), "suggested_prompts")).map((entry) => ({
      title: word(entry.title),
      message: word(entry.message),
    })),
  };
}

function field(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

function list(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function words(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function word(value: unknown): string {
  return typeof value === "string" ? value : "";
}
