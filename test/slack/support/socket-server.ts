import { createHash } from "node:crypto";
import type { Server } from "node:http";
import type { Duplex } from "node:stream";

const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/** The little of a WebSocket server that Socket Mode needs: hello, short text frames both ways, ping, close. */
export function serveSocketMode(server: Server) {
  const received: unknown[] = [];
  const waiting: ((message: unknown) => void)[] = [];
  let socket: Duplex | undefined;
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  server.on("upgrade", (request, stream) => {
    const accept = createHash("sha1")
      .update(`${request.headers["sec-websocket-key"]}${GUID}`)
      .digest("base64");
    stream.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    socket = stream;
    stream.on("error", () => {});
    stream.on("close", () => end());
    let rest: Buffer = Buffer.alloc(0);
    stream.on("data", (chunk: Buffer) => {
      rest = readFrames(Buffer.concat([rest, chunk]), ({ kind, payload }) => {
        if (kind === PING) stream.write(frame(PONG, payload));
        if (kind === CLOSE) stream.end(frame(CLOSE, payload));
        if (kind !== TEXT) return;
        const message: unknown = JSON.parse(payload.toString());
        const next = waiting.shift();
        if (next) next(message);
        else received.push(message);
      });
    });
    stream.write(frame(TEXT, Buffer.from(JSON.stringify({ type: "hello", num_connections: 1 }))));
  });
  return {
    send: (message: unknown) => socket?.write(frame(TEXT, Buffer.from(JSON.stringify(message)))),
    /** The next message of the app: its acknowledgements. */
    next: () =>
      new Promise<unknown>((resolve) => {
        const message = received.shift();
        if (message === undefined) waiting.push(resolve);
        else resolve(message);
      }),
    /** Resolves when the app has hung up. */
    ended,
  };
}

function frame(kind: number, payload: Buffer): Buffer {
  const length =
    payload.length < 126
      ? Buffer.from([payload.length])
      : Buffer.from([126, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([Buffer.from([0x80 | kind]), length, payload]);
}

/** Calls `take` for each whole frame, unmasked; returns what is left. */
function readFrames(bytes: Buffer, take: (frame: { kind: number; payload: Buffer }) => void): Buffer {
  let rest = bytes;
  for (;;) {
    const second = rest[1] ?? 0;
    const short = second & 0x7f;
    const head = short === 126 ? 4 : 2;
    const length = short === 126 && rest.length >= 4 ? rest.readUInt16BE(2) : short;
    const end = head + 4 + length;
    if (rest.length < end) return rest;
    const mask = rest.subarray(head, head + 4);
    const payload = Buffer.from(
      rest.subarray(head + 4, end).map((byte, index) => byte ^ (mask[index % 4] ?? 0)),
    );
    take({ kind: (rest[0] ?? 0) & 0x0f, payload });
    rest = rest.subarray(end);
  }
}
