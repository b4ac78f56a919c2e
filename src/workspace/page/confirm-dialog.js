import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";
import { PlainOrMrkdwn } from "./blocks/mrkdwn.js";
import { current, set } from "./store.js";

/** @import { Confirm, State } from "./types.d.ts" */

/** Asks before something is done, where the element says so. @param {Confirm | undefined} confirm @returns {Promise<boolean>} */
export function confirmed(confirm) {
  if (!confirm) return Promise.resolve(true);
  return new Promise((answer) => set({ question: { confirm, answer } }));
}

/** @param {{question: NonNullable<State["question"]>}} props */
export function ConfirmDialog({ question: { confirm, answer } }) {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  useEffect(() => dialog.current?.showModal(), []);
  const end = (/** @type {boolean} */ yes) => {
    if (!current().question) return;
    set({ question: null });
    answer(yes);
  };
  return html`
    <dialog class="confirm" ref=${dialog} aria-label=${confirm.title?.text ?? "Are you sure?"} onClose=${() => end(false)}>
      <h2>${confirm.title?.text ?? "Are you sure?"}</h2>
      <p><${PlainOrMrkdwn} text=${confirm.text} /></p>
      <footer>
        <button onClick=${() => end(false)}>${confirm.deny?.text ?? "Cancel"}</button>
        <button class=${confirm.style === "danger" ? "danger" : "primary"} autofocus onClick=${() => end(true)}>${confirm.confirm?.text ?? "Yes"}</button>
      </footer>
    </dialog>
  `;
}
