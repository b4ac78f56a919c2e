import { readFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";

// Plain JavaScript, type-checked: a worker thread does not get the loader that runs TypeScript in development.

/**
 * The worker's whole duty: feed PostgreSQL wire-protocol messages to PGlite, one at a time, and send back
 * what it answers. Queries run here, so a long one never holds up the thread that answers Slack.
 */
const port = parentPort;
if (!port) throw new Error("embedded-postgres.worker runs as a worker thread only");

/** @type {string | undefined} */
const folder = workerData.folder;
/** @type {string | undefined} */
const snapshot = workerData.snapshot;
const database = await PGlite.create({
  ...(folder && { dataDir: folder }),
  ...(snapshot && { loadDataDir: new Blob([await readFile(snapshot)]) }),
});

const TERMINATE = "X".charCodeAt(0);
const LENGTH_BYTES = 4;

let pending = Buffer.alloc(0);
let started = false;
let working = false;

/** @param {{ kind: "data"; bytes: Uint8Array } | { kind: "close" }} message */
const receive = async (message) => {
  if (message.kind === "close") {
    await database.close();
    port.postMessage({ kind: "closed" });
    port.close();
    return;
  }
  pending = pending.length > 0 ? Buffer.concat([pending, message.bytes]) : Buffer.from(message.bytes);
  if (!working) await work();
};

port.on("message", receive);

port.postMessage({ kind: "ready" });

async function work() {
  working = true;
  for (let message = takeMessage(); message; message = takeMessage()) {
    // A new connection begins with an untyped start-up message again.
    if (message[0] === TERMINATE && started) {
      started = false;
      continue;
    }
    started = true;
    await database.execProtocolRawStream(message, {
      onRawData: (bytes) => {
        const copy = new Uint8Array(bytes);
        port?.postMessage({ kind: "data", bytes: copy }, [copy.buffer]);
      },
    });
  }
  working = false;
}

/** The next whole message, cut from what has arrived. The first of a connection has no type byte. */
function takeMessage() {
  const lengthAt = started ? 1 : 0;
  if (pending.length < lengthAt + LENGTH_BYTES) return undefined;
  const length = lengthAt + pending.readInt32BE(lengthAt);
  if (pending.length < length) return undefined;
  const message = pending.subarray(0, length);
  pending = pending.subarray(length);
  return message;
}
