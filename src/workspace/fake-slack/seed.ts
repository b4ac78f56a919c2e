import type { Channel, State, User } from "./state.ts";

/** The people, channels and ids that every fake workspace starts with. */
export const IDS = {
  team: "T0REGULARS1",
  partnerTeam: "T0PARTNER01",
  app: "A0REGULARS1",
  bot: "B0REGULARS1",
  botUser: "U0REGULARS1",
  alex: "U0ALEX00001",
  sam: "U0SAM000001",
  gus: "U0GUEST0001",
  pat: "U0PARTNER01",
  general: "C0GENERAL01",
  insights: "C0INSIGHTS1",
  random: "C0RANDOM001",
  partner: "C0PARTNER01",
} as const;

/** A fresh workspace: an owner, a support agent, a guest, somebody from outside, and the app. */
export function seedState(shopName: string): State {
  const users = people();
  return {
    team: { id: IDS.team, name: shopName, domain: "regulars-local" },
    bot: { userId: IDS.botUser, botId: IDS.bot, appId: IDS.app },
    users,
    channels: [...channels(), ...users.filter((user) => user.kind !== "bot").map(directMessage)],
    messages: [],
    homes: new Map(),
    modals: new Map(),
    files: new Map(),
    statuses: new Map(),
    sessions: new Map(),
    prompts: new Map(),
  };
}

/** The id of the direct conversation between the app and a person. */
export function directMessageId(userId: string): string {
  return `D${userId.slice(1)}`;
}

function people(): User[] {
  const person = (id: string, name: string, realName: string, title: string, kind: User["kind"]): User => ({
    id,
    name,
    realName,
    title,
    kind,
    teamId: kind === "external" ? IDS.partnerTeam : IDS.team,
    timeZone: "Europe/Berlin",
    ...(kind === "bot" ? {} : { email: `${name}@shop.example` }),
  });
  return [
    person(IDS.alex, "alex", "Alex Morgan", "Shop owner", "owner"),
    person(IDS.sam, "sam", "Sam Rivera", "Support agent", "member"),
    person(IDS.gus, "gus", "Gus Lindholm", "Guest", "guest"),
    person(IDS.pat, "pat", "Pat Okafor", "Partner company", "external"),
    person(IDS.botUser, "regulars", "Regulars", "App", "bot"),
  ];
}

function channels(): Channel[] {
  const channel = (id: string, name: string, topic: string, members: string[]): Channel => ({
    id,
    name,
    topic,
    kind: "channel",
    isPrivate: false,
    isExtShared: id === IDS.partner,
    members,
  });
  const staff = [IDS.alex, IDS.sam];
  return [
    channel(IDS.general, "general", "Everybody in the shop", [...staff, IDS.botUser]),
    channel(IDS.insights, "customer-insights", "Ask Regulars about customers, segments and forecasts", [
      ...staff,
      IDS.gus,
      IDS.botUser,
    ]),
    channel(IDS.partner, "partner-shared", "Shared with another company", [...staff, IDS.pat, IDS.botUser]),
    channel(IDS.random, "random", "The app has not been invited here", staff),
  ];
}

function directMessage(user: User): Channel {
  return {
    id: directMessageId(user.id),
    kind: "im",
    name: user.name,
    topic: "",
    isPrivate: true,
    isExtShared: false,
    members: [user.id, IDS.botUser],
  };
}
