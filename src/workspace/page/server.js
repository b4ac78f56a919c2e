import { follow } from "./places.js";
import { current, set } from "./store.js";

/** @import { Message, State, Status } from "./types.d.ts" */

const REMEMBERED_PERSON = "regulars.person";

/**
 * Asks the workspace to do something in the person's name.
 *
 * @param {string} name
 * @param {Record<string, unknown>} body
 * @returns {Promise<Record<string, unknown>>}
 */
export async function act(name, body) {
  try {
    const response = await fetch(`/_workspace/do/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ user: current().me, ...body }),
    });
    const answer = await response.json();
    if (!response.ok) notify(`That did not work: ${answer.error ?? response.status}.`);
    return answer;
  } catch {
    notify("The workspace does not answer. Is the product still running?");
    return { failure: "unreachable" };
  }
}

/** @param {string} notice */
export function notify(notice) {
  set({ notice });
  setTimeout(() => {
    if (current().notice === notice) set({ notice: "" });
  }, 6_000);
}

/** @type {EventSource | undefined} */
let updates;

/**
 * Shows the workspace as one person sees it, and keeps it live.
 *
 * @param {string} [person]
 */
export async function enterAs(person = sessionStorage.getItem(REMEMBERED_PERSON) ?? "") {
  updates?.close();
  await refresh(person);
  const { me } = current();
  sessionStorage.setItem(REMEMBERED_PERSON, me);
  updates = new EventSource(`/_workspace/updates?user=${me}`);
  updates.onmessage = (event) => receive(JSON.parse(event.data));
  updates.onerror = () => set({ connected: false });
}

/** @param {string} person */
async function refresh(person) {
  const response = await fetch(`/_workspace/state?user=${encodeURIComponent(person)}`);
  if (response.status === 404 && person !== "") return refresh("");
  set({ ...(await response.json()), connected: true });
}

/** @param {any} update */
function receive(update) {
  if (update.kind === "connected") refresh(current().me);
  else if (update.kind === "message") keep(update.message);
  else if (update.kind === "deleted") forget(update);
  else if (update.kind === "status") setStatus(update);
  else if (update.kind === "home") set({ home: update.home });
  else if (update.kind === "modals") set({ modals: update.modals });
}

/** @param {Message} message */
function keep(message) {
  const { messages } = current();
  const known = messages.findIndex(({ ts, channel }) => ts === message.ts && channel === message.channel);
  if (known < 0) set({ messages: [...messages, message] });
  else set({ messages: messages.map((old, index) => (index === known ? message : old)) });
  if (known < 0) follow(message);
}

/** @param {{channel: string, ts: string}} gone */
function forget(gone) {
  set({
    messages: current().messages.filter(({ ts, channel }) => ts !== gone.ts || channel !== gone.channel),
  });
}

/** @param {{channel: string, threadTs: string, status: Status | null, session: string | null}} update */
function setStatus({ channel, threadTs, status, session }) {
  const { statuses, sessions } = current();
  const others = statuses.filter((other) => other.channel !== channel || other.threadTs !== threadTs);
  set({
    statuses: status ? [...others, status] : others,
    sessions: { ...sessions, [`${channel}:${threadTs}`]: session },
  });
  if (status) follow({ channel, thread_ts: threadTs });
}

const FAST_MS = 1_000;
const SLOW_MS = 30_000;

/** Follows the product's health: closely while data is loading, from afar afterwards. */
export async function watchHealth() {
  const response = await fetch("/health").catch(() => undefined);
  const health = await response?.json().catch(() => undefined);
  const known = health && typeof health === "object" && "status" in health ? health : null;
  set({ health: known });
  setTimeout(watchHealth, isLoading(known) ? FAST_MS : SLOW_MS);
}

/** @param {State["health"]} health */
export function isLoading(health) {
  const data = health?.data_status;
  return data !== undefined && (data.loading !== undefined || health?.status === "starting");
}
