import type { WebClient } from "@slack/web-api";
import type { Logger } from "../log.ts";
import type { Role } from "../privacy/roles.ts";
import type { Envelope } from "./envelope.ts";

/** Why somebody gets no data, in the words they are told. */
export const REFUSALS = {
  foreign: "I only answer people of this workspace.",
  shared: "I don't answer in channels that are shared with another organisation. Ask me in a direct message.",
  unseen:
    "I can't see who is in this conversation, so I don't answer here. Invite me with /invite, or ask me in a direct message.",
} as const;

type Refusal = keyof typeof REFUSALS;

/** How long what Slack said of a channel or a person is trusted: a channel can become shared at any time. */
const CHANNEL_TRUST_MS = 60_000;
const USER_TRUST_MS = 15 * 60_000;
const ENTRIES_MAX = 5_000;

/**
 * Decides who gets data: people of this workspace, in conversations that are not shared with another
 * organisation. What can't be found out is refused.
 */
export function createAccess({ clock, logger }: { clock: () => Date; logger: Logger }) {
  const channels = createMemory<boolean>(clock, CHANNEL_TRUST_MS);
  const users = createMemory<Member>(clock, USER_TRUST_MS);
  const memberOf = (client: WebClient, user: string) =>
    users.get(user, async () => {
      const found = (await client.users.info({ user })).user;
      return { team: found?.team_id, isAdmin: found?.is_admin === true || found?.is_owner === true };
    });

  async function belongsHere(
    client: WebClient,
    envelope: Envelope,
    home: readonly string[],
  ): Promise<boolean> {
    if (!envelope.user || !envelope.team || !home.includes(envelope.team)) return false;
    if (envelope.userTeams.length > 0) return envelope.userTeams.every((team) => home.includes(team));
    const { team } = await memberOf(client, envelope.user);
    return team !== undefined && home.includes(team);
  }

  async function isShared(client: WebClient, channel: string): Promise<boolean> {
    return channels.get(channel, async () => {
      const info = (await client.conversations.info({ channel })).channel;
      // A conversation that does not say is treated as shared.
      return !info || info.is_ext_shared === true || info.is_pending_ext_shared === true;
    });
  }

  return {
    /**
     * Admins and owners of the workspace are admins here, everybody else is an analyst.
     *
     * @throws where Slack does not say.
     */
    async roleOf(client: WebClient, user: string): Promise<Role> {
      return (await memberOf(client, user)).isAdmin ? "admin" : "analyst";
    },
    /** @param home ids of the workspace and its organisation. */
    async refusal(
      client: WebClient,
      envelope: Envelope,
      home: readonly string[],
    ): Promise<Refusal | undefined> {
      if (envelope.isShared) return "shared";
      try {
        if (!(await belongsHere(client, envelope, home))) return "foreign";
      } catch (error) {
        logger.warn({ err: error }, "membership unknown");
        return "foreign";
      }
      if (!envelope.channel || envelope.isDirect) return undefined;
      try {
        return (await isShared(client, envelope.channel)) ? "shared" : undefined;
      } catch (error) {
        logger.warn({ err: error }, "channel unknown");
        return "unseen";
      }
    },
  };
}

interface Member {
  team: string | undefined;
  isAdmin: boolean;
}

/** Remembers answers for a while; failures are not remembered. */
function createMemory<T>(clock: () => Date, trustMs: number) {
  const entries = new Map<string, { value: T; until: number }>();
  return {
    async get(key: string, find: () => Promise<T>): Promise<T> {
      const known = entries.get(key);
      const now = clock().getTime();
      if (known && known.until > now) return known.value;
      const value = await find();
      if (entries.size >= ENTRIES_MAX) entries.clear();
      entries.set(key, { value, until: now + trustMs });
      return value;
    },
  };
}
