import { describe, expect, it } from "vitest";
import { receiveUpload } from "../../../src/workspace/fake-slack/methods/files.ts";
import { directMessageId, IDS } from "../../../src/workspace/fake-slack/seed.ts";
import { long } from "../support/blocks.ts";
import { aWorkspace } from "../support/fake.ts";

const MINUTE_MS = 60_000;
const BYTES = Buffer.from("abc");

/** A workspace and one upload that was asked for. */
function anUpload(name = "chart.png", args: Record<string, unknown> = {}) {
  const workspace = aWorkspace();
  const asked = workspace.call("files.getUploadURLExternal", {
    filename: name,
    length: BYTES.length,
    ...args,
  });
  const secret = String(asked.upload_url).split("/").at(-1) ?? "";
  const id = String(asked.file_id);
  return {
    ...workspace,
    asked,
    id,
    receive: (content: Buffer = BYTES, at = secret) => receiveUpload(workspace.slack.context, at, content),
    complete: (more: Record<string, unknown> = {}) =>
      workspace.call("files.completeUploadExternal", { files: [{ id }], ...more }),
    /** Until Slack can show it. */
    settle: () => [1, 2].map(() => workspace.call("files.info", { file: id })).at(-1),
    post: () =>
      workspace.call("chat.postMessage", {
        channel: IDS.general,
        text: "a",
        blocks: [{ type: "image", slack_file: { id }, alt_text: "a" }],
      }),
  };
}

describe("the address of an upload", () => {
  it.each([
    ["nothing", { length: 0 }, "missing_argument"],
    ["less than nothing", { length: -1 }, "invalid_arguments"],
    ["more than a gigabyte", { length: 1_000_000_001 }, "file_upload_size_restricted"],
    ["a long description", { alt_txt: long(1_001) }, "alt_txt_too_large"],
    ["no name", { filename: "" }, "invalid_arguments"],
  ])("is not given for %s", (_, args, error) => {
    expect(anUpload("a.png", args).asked.error).toBe(error);
  });

  it("takes the bytes that were announced, and no others", () => {
    const upload = anUpload();

    expect(upload.receive(Buffer.from("abcd")).status).toBe(400);
    expect(upload.receive()).toEqual({ status: 200, text: "OK - 3" });
  });

  it("is not the file's id, and not to be guessed", () => {
    const upload = anUpload();

    expect(upload.receive(BYTES, upload.id).status).toBe(404);
    expect(upload.receive(BYTES, "").status).toBe(404);
  });

  it("ends after a while, and with the upload", () => {
    const late = anUpload();
    const done = anUpload();

    late.pass(11 * MINUTE_MS);
    done.receive();
    done.complete();

    expect(late.receive().status).toBe(404);
    expect(done.receive().status).toBe(404);
  });
});

describe("an upload", () => {
  it("is no file before it is completed, and can't be completed without its bytes", () => {
    const upload = anUpload();

    expect(upload.complete().error).toBe("file_not_found");
    upload.receive();
    expect(upload.call("files.info", { file: upload.id }).error).toBe("file_not_found");
    expect(upload.complete().ok).toBe(true);
    expect(upload.settle()).toMatchObject({ file: { mimetype: "image/png" } });
  });

  it("names no file that is not there", () => {
    const { call } = anUpload();

    expect(call("files.completeUploadExternal", { files: [{ id: "F404" }] }).error).toBe("file_not_found");
    expect(call("files.info", { file: "F404" }).error).toBe("file_not_found");
    expect(call("files.delete", { file: "F404" }).error).toBe("file_not_found");
  });

  it("is shared where the app is, and nowhere else", () => {
    const upload = anUpload("customers.csv");
    upload.receive();

    expect(upload.complete({ channel_id: IDS.random }).error).toBe("not_in_channel");
    expect(upload.complete({ channel_id: IDS.general, thread_ts: "1.2" }).error).toBe("thread_not_found");
    expect(upload.complete({ channel_id: directMessageId(IDS.sam), initial_comment: "Here" }).ok).toBe(true);
    expect(upload.slack.messages.inChannel(directMessageId(IDS.sam))).toMatchObject([
      { text: "Here", files: [upload.id] },
    ]);
  });
});

describe("an image block", () => {
  it("shows a picture once Slack has worked on it", () => {
    const upload = anUpload();
    upload.receive();
    upload.complete();

    const tooEarly = upload.post();
    upload.settle();

    expect(tooEarly).toMatchObject({
      error: "invalid_blocks",
      errors: ["invalid slack file [json-pointer:/blocks/0/slack_file]"],
    });
    expect(upload.post().ok).toBe(true);
  });

  it("shows pictures alone", () => {
    const upload = anUpload("customers.csv");
    upload.receive();
    upload.complete();
    upload.settle();

    expect(upload.post().error).toBe("invalid_blocks");
  });

  it("takes an ending for what it is, however it is written", () => {
    const upload = anUpload("CHART.PNG");
    upload.receive();
    upload.complete();
    upload.settle();

    expect(upload.post().ok).toBe(true);
  });
});

describe("a deleted file", () => {
  it("is gone from messages, and can't be shown again", () => {
    const upload = anUpload();
    upload.receive();
    upload.complete({ channel_id: IDS.general });
    upload.settle();

    expect(upload.call("files.delete", { file: upload.id }).ok).toBe(true);

    expect(upload.slack.messages.inChannel(IDS.general)).toMatchObject([{ files: [] }]);
    expect(upload.post().error).toBe("invalid_blocks");
    expect(upload.call("files.delete", { file: upload.id }).error).toBe("file_not_found");
  });

  it("is the app's own", () => {
    const upload = anUpload();
    upload.receive();
    upload.complete();
    Object.assign(upload.slack.state.files.get(upload.id) ?? {}, { user: IDS.sam });

    expect(upload.call("files.delete", { file: upload.id }).error).toBe("cant_delete_file");
  });
});
