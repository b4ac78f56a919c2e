import { html } from "htm/preact";
import { useEffect } from "preact/hooks";
import { Banner } from "./banner.js";
import { ConfirmDialog } from "./confirm-dialog.js";
import { Conversation } from "./conversation.js";
import { Home } from "./home.js";
import { Modal } from "./modal.js";
import { channelInSight, openThread } from "./places.js";
import { Sidebar } from "./sidebar.js";
import { set, useStore } from "./store.js";
import { Switcher } from "./switcher.js";
import { Thread } from "./thread.js";

/** The whole page: who and where on the left, the conversation, and its thread. */
export function App() {
  const state = useStore();
  useEffect(() => {
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  const channel = channelInSight(state);
  const modal = state.modals.at(-1);
  return html`
    <div class="page">
      <${Banner} state=${state} />
      <div class="columns">
        <${Sidebar} state=${state} />
        <main class="main">
          ${channel ? html`<${Conversation} key=${channel.id} state=${state} channel=${channel} />` : html`<${Home} state=${state} />`}
        </main>
        ${state.thread && html`<${Thread} key=${state.thread.ts} state=${state} thread=${state.thread} />`}
      </div>
      ${modal && html`<${Modal} key=${modal.id} view=${modal} depth=${state.modals.length} />`}
      ${state.isSwitcherOpen && html`<${Switcher} state=${state} />`}
      ${state.question && html`<${ConfirmDialog} question=${state.question} />`}
      <div class="notice" role="status" aria-live="polite">${state.notice}</div>
    </div>
  `;
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    set({ isSwitcherOpen: true });
  }
  // Dialogs close themselves on Escape; what is left is the thread.
  if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open]"))
    openThread(null);
}
