import { describe, expect, it } from "vitest";
import { directMessageId, IDS } from "../../../src/workspace/fake-slack/seed.ts";
import { long, section } from "../support/blocks.ts";
import { aWorkspace } from "../support/fake.ts";

const FIVE_MINUTES_MS = 5 * 60_000;
const recipient = { recipient_team_id: IDS.team, recipient_user_id: IDS.alex };

function aQuestion(channel: string = IDS.general) {
  const workspace = aWorkspace();
  const { ts } = workspace.slack.messages.postAs(IDS.alex, channel, "who?");
  return { ...workspace, thread: { channel, thread_ts: ts } };
}

describe("a stream", () => {
  it("grows into one message, with blocks at its end", () => {
    const { slack, call, thread } = aQuestion();

    const { ts } = call("chat.startStream", { ...thread, ...recipient, markdown_text: "**One**" });
    const at = { channel: IDS.general, ts };
    call("chat.appendStream", { ...at, chunks: [{ type: "markdown_text", text: " and two" }] });
    call("chat.stopStream", { ...at, blocks: [section("source")] });

    const message = slack.messages.find(IDS.general, ts);
    expect(message?.text).toBe("**One** and two");
    expect(message?.blocks).toMatchObject([
      { type: "markdown", text: "**One** and two" },
      { type: "section" },
    ]);
    expect(message?.stream?.open).toBe(false);
  });

  it("changes a task in its place", () => {
    const { slack, call, thread } = aQuestion();
    const task = (status: string) => ({ type: "task_update", id: "t", title: "Read", status });

    const { ts } = call("chat.startStream", { ...thread, ...recipient, chunks: [task("in_progress")] });
    call("chat.appendStream", {
      channel: IDS.general,
      ts,
      chunks: [{ type: "markdown_text", text: "a" }, task("complete")],
    });

    expect(slack.messages.find(IDS.general, ts)?.blocks).toMatchObject([
      { type: "task_card", task_id: "t", status: "complete" },
      { type: "markdown", text: "a" },
    ]);
  });

  it("ends by itself after five minutes, and can be updated then", () => {
    const { call, pass, thread } = aQuestion();
    const { ts } = call("chat.startStream", { ...thread, ...recipient });
    const at = { channel: IDS.general, ts };
    const whileOpen = call("chat.update", { ...at, text: "whole" });

    pass(FIVE_MINUTES_MS + 1);

    expect(whileOpen.error).toBe("streaming_state_conflict");
    expect(call("chat.appendStream", { ...at, markdown_text: "late" }).error).toBe(
      "message_not_in_streaming_state",
    );
    expect(call("chat.stopStream", at).error).toBe("message_not_in_streaming_state");
    expect(call("chat.update", { ...at, text: "whole" }).ok).toBe(true);
  });

  it("does not open twice once it was stopped", () => {
    const { call, thread } = aQuestion();
    const { ts } = call("chat.startStream", { ...thread, ...recipient });
    call("chat.stopStream", { channel: IDS.general, ts });

    expect(call("chat.appendStream", { channel: IDS.general, ts, markdown_text: "a" }).error).toBe(
      "message_not_in_streaming_state",
    );
  });

  it("needs no recipient in a direct conversation", () => {
    const { call, thread } = aQuestion(directMessageId(IDS.alex));

    expect(call("chat.startStream", thread).ok).toBe(true);
  });

  it.each([
    [{ thread_ts: undefined, ...recipient }, "invalid_arguments"],
    [{ recipient_user_id: IDS.alex }, "missing_recipient_team_id"],
    [{ recipient_team_id: IDS.team }, "missing_recipient_user_id"],
    [{ ...recipient, recipient_team_id: "T-OTHER" }, "team_not_found"],
    [{ ...recipient, markdown_text: long(12_001) }, "msg_too_long"],
    [{ ...recipient, chunks: [{ type: "html", text: "a" }] }, "invalid_chunks"],
    [{ ...recipient, markdown_text: "a", chunks: [] }, "markdown_text_conflict"],
  ])("does not start with %j", (args, error) => {
    const { call, thread } = aQuestion();

    expect(call("chat.startStream", { ...thread, ...args }).error).toBe(error);
  });

  it("moves its session when it ends", () => {
    const { slack, call, thread } = aQuestion();
    const { channel, thread_ts } = thread;
    call("agents.sessions.setStatus", { channel, thread_ts, status: "processing", title: "Best customers" });
    const { ts } = call("chat.startStream", { ...thread, ...recipient });

    call("chat.stopStream", { channel, ts, session_status: "active" });

    expect(slack.state.sessions.get(`${channel}:${thread_ts}`)).toMatchObject({
      status: "active",
      title: "Best customers",
    });
  });
});
