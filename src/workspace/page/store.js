import { useEffect, useReducer } from "preact/hooks";

/** @import { State } from "./types.d.ts" */

/** @type {State} */
let state = {
  connected: false,
  me: "",
  team: { id: "", name: "" },
  bot: { userId: "" },
  users: [],
  channels: [],
  messages: [],
  statuses: [],
  sessions: {},
  home: null,
  modals: [],
  prompts: [],
  commands: [],
  shortcuts: [],
  place: { kind: "channel", id: "" },
  thread: null,
  unread: [],
  health: null,
  question: null,
  isSwitcherOpen: false,
  notice: "",
};

/** @type {Set<() => void>} */
const listeners = new Set();

/** The page's state, now. */
export function current() {
  return state;
}

/**
 * Changes the page's state and shows it.
 *
 * @param {Partial<State>} change
 */
export function set(change) {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

/** The page's state inside a component, which is drawn again when it changes. */
export function useStore() {
  const [, redraw] = useReducer((/** @type {number} */ count) => count + 1, 0);
  useEffect(() => {
    const listener = () => redraw(undefined);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return state;
}
