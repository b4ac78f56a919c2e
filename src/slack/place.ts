/** Where an answer goes. */
export type Place =
  /** Under a message, for everybody there. */
  | { kind: "thread"; channel: string; threadTs: string | undefined; user: string }
  /** To one person, within a channel. */
  | {
      kind: "private";
      channel: string;
      threadTs: string | undefined;
      responseUrl: string | undefined;
      user: string;
    }
  /** To one person, in their conversation with the app. */
  | { kind: "direct"; user: string }
  /** In a dialog that is open. */
  | { kind: "modal"; viewId: string; user: string }
  /** In a dialog that is still to be opened, within three seconds. */
  | { kind: "dialog"; triggerId: string; user: string };
