import { html } from "htm/preact";
import { goTo } from "./places.js";

/** @typedef {"home" | "messages"} Tab */

/** The app's own two tabs. @param {{tab: Tab}} props */
export function AppHeader({ tab }) {
  const button = (/** @type {Tab} */ name, /** @type {string} */ label) =>
    html`<button role="tab" aria-selected=${tab === name} onClick=${() => goTo({ kind: "app", tab: name })}>${label}</button>`;
  return html`
    <header class="bar">
      <h1>Regulars</h1>
      <div class="tabs" role="tablist">${button("home", "Home")}${button("messages", "Messages")}</div>
    </header>
  `;
}
