import { mkdir, open, readFile, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Duplex } from "node:stream";
import { Worker } from "node:worker_threads";
import { UserError } from "../errors.ts";

/**
 * PGlite in a worker thread, reached as a server is: postgres.js speaks the wire protocol to `connect()`.
 * One driver therefore serves both kinds of database, no port is opened, and queries never block this thread.
 *
 * @param folder where the data is kept; undefined keeps it in memory (tests).
 * @param snapshot file of a dumped data directory to begin with, where the folder is new.
 * @throws UserError when another live process holds the folder: PGlite would corrupt it.
 */
export async function startEmbeddedPostgres(folder: string | undefined, snapshot?: string) {
  const unlock = folder ? await lockFolder(folder) : async () => {};
  const worker = new Worker(new URL("./embedded-postgres.worker.js", import.meta.url), {
    workerData: { folder, snapshot },
    // Flags of the main thread (a loader, an inspector) are not the worker's business.
    execArgv: [],
  });
  await messageOf(worker, "ready");

  return {
    /** A stream that postgres.js takes as its socket. PGlite has one session, so one at a time is open. */
    connect(): Duplex {
      const stream = new Duplex({
        read() {},
        write(bytes: Uint8Array, _encoding, done) {
          worker.postMessage({ kind: "data", bytes });
          done();
        },
        final(done) {
          worker.off("message", receive);
          done();
          stream.destroy();
        },
      });
      const receive = (message: { kind: string; bytes?: Uint8Array }) => {
        if (message.kind === "data" && message.bytes) stream.push(Buffer.from(message.bytes));
      };
      worker.on("message", receive);
      worker.once("error", (error) => stream.destroy(error));
      // postgres.js asks a socket for its state before it says goodbye.
      Object.defineProperty(stream, "readyState", { get: () => (stream.destroyed ? "closed" : "open") });
      return stream;
    },
    async close(): Promise<void> {
      const closed = messageOf(worker, "closed");
      worker.postMessage({ kind: "close" });
      await closed;
      await worker.terminate();
      await unlock();
    },
  };
}

function messageOf(worker: Worker, kind: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: { kind: string }) => {
      if (message.kind !== kind) return;
      worker.off("message", onMessage);
      resolve();
    };
    worker.on("message", onMessage);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error(`the embedded Postgres ended before it was ${kind}`)));
  });
}

async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = `${folder}.lock`;
  await mkdir(dirname(folder), { recursive: true });
  try {
    const file = await open(path, "wx");
    await file.writeFile(String(process.pid));
    await file.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const holder = Number(await readFile(path, "utf8"));
    if (holder !== process.pid && isAlive(holder)) {
      throw new UserError(
        `The data folder ${folder} is in use by process ${holder}. Stop that process first, ` +
          "or set DATABASE_URL so that several processes can share one database.",
      );
    }
    await rm(path, { force: true });
    return lockFolder(folder);
  }
  return () => rm(path, { force: true });
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
