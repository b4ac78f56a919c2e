import { act } from "./server.js";
import { current, set } from "./store.js";

/** @import { Channel, Message, Place, State } from "./types.d.ts" */

const INSIGHTS = "customer-insights";

/** The direct conversation with the app. */
export function directMessage(/** @type {State} */ state) {
  return state.channels.find(({ kind }) => kind === "im");
}

/**
 * The conversation that is in sight; none on Home.
 *
 * @param {State} state
 * @returns {Channel | undefined}
 */
export function channelInSight(state) {
  const { place } = state;
  if (place.kind === "app") return place.tab === "messages" ? directMessage(state) : undefined;
  return state.channels.find(({ id }) => id === place.id);
}

/** @param {Place} place */
export function goTo(place) {
  const target = place.kind === "channel" ? place.id : directMessage(current())?.id;
  set({
    place,
    thread: place.kind === "app" && place.tab === "messages" ? newestThread(target) : null,
    isSwitcherOpen: false,
    unread: current().unread.filter((id) => id !== target),
  });
  const path = place.kind === "app" ? `app/${place.tab}` : place.id;
  if (location.hash !== `#${path}`) history.replaceState(null, "", `#${path}`);
  if (place.kind === "app") act("open", { tab: place.tab });
}

/**
 * The conversation with the app that a person left last: there, each question has a thread of its own.
 *
 * @param {string | undefined} channel
 */
function newestThread(channel) {
  const reply = current().messages.findLast((message) => message.channel === channel && message.thread_ts);
  return channel && reply?.thread_ts ? { channel, ts: reply.thread_ts } : null;
}

/** Where the address says, or the channel that is for questions. */
export function goToStart() {
  const { channels } = current();
  const path = location.hash.slice(1);
  const named = channels.find(({ id }) => id === path);
  if (path === "app/home" || path === "app/messages")
    return goTo({ kind: "app", tab: path === "app/home" ? "home" : "messages" });
  const first = named ?? channels.find(({ name }) => name === INSIGHTS) ?? channels[0];
  if (first) goTo({ kind: "channel", id: first.id });
}

/** @param {{channel: string, ts: string} | null} thread */
export function openThread(thread) {
  set({ thread });
}

/**
 * Keeps up with what is new: opens the thread in which the app answers the person's last question, and marks
 * conversations that are out of sight.
 *
 * @param {Pick<Message, "channel" | "thread_ts"> & Partial<Message>} message
 */
export function follow(message) {
  const state = current();
  const inSight = channelInSight(state);
  if (inSight?.id !== message.channel) {
    if (message.ts && message.user !== state.me && !state.unread.includes(message.channel))
      set({ unread: [...state.unread, message.channel] });
    return;
  }
  const asked = state.messages.findLast(
    (known) => known.channel === message.channel && known.user === state.me && !known.thread_ts,
  );
  const last = state.messages.findLast(
    (known) => known.channel === message.channel && known.ts === message.thread_ts,
  );
  const isAnswer =
    message.thread_ts && last?.user === state.me && (asked === undefined || last.ts >= asked.ts);
  // Whoever is writing in another thread stays there.
  if (isAnswer && (state.thread === null || !document.activeElement?.closest(".thread")))
    openThread({ channel: message.channel, ts: String(message.thread_ts) });
}
