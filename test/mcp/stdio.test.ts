import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { endlessWork, offerWork } from "./support/offers.ts";
import { connectByStreams } from "./support/streams.ts";

const call = { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "work" } };

describe("the server over stdin and stdout", () => {
  it("answers what was asked before its input ended, and ends then", async () => {
    const { input, output, ended } = connectByStreams(offerWork(async () => "hello"));

    input.end(`${JSON.stringify(call)}\n`);
    await ended;

    expect(JSON.parse(String(output.read()))).toMatchObject({
      id: 1,
      result: { content: [{ text: "hello" }] },
    });
  });

  it("ends with its work under way when it is told to stop", async () => {
    const work = endlessWork();
    const { input, stop, ended } = connectByStreams(work.offer);

    input.write(`${JSON.stringify(call)}\n`);
    await work.began;
    stop.abort();

    await Promise.all([ended, work.calledOff]);
  });

  it("ends when nobody reads its output any more", async () => {
    const work = endlessWork();
    const { input, output, ended } = connectByStreams(work.offer);

    input.write(`${JSON.stringify(call)}\n`);
    await work.began;
    output.destroy(new Error("EPIPE"));

    await Promise.all([ended, work.calledOff]);
  });

  it("writes one line of protocol per message, whatever it is sent", async () => {
    const { input, output, close } = connectByStreams(offerWork(async () => "two\nlines"));

    input.write(`no message\n\n${JSON.stringify(call)}\n`);
    const [chunk] = await once(output, "data");

    expect(String(chunk)).toMatch(/^\{.*\}\n$/);
    await close();
  });
});
