import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { directMessageId, IDS } from "../../src/workspace/fake-slack/seed.ts";
import { type Shown, startWorkspace } from "./support/start-workspace.ts";

describe("what a person sees", () => {
  it("are the own channels and messages", async () => {
    const { state, call } = await startWorkspace();
    call("chat.postMessage", { channel: IDS.general, text: "all" });
    call("chat.postEphemeral", { channel: IDS.general, user: IDS.sam, text: "sam" });
    call("chat.postMessage", { channel: IDS.sam, text: "direct" });

    const [alex, sam, guest] = await Promise.all([state(), state(IDS.sam), state(IDS.gus)]);

    const texts = ({ messages }: Shown) => messages.map(({ text }) => text);
    expect(alex.me).toBe(IDS.alex);
    expect(texts(alex)).toEqual(["all"]);
    expect(texts(sam)).toEqual(["all", "sam", "direct"]);
    expect(guest.channels.map(({ id }: { id: string }) => id)).toEqual([
      IDS.insights,
      directMessageId(IDS.gus),
    ]);
  });

  it("knows the commands of the manifest", async () => {
    const { state } = await startWorkspace();
    const manifest = JSON.parse(await readFile("manifest.json", "utf8"));

    const { commands } = await state();

    expect(commands.map(({ command }) => command)).toEqual(
      manifest.features.slash_commands.map(({ command }: { command: string }) => command),
    );
  });

  it("changes while they look", async () => {
    const { page, call } = await startWorkspace();
    const response = await fetch(`${page.url}/_workspace/updates?user=${IDS.alex}`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    await reader?.read();

    call("chat.postEphemeral", { channel: IDS.general, user: IDS.sam, text: "not for alex" });
    call("chat.postMessage", { channel: IDS.general, text: "news" });

    const update = JSON.parse(String((await reader?.read())?.value).replace("data: ", ""));
    expect(update).toMatchObject({ kind: "message", message: { text: "news" } });
    await reader?.cancel();
  });
});
