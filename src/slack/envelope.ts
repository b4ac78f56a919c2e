import { z } from "zod";
import type { Place } from "./place.ts";

/** What a delivery says of itself, whatever its kind: who, where, and by which keys it is known. */
export interface Envelope {
  user: string | undefined;
  /** Workspaces that the delivery says the person belongs to; empty where it does not say. */
  userTeams: readonly string[];
  /** The workspace that the delivery was made for. */
  team: string | undefined;
  channel: string | undefined;
  /** Slack itself says that the channel is shared with another organisation. */
  isShared: boolean;
  /** The channel is the person's direct conversation with the app. */
  isDirect: boolean;
  /** Two deliveries that share a key are one. */
  keys: readonly string[];
  place: Place;
}

/** Reads the envelope; undefined where the body has none that we know. */
export function readEnvelope(body: unknown): Envelope | undefined {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) return undefined;
  return parsed.data.event ? eventEnvelope(parsed.data, parsed.data.event) : interactionEnvelope(parsed.data);
}

const text = z.string().min(1);
// Slack says null as often as it says nothing.
const maybe = text.nullish().transform((value) => value ?? undefined);

const eventSchema = z.object({
  type: text,
  user: maybe.catch(undefined),
  team: maybe,
  user_team: maybe,
  source_team: maybe,
  channel: maybe.catch(undefined),
  channel_type: maybe,
  ts: maybe,
  thread_ts: maybe,
});

const bodySchema = z.object({
  event: eventSchema.optional(),
  event_id: maybe,
  is_ext_shared_channel: z.boolean().nullish(),
  team_id: maybe,
  user_id: maybe,
  channel_id: maybe,
  trigger_id: maybe,
  response_url: maybe,
  team: z.object({ id: text }).nullish(),
  user: z.object({ id: text, team_id: maybe }).nullish(),
  channel: z.object({ id: text }).nullish(),
  container: z
    .object({ type: text, message_ts: maybe, thread_ts: maybe, is_ephemeral: z.boolean().nullish() })
    .nullish(),
  view: z.object({ id: text, type: text, private_metadata: z.string().optional() }).nullish(),
});

type Body = z.infer<typeof bodySchema>;
type EventBody = z.infer<typeof eventSchema>;

function eventEnvelope(body: Body, event: EventBody): Envelope {
  const { user, channel, ts } = event;
  const isMessage = event.type === "message" || event.type === "app_mention";
  return {
    user,
    userTeams: [event.user_team, event.source_team, event.team].filter((team) => team !== undefined),
    team: body.team_id,
    channel,
    isShared: body.is_ext_shared_channel === true,
    isDirect: event.channel_type === "im" || event.type === "app_home_opened",
    keys: [
      ...(body.event_id ? [`event:${body.event_id}`] : []),
      // A mention arrives as app_mention and, where the app reads the channel, as a message too.
      ...(isMessage && ts ? [`message:${body.team_id ?? ""}:${channel ?? ""}:${ts}`] : []),
    ],
    place:
      channel && user
        ? { kind: "thread", channel, threadTs: event.thread_ts ?? ts, user }
        : { kind: "direct", user: user ?? "" },
  };
}

function interactionEnvelope(body: Body): Envelope {
  const user = body.user?.id ?? body.user_id;
  const userTeams = body.user ? [body.user.team_id] : [body.team_id];
  return {
    user,
    userTeams: userTeams.filter((team) => team !== undefined),
    team: body.team?.id ?? body.team_id,
    channel: body.channel?.id ?? body.channel_id ?? metadataOf(body)?.channel,
    isShared: body.is_ext_shared_channel === true,
    isDirect: false,
    keys: body.trigger_id ? [`trigger:${body.trigger_id}`] : [],
    place: placeOf(body, user ?? ""),
  };
}

function placeOf(body: Body, user: string): Place {
  const channel = body.channel?.id ?? body.channel_id;
  const { container, view } = body;
  if (view?.type === "modal") return modalPlace(body, view.id, user);
  if (view?.type === "home") return { kind: "dialog", triggerId: body.trigger_id ?? "", user };
  if (container?.type === "message" && !container.is_ephemeral && channel) {
    return { kind: "thread", channel, threadTs: container.thread_ts ?? container.message_ts, user };
  }
  // A command, or a button on a message that one person alone sees.
  if (channel && body.response_url && !isShortcut(body)) {
    return { kind: "private", channel, threadTs: container?.thread_ts, responseUrl: body.response_url, user };
  }
  return body.trigger_id ? { kind: "dialog", triggerId: body.trigger_id, user } : { kind: "direct", user };
}

function isShortcut(body: Body): boolean {
  return !body.container && !body.user_id;
}

/** A modal that was opened from a conversation answers there, another one in itself. */
function modalPlace(body: Body, viewId: string, user: string): Place {
  const origin = metadataOf(body);
  if (!origin) return { kind: "modal", viewId, user };
  return {
    kind: "private",
    channel: origin.channel,
    threadTs: origin.threadTs,
    responseUrl: origin.responseUrl,
    user,
  };
}

// A form that was opened at Home has no conversation, and may still carry what it is about.
const metadataSchema = z.object({
  channel: text,
  threadTs: text.optional(),
  responseUrl: text.optional(),
});
export type ModalOrigin = z.infer<typeof metadataSchema>;

/** The conversation that a modal was opened from. */
function metadataOf({ view }: Body): ModalOrigin | undefined {
  try {
    return metadataSchema.safeParse(JSON.parse(view?.private_metadata ?? "")).data;
  } catch {
    return undefined;
  }
}
