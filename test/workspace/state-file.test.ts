import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { IDS } from "../../src/workspace/fake-slack/seed.ts";
import { ending, startWorkspace } from "./support/start-workspace.ts";

describe("the state file", () => {
  it("keeps channels and threads over a restart, and nobody's ephemerals", async () => {
    const folder = await mkdtemp(join(tmpdir(), "workspace-"));
    ending.push(() => rm(folder, { recursive: true }));
    const file = join(folder, "deep", "state.json");
    const first = await startWorkspace(file);
    const { ts } = first.slack.messages.postAs(IDS.alex, IDS.general, "who?");
    const recipient = { recipient_team_id: IDS.team, recipient_user_id: IDS.alex };
    first.call("chat.startStream", {
      channel: IDS.general,
      thread_ts: ts,
      markdown_text: "they",
      ...recipient,
    });
    first.call("chat.postEphemeral", { channel: IDS.general, user: IDS.alex, text: "psst" });
    await first.act("command", { channel: IDS.random, text: "/invite @Regulars" });
    await first.workspace.close();

    const second = await startWorkspace(file);

    expect(second.slack.messages.inThread(IDS.general, ts).map(({ text }) => text)).toEqual(["who?", "they"]);
    expect(second.slack.messages.inThread(IDS.general, ts).at(-1)?.stream?.open).toBe(false);
    expect(second.slack.messages.onlyFor(IDS.alex)).toEqual([]);
    expect(second.call("chat.postMessage", { channel: IDS.random, text: "here" }).ok).toBe(true);
  });

  it("is no obstacle where it can't be read", async () => {
    const folder = await mkdtemp(join(tmpdir(), "workspace-"));
    ending.push(() => rm(folder, { recursive: true }));
    const file = join(folder, "state.json");
    await writeFile(file, "{ half");

    const { slack } = await startWorkspace(file);

    expect(slack.state.messages).toEqual([]);
  });
});
