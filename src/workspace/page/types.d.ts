/** What the server gives to the page, and Block Kit as the page reads it. The server has checked it already. */

export interface Person {
  id: string;
  name: string;
  realName: string;
  title: string;
  kind: string;
}

export interface Channel {
  id: string;
  kind: "channel" | "im";
  name: string;
  topic: string;
  isExtShared: boolean;
  hasApp: boolean;
}

export interface Message {
  ts: string;
  channel: string;
  user: string;
  text: string;
  blocks?: Block[];
  thread_ts?: string;
  bot_id?: string;
  edited?: { ts: string };
  isEphemeral: boolean;
  isStreaming: boolean;
  reactions?: { name: string; count: number }[];
  files: SlackFile[];
}

export interface SlackFile {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  size: number;
  url_private: string;
  url_private_download: string;
  alt_txt?: string;
}

export interface Status {
  channel: string;
  threadTs: string;
  text: string;
  loadingMessages: string[];
  setAtMs: number;
}

export interface View {
  id: string;
  type: "modal" | "home";
  blocks: Block[];
  title?: Text;
  submit?: Text | null;
  close?: Text | null;
}

export interface Command {
  command: string;
  description: string;
  usageHint: string;
}

export interface Shortcut {
  name: string;
  type: "global" | "message";
  callbackId: string;
  description: string;
}

export interface Health {
  status: string;
  data_status?: {
    customers_loaded: number | null;
    archetypes_available: number | null;
    synthetic?: boolean | null;
    loading?: { phase: string; done: number; total: number };
  };
}

export interface Text {
  type: "plain_text" | "mrkdwn";
  text: string;
}

export interface Option {
  text: Text;
  value: string;
  description?: Text;
  url?: string;
}

export interface OptionGroup {
  label: Text;
  options: Option[];
}

export interface Confirm {
  title?: Text;
  text: Text;
  confirm?: Text;
  deny?: Text;
  style?: "primary" | "danger";
}

export interface FeedbackButton {
  text: Text;
  value: string;
}

export interface Element {
  type: string;
  action_id: string;
  text?: Text;
  value?: string;
  url?: string;
  style?: "primary" | "danger";
  confirm?: Confirm;
  accessibility_label?: string;
  placeholder?: Text;
  options?: Option[];
  option_groups?: OptionGroup[];
  initial_option?: Option;
  initial_options?: Option[];
  initial_value?: string;
  initial_date?: string;
  initial_time?: string;
  initial_date_time?: number;
  initial_user?: string;
  initial_users?: string[];
  initial_channel?: string;
  initial_channels?: string[];
  initial_conversation?: string;
  initial_conversations?: string[];
  default_to_current_conversation?: boolean;
  filter?: { include?: string[]; exclude_external_shared_channels?: boolean };
  min_query_length?: number;
  multiline?: boolean;
  max_length?: number;
  min_value?: string;
  max_value?: string;
  is_decimal_allowed?: boolean;
  focus_on_load?: boolean;
  icon?: string;
  positive_button?: FeedbackButton;
  negative_button?: FeedbackButton;
  dispatch_action_config?: { trigger_actions_on: string[] };
  /** Of an image. */
  image_url?: string;
  slack_file?: { id?: string; url?: string };
  alt_text?: string;
}

export interface Styled {
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  code?: boolean;
  underline?: boolean;
}

export interface RichElement {
  type: string;
  style?: Styled | "bullet" | "ordered";
  elements?: RichElement[];
  indent?: number;
  offset?: number;
  text?: string;
  url?: string;
  user_id?: string;
  channel_id?: string;
  name?: string;
  unicode?: string;
  range?: string;
  timestamp?: number;
  format?: string;
  fallback?: string;
  value?: string;
}

export interface RichText {
  type: "rich_text";
  elements: RichElement[];
}

export type Cell =
  | { type: "raw_text"; text: string }
  | { type: "raw_number"; text: string; value: number }
  | RichText;

export interface Series {
  name: string;
  data: { label: string; value: number }[];
}

export type Chart =
  | { type: "pie"; segments: { label: string; value: number }[] }
  | {
      type: "line" | "bar" | "area";
      series: Series[];
      axis_config: { categories: string[]; x_label?: string; y_label?: string };
    };

export interface TaskCard {
  type: "task_card";
  task_id: string;
  title: string;
  status: "pending" | "in_progress" | "complete" | "error";
  details?: RichText;
  output?: RichText;
  sources?: { type: "url"; url: string; text: string }[];
}

export interface CardBlock {
  type: "card";
  block_id: string;
  hero_image?: Element;
  icon?: Element;
  title?: Text;
  subtitle?: Text;
  body?: Text;
  subtext?: Text;
  actions?: Element[];
}

export interface TableBlock {
  type: "table";
  rows: Cell[][];
  column_settings?: { align?: "left" | "center" | "right"; is_wrapped?: boolean }[];
}

export interface DataTableBlock {
  type: "data_table";
  caption: string;
  rows: Cell[][];
  page_size?: number;
  row_header_column_index?: number;
}

export interface InputBlock {
  type: "input";
  block_id: string;
  label: Text;
  element: Element;
  hint?: Text;
  optional?: boolean;
  dispatch_action?: boolean;
}

export type Block = { block_id: string } & (
  | { type: "header"; text: Text; level?: number }
  | { type: "section"; text?: Text; fields?: Text[]; accessory?: Element }
  | { type: "context"; elements: (Text | (Element & { type: "image" }))[] }
  | { type: "context_actions"; elements: Element[] }
  | { type: "divider" }
  | { type: "actions"; elements: Element[] }
  | {
      type: "image";
      alt_text: string;
      title?: Text;
      image_url?: string;
      slack_file?: { id?: string; url?: string };
    }
  | RichText
  | { type: "markdown"; text: string }
  | TableBlock
  | DataTableBlock
  | { type: "data_visualization"; title: string; chart: Chart }
  | CardBlock
  | { type: "carousel"; elements: CardBlock[] }
  | { type: "alert"; text: Text; level?: string }
  | {
      type: "container";
      title?: Text;
      rich_text_title?: RichText;
      subtitle?: Text;
      child_blocks: Block[];
      is_collapsible?: boolean;
      default_collapsed?: boolean;
    }
  | { type: "plan"; title: string; tasks?: TaskCard[] }
  | TaskCard
  | { type: "video"; title: Text; title_url?: string; alt_text: string; description?: Text }
  | { type: "file"; external_id: string }
  | InputBlock
);

export type Place = { kind: "channel"; id: string } | { kind: "app"; tab: "home" | "messages" };

export type Surface = { kind: "message"; channel: string; ts: string } | { kind: "view"; viewId: string };

/** What was chosen in an element, under Slack's names. */
export type Choice = Record<string, unknown>;

export interface State {
  connected: boolean;
  me: string;
  team: { id: string; name: string };
  bot: { userId: string };
  users: Person[];
  channels: Channel[];
  messages: Message[];
  statuses: Status[];
  sessions: Record<string, string | null>;
  home: View | null;
  modals: View[];
  prompts: { title: string; message: string }[];
  commands: Command[];
  shortcuts: Shortcut[];
  place: Place;
  thread: { channel: string; ts: string } | null;
  unread: string[];
  health: Health | null;
  question: { confirm: Confirm; answer: (yes: boolean) => void } | null;
  isSwitcherOpen: boolean;
  notice: string;
}
