import type { WebClient } from "@slack/web-api";
import type { Logger } from "../log.ts";
import type { Role } from "../privacy/roles.ts";
import type { Envelope } from "./envelope.ts";

/** Why somebody gets no data, in the words they are told. */
export const REFUSALS = {
  foreign: "I only answer people of this workspace.",
  guest: "I don't answer guests. Ask a member of this workspace.",
  unknown: "Slack does not tell me just now who you are. Try again in a minute.",
  shared: "I don't answer in channels that are shared with another organisation. Ask me in a direct message.",
  unseen:
    "I can't see who is in this conversation, so I don't answer here. Invite me with /invite, or ask me in a direct message.",
} as const;

type Refusal = keyof typeof REFUSALS;

/** How long what Slack said of a channel or a person is trusted: a channel can become shared at any time. */
const CHANNEL_TRUST_MS = 60_000;
const USER_TRUST_MS = 15 * 60_000;
const ENTRIES_MAX = 5_000;

/** What all who are not admins or owners of the workspace are here. */
export type MemberRole = Exclude<Role, "admin">;

/**
 * Decides who gets data: members of this workspace, in conversations that are not shared with another
 * organisation. What can't be found out is refused.
 */
export function createAccess({
  clock,
  logger,
  memberRole,
}: {
  clock: () => Date;
  logger: Logger;
  memberRole: MemberRole;
}) {
  const channels = createMemory<boolean>(clock, CHANNEL_TRUST_MS);
  const users = createMemory<Member>(clock, USER_TRUST_MS);
  const memberOf = (client: WebClient, user: string) =>
    users.get(user, async () => {
      const found = (await client.users.info({ user })).user;
      return {
        team: found?.team_id,
        isAdmin: found?.is_admin === true || found?.is_owner === true,
        // Of one channel or of several.
        isGuest: found?.is_restricted === true || found?.is_ultra_restricted === true,
      };
    });

  async function strangeness(
    client: WebClient,
    envelope: Envelope,
    home: readonly string[],
  ): Promise<"foreign" | "guest" | undefined> {
    if (!envelope.user || !envelope.team || !home.includes(envelope.team)) return "foreign";
    if (!envelope.userTeams.every((team) => home.includes(team))) return "foreign";
    const { team, isGuest } = await memberOf(client, envelope.user);
    const isOfHere = envelope.userTeams.length > 0 || (team !== undefined && home.includes(team));
    if (!isOfHere) return "foreign";
    return isGuest ? "guest" : undefined;
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
     * Admins and owners of the workspace are admins here, everybody else has the role of members.
     *
     * @throws where Slack does not say.
     */
    async roleOf(client: WebClient, user: string): Promise<Role> {
      return (await memberOf(client, user)).isAdmin ? "admin" : memberRole;
    },
    /** @param home ids of the workspace and its organisation. */
    async refusal(
      client: WebClient,
      envelope: Envelope,
      home: readonly string[],
    ): Promise<Refusal | undefined> {
      if (envelope.isShared) return "shared";
      try {
        const strange = await strangeness(client, envelope, home);
        if (strange) return strange;
      } catch (error) {
        logger.warn({ err: error }, "membership unknown");
        return "unknown";
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
  isGuest: boolean;
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
