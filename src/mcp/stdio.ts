import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { withCorrelation } from "../log.ts";
import { createMcpServer } from "./server.ts";
import type { ToolOffer } from "./tool-offer.ts";

/**
 * Serves one client over a pair of streams, until its messages end and are answered, or until `stop` is aborted.
 * Nothing but the protocol may be written to `output`.
 */
export async function serveStdio(
  offer: ToolOffer,
  streams: { input: Readable; output: Writable },
  stop: AbortSignal,
): Promise<void> {
  const calls = new Set<Promise<unknown>>();
  const server = createMcpServer({
    tools: offer.tools,
    call(name, input, watch) {
      const call = withCorrelation(undefined, () => offer.call(name, input, watch));
      calls.add(call);
      return call.finally(() => calls.delete(call));
    },
  });
  const closed = new Promise<void>((resolve) => {
    server.onclose = resolve;
  });
  const stopped = Promise.race([aborted(stop), closed, once(streams.output, "error")]);
  await server.connect(new StdioServerTransport(streams.input, streams.output));
  await Promise.race([stopped, once(streams.input, "end")]);
  await Promise.race([stopped, Promise.allSettled(calls)]);
  // The last answer is written once the call has told it to the server.
  await setImmediate();
  await server.close();
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, "abort");
}
