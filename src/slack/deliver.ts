import { WebAPIPlatformError, type WebClient } from "@slack/web-api";
import type { Logger } from "../log.ts";
import type { Chart } from "../present/report.ts";
import { type Content, contentsOf, drawOnce, type NextContent } from "./contents.ts";
import type { OpenPlace, Place } from "./place.ts";
import type { Reply } from "./present/reply.ts";
import { postToResponseUrl, ResponseUrlError } from "./response-url.ts";
import { answerView } from "./views.ts";

/**
 * One way to reach a person; called with ever simpler content until one is taken. What it says is the whole reply,
 * unless a part of that is there already.
 */
export interface Route {
  name: string;
  says?: Reply;
  send(content: Content): Promise<unknown>;
}

export type Deliver = ReturnType<typeof createDelivery>;

/** Draws and uploads a chart; undefined where that fails: its numbers are in the tables. */
export type DrawPicture = (client: WebClient, chart: Chart) => Promise<string | undefined>;

/**
 * Says a reply at a place. A refused block or a closed door costs form or place, never the answer.
 *
 * All give the name of the way that was taken, and throw where none was open.
 */
export function createDelivery(logger: Logger, draw: DrawPicture = async () => undefined) {
  const takeFirst = (client: WebClient, routes: readonly Route[], reply: Reply) => {
    const drawn = drawOnce((chart) => draw(client, chart));
    return tryRoutes(routes, (says) => contentsOf(says ?? reply, drawn), logger);
  };
  return {
    /** @param first ways that come before those of the place. */
    deliver: (client: WebClient, reply: Reply, place: OpenPlace, first: readonly Route[] = []) =>
      takeFirst(client, [...first, ...routesTo(client, reply, place)], reply),
    /** Says it to everybody in a channel: by the response_url, which works where the app is no member. */
    publish: (client: WebClient, reply: Reply, place: Extract<Place, { kind: "private" }>) =>
      takeFirst(client, publicRoutes(client, place), reply),
  };
}

async function tryRoutes(
  routes: readonly Route[],
  contentsFor: (says: Reply | undefined) => readonly NextContent[],
  logger: Logger,
): Promise<string> {
  let failure: unknown;
  for (const route of routes) {
    for (const next of contentsFor(route.says)) {
      const content = await next();
      try {
        await route.send(content);
        return route.name;
      } catch (error) {
        failure = error;
        logger.warn(
          { err: error, route: route.name, blocks: content.blocks?.length ?? 0 },
          "delivery refused",
        );
        if (!isAboutBlocks(error)) break;
      }
    }
  }
  throw new Error(`not delivered by ${routes.map(({ name }) => name).join(", ")}`, { cause: failure });
}

function routesTo(client: WebClient, reply: Reply, place: OpenPlace): Route[] {
  const direct = post(client, "direct", place.user, undefined);
  switch (place.kind) {
    case "thread":
      return [
        post(client, "thread", place.channel, place.threadTs),
        ephemeral(client, place.channel, place),
        direct,
      ];
    case "private":
      return [
        ...(place.responseUrl
          ? [byUrl(place.responseUrl, { response_type: "ephemeral" }, place.threadTs)]
          : []),
        ephemeral(client, place.channel, place),
        direct,
      ];
    case "modal":
      return [
        {
          name: "modal",
          send: () => client.views.update({ view_id: place.viewId, view: answerView(reply) }),
        },
        direct,
      ];
    case "direct":
      return [direct];
    default:
      return place satisfies never;
  }
}

function publicRoutes(client: WebClient, place: Extract<Place, { kind: "private" }>): Route[] {
  const byChannel = post(client, "channel", place.channel, place.threadTs);
  if (!place.responseUrl) return [byChannel];
  return [byUrl(place.responseUrl, { response_type: "in_channel" }, place.threadTs), byChannel];
}

function post(client: WebClient, name: string, channel: string, threadTs: string | undefined): Route {
  return {
    name,
    send: (content) =>
      client.chat.postMessage({
        channel,
        ...content,
        ...threadOf(threadTs),
        unfurl_links: false,
        unfurl_media: false,
      }),
  };
}

function ephemeral(
  client: WebClient,
  channel: string,
  to: { user: string; threadTs: string | undefined },
): Route {
  return {
    name: "ephemeral",
    send: (content) =>
      client.chat.postEphemeral({ channel, user: to.user, ...content, ...threadOf(to.threadTs) }),
  };
}

function byUrl(
  url: string,
  how: { response_type: "ephemeral" | "in_channel" },
  threadTs: string | undefined,
): Route {
  return {
    name: "response_url",
    send: (content) =>
      postToResponseUrl(url, {
        ...content,
        ...how,
        ...threadOf(threadTs),
        replace_original: false,
        unfurl_links: false,
        unfurl_media: false,
      }),
  };
}

function threadOf(threadTs: string | undefined) {
  return threadTs ? { thread_ts: threadTs } : {};
}

const BLOCK_ERRORS = new Set([
  "invalid_blocks",
  "invalid_blocks_format",
  "msg_blocks_too_long",
  "invalid_arguments",
]);

/** Simpler content helps; with any other error the same door stays closed. */
function isAboutBlocks(error: unknown): boolean {
  if (error instanceof WebAPIPlatformError) return BLOCK_ERRORS.has(error.data.error);
  return error instanceof ResponseUrlError && error.isAboutContent;
}
