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

/** Where something can be said at once: a dialog has to be opened first. */
export type OpenPlace = Exclude<Place, { kind: "dialog" }>;

/** For the person alone, also where an answer would have been for all. */
export function privately(place: Place): OpenPlace {
  if (place.kind === "thread") return { ...place, kind: "private", responseUrl: undefined };
  return place.kind === "dialog" ? { kind: "direct", user: place.user } : place;
}
