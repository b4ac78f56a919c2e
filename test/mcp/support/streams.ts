import { PassThrough } from "node:stream";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { ReadBuffer, serializeMessage } from "@modelcontextprotocol/sdk/shared/stdio.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { serveStdio } from "../../../src/mcp/stdio.ts";
import type { ToolOffer } from "../../../src/mcp/tool-offer.ts";

/** The server over a pair of streams in this process, with the SDK's own client at the other end. */
export function connectByStreams(offer: ToolOffer) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const stop = new AbortController();
  const ended = serveStdio(offer, { input, output }, stop.signal);
  return {
    ...{ input, output, stop, ended },
    async connect() {
      const client = new Client({ name: "test", version: "1" });
      await client.connect(overStreams(output, input));
      return client;
    },
    async close() {
      stop.abort();
      await ended;
    },
  };
}

/** The client's end; the SDK's own starts a process. */
function overStreams(from: PassThrough, to: PassThrough): Transport {
  const buffer = new ReadBuffer();
  const transport: Transport = {
    async start() {
      from.on("data", (chunk: Buffer) => {
        buffer.append(chunk);
        for (let message = buffer.readMessage(); message; message = buffer.readMessage()) {
          transport.onmessage?.(message);
        }
      });
    },
    async send(message) {
      to.write(serializeMessage(message));
    },
    async close() {
      to.end();
      transport.onclose?.();
    },
  };
  return transport;
}
