import { html } from "htm/preact";
import { AppHeader } from "./app-header.js";
import { Blocks } from "./blocks/block.js";

/** @import { State } from "./types.d.ts" */

/** App Home, as the app published it for this person. @param {{state: State}} props */
export function Home({ state }) {
  const { home } = state;
  return html`
    <section class="conversation" aria-label="Regulars Home">
      <${AppHeader} tab="home" />
      <div class="scroller home" tabindex="0">
        ${
          home
            ? html`<${Blocks} blocks=${home.blocks} surface=${{ kind: "view", viewId: home.id }} />`
            : html`<div class="empty"><h2>Home is on its way</h2><p>The app has not published its Home yet.</p></div>`
        }
      </div>
    </section>
  `;
}
