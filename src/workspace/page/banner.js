import { html } from "htm/preact";
import { isLoading } from "./server.js";

/** @import { State } from "./types.d.ts" */

/** @param {{state: State}} props */
export function Banner({ state }) {
  if (!state.connected && state.me)
    return html`<div class="banner warn" role="status">The workspace does not answer. Trying again…</div>`;
  if (!isLoading(state.health)) return null;
  const loading = state.health?.data_status?.loading;
  const share = loading && loading.total > 0 ? Math.min(1, loading.done / loading.total) : undefined;
  const percent = share === undefined ? "" : ` ${Math.floor(share * 100)} %`;
  return html`
    <div class="banner" role="status">
      <span>${loading ? "Loading the shop" : "Starting"}…${percent}${loading?.phase ? html` <small>${loading.phase}</small>` : ""}</span>
      <progress aria-label="Loading" value=${share} max="1"></progress>
    </div>
  `;
}
