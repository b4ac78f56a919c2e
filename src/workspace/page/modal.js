import { html } from "htm/preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Blocks } from "./blocks/block.js";
import { initialValues } from "./blocks/values.js";
import { act } from "./server.js";

/** @import { View } from "./types.d.ts" */

const FIRST_FIELD = ":is(.modal-body, footer) :is(input, select, textarea, button.primary)";

/** What was filled in, by view, so that it is still there when a view on top of it is gone. */
const filledIn = new Map();

/** The modal on top of the stack. @param {{view: View, depth: number}} props */
export function Modal({ view, depth }) {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const values = useRef(filledIn.get(view.id) ?? initialValues(view.blocks));
  filledIn.set(view.id, values.current);
  const [errors, setErrors] = useState(/** @type {Record<string, string>} */ ({}));
  const [failure, setFailure] = useState("");
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    dialog.current?.showModal();
    const first = dialog.current?.querySelector(FIRST_FIELD);
    if (first instanceof HTMLElement) first.focus();
  }, []);
  // An update may bring fields that have a first value of their own.
  useEffect(() => {
    Object.assign(values.current, { ...initialValues(view.blocks), ...values.current });
  }, [view.blocks]);

  const close = () => act("close", { viewId: view.id });
  async function submit() {
    setBusy(true);
    const answer = await act("submit", { viewId: view.id, values: values.current });
    setBusy(false);
    setErrors(/** @type {Record<string, string>} */ (answer.errors ?? {}));
    setFailure(String(answer.failure ?? ""));
  }

  return html`
    <dialog
      class="modal"
      ref=${dialog}
      aria-label=${view.title?.text ?? "Dialog"}
      onCancel=${(/** @type {Event} */ event) => {
        event.preventDefault();
        close();
      }}
    >
      <form onSubmit=${(/** @type {Event} */ event) => {
        event.preventDefault();
        if (view.submit) submit();
      }} novalidate>
        <header>
          ${depth > 1 && html`<button type="button" class="back" aria-label="Back" onClick=${close}>‹</button>`}
          <h2>${view.title?.text}</h2>
          <button type="button" class="close" aria-label="Close" onClick=${close}>×</button>
        </header>
        <div class="modal-body">
          ${failure && html`<p class="alert error" role="alert">${failure}</p>`}
          <${Blocks} blocks=${view.blocks} surface=${{ kind: "view", viewId: view.id }} values=${values.current} errors=${errors} />
        </div>
        <footer>
          <button type="button" onClick=${close}>${view.close?.text ?? "Close"}</button>
          ${view.submit && html`<button class="primary" disabled=${isBusy}>${view.submit.text}</button>`}
        </footer>
      </form>
    </dialog>
  `;
}
