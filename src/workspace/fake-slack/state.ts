import type { Fields } from "./block-rules/rule.ts";

export type Block = Fields;

export interface User {
  id: string;
  name: string;
  realName: string;
  title: string;
  kind: "owner" | "admin" | "member" | "guest" | "external" | "bot";
  teamId: string;
  email?: string;
  timeZone: string;
}

export interface Channel {
  id: string;
  kind: "channel" | "im";
  name: string;
  topic: string;
  isPrivate: boolean;
  isExtShared: boolean;
  members: string[];
}

export interface Message {
  ts: string;
  channel: string;
  user: string;
  text: string;
  blocks?: Block[];
  threadTs?: string;
  editedTs?: string;
  /** Set on messages that one person alone sees; they vanish with a restart, as in Slack. */
  visibleTo?: string;
  botId?: string;
  files?: string[];
  metadata?: Fields;
  reactions?: { name: string; users: string[] }[];
  stream?: Stream;
}

/** A message that is (or was) written bit by bit. */
export interface Stream {
  open: boolean;
  startedAtMs: number;
  parts: StreamPart[];
}

export type StreamPart =
  | { kind: "markdown"; text: string }
  | { kind: "task"; card: Fields & { task_id: string } }
  | { kind: "plan"; title: string }
  | { kind: "blocks"; blocks: Block[] };

export interface View {
  id: string;
  type: "modal" | "home";
  hash: string;
  rootId: string;
  previousId?: string;
  user: string;
  externalId?: string;
  /** The view as the app gave it. */
  body: Fields;
}

export interface StoredFile {
  id: string;
  name: string;
  title: string;
  altText?: string;
  user: string;
  size: number;
  content?: Buffer;
  completed: boolean;
  /** Slack works on an upload for a moment: the type is unknown and blocks can't show it until then. */
  pollsUntilReady: number;
  channels: string[];
  createdAtSeconds: number;
  /** Where its bytes are taken, and until when. */
  upload: { secret: string; endsAtMs: number };
}

/** "Regulars is thinking…" under a thread, gone after two minutes without a message. */
export interface ThreadStatus {
  channel: string;
  threadTs: string;
  status: string;
  loadingMessages: string[];
  setAtMs: number;
}

export interface Session {
  channel: string;
  threadTs: string;
  status: string;
  title?: string;
}

export interface State {
  team: { id: string; name: string; domain: string };
  bot: { userId: string; botId: string; appId: string };
  users: User[];
  channels: Channel[];
  messages: Message[];
  homes: Map<string, View>;
  modals: Map<string, View[]>;
  files: Map<string, StoredFile>;
  statuses: Map<string, ThreadStatus>;
  sessions: Map<string, Session>;
  prompts: Map<string, { title?: string; prompts: { title: string; message: string }[] }>;
}
