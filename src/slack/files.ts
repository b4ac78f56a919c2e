import type { WebClient } from "@slack/web-api";
import type { Logger } from "../log.ts";
import type { OpenPlace } from "./place.ts";
import { escapeText } from "./present/escape.ts";

export interface Picture {
  png: Buffer;
  /** What it shows, in words. */
  altText: string;
  /** The file's name, with its ending. */
  name: string;
}

export interface CsvFile {
  csv: string;
  fileName: string;
  /** What is said with it, in plain text. */
  comment: string;
}

export type Files = ReturnType<typeof createFiles>;

/** Slack works on an upload for a moment, mostly under a second. */
const POLLS = 8;
const FIRST_WAIT_MS = 150;
const WAIT_GROWTH = 1.5;

/** Slack's limit for the description of an upload. */
const ALT_CHARACTERS = 1_000;

/** Files that the app brings into Slack. `wait` is how it passes the time between two looks. */
export function createFiles({ logger, wait }: { logger: Logger; wait: (ms: number) => Promise<unknown> }) {
  return {
    /**
     * Uploads a picture that no message shows yet, for an `image` block with `slack_file: { id }`. Gives its id
     * once Slack can show it; undefined where there will be no picture, which costs the answer nothing else.
     */
    async uploadPicture(client: WebClient, picture: Picture): Promise<string | undefined> {
      let id: string | undefined;
      try {
        id = await upload(client, {
          file: picture.png,
          filename: picture.name,
          alt_text: picture.altText.slice(0, ALT_CHARACTERS),
        });
        if (id && (await isReady(client, id, wait))) return id;
        logger.warn({ bytes: picture.png.length, hasId: id !== undefined }, "picture not ready");
      } catch (error) {
        logger.warn({ err: error, bytes: picture.png.length }, "picture not uploaded");
      }
      if (id) await remove(client, id, logger);
      return undefined;
    },

    /**
     * Puts a table as a file where the answer stands, or into the person's direct messages where they alone see the
     * answer or the app may not write. Says where it went; undefined where Slack took it nowhere.
     */
    async sendCsv(
      client: WebClient,
      csv: CsvFile,
      place: OpenPlace,
    ): Promise<"thread" | "direct" | undefined> {
      const content = {
        file: Buffer.from(csv.csv),
        filename: csv.fileName,
        title: csv.fileName,
        initial_comment: escapeText(csv.comment),
      };
      for (const route of routesTo(client, place)) {
        try {
          await upload(client, { ...content, ...(await route.open()) });
          return route.name;
        } catch (error) {
          logger.warn({ err: error, route: route.name, bytes: content.file.length }, "file not sent");
        }
      }
      return undefined;
    },
  };
}

type Target = { channel_id: string } | { channel_id: string; thread_ts: string };

interface Route {
  name: "thread" | "direct";
  open(): Promise<Target>;
}

/** A file can't be ephemeral: what one person alone may see goes to their direct messages. */
function routesTo(client: WebClient, place: OpenPlace): Route[] {
  const direct: Route = { name: "direct", open: () => directMessages(client, place.user) };
  if (place.kind !== "thread") return [direct];
  const { channel, threadTs } = place;
  const target = { channel_id: channel, ...(threadTs ? { thread_ts: threadTs } : {}) };
  return [{ name: "thread", open: async () => target }, direct];
}

async function directMessages(client: WebClient, user: string): Promise<Target> {
  const { channel } = await client.conversations.open({ users: user });
  if (!channel?.id) throw new Error("no direct messages with the person");
  return { channel_id: channel.id };
}

async function upload(
  client: WebClient,
  content: Parameters<WebClient["filesUploadV2"]>[0],
): Promise<string | undefined> {
  const { files } = await client.filesUploadV2(content);
  return files[0]?.files?.[0]?.id;
}

async function isReady(
  client: WebClient,
  id: string,
  wait: (ms: number) => Promise<unknown>,
): Promise<boolean> {
  for (let poll = 0, waitMs = FIRST_WAIT_MS; poll < POLLS; poll += 1, waitMs *= WAIT_GROWTH) {
    const { file } = await client.files.info({ file: id });
    // A block that shows the file before it has a type makes Slack refuse the whole message.
    if (file?.mimetype) return true;
    if (poll < POLLS - 1) await wait(Math.round(waitMs));
  }
  return false;
}

/** Nobody sees a picture that no message shows, but it would take up the workspace's room. */
async function remove(client: WebClient, id: string, logger: Logger): Promise<void> {
  await client.files.delete({ file: id }).catch((error: unknown) => {
    logger.warn({ err: error }, "picture not removed");
  });
}
