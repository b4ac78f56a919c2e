import { html } from "htm/preact";
import { initials, personColor } from "./people.js";
import { goTo, goToStart } from "./places.js";
import { enterAs, isLoading } from "./server.js";
import { set } from "./store.js";

/** @import { Channel, State } from "./types.d.ts" */

/** @param {{state: State}} props */
export function Sidebar({ state }) {
  const channels = state.channels.filter(({ kind }) => kind === "channel");
  return html`
    <nav class="sidebar" aria-label="Conversations">
      <header class="brand">
        <img src="/_workspace/page/icon.svg" alt="" width="28" height="28" />
        <div><strong>Regulars</strong><span>local workspace</span></div>
      </header>
      <button class="jump" onClick=${() => set({ isSwitcherOpen: true })}>Jump to… <kbd>Ctrl K</kbd></button>
      <h2>Channels</h2>
      <ul>${channels.map((channel) => html`<li key=${channel.id}><${ChannelLink} state=${state} channel=${channel} /></li>`)}</ul>
      <h2>App</h2>
      <ul>
        <li><${AppLink} state=${state} tab="home" label="Regulars · Home" mark="⌂" /></li>
        <li><${AppLink} state=${state} tab="messages" label="Regulars · Messages" mark="✦" /></li>
      </ul>
      <div class="spacer"></div>
      <${ShopState} state=${state} />
      <${PersonPicker} state=${state} />
    </nav>
  `;
}

/** @param {{state: State, channel: Channel}} props */
function ChannelLink({ state, channel }) {
  const isHere = state.place.kind === "channel" && state.place.id === channel.id;
  const isUnread = state.unread.includes(channel.id);
  return html`
    <button
      class=${`link${isHere ? " here" : ""}${isUnread ? " unread" : ""}`}
      aria-current=${isHere ? "page" : undefined}
      onClick=${() => goTo({ kind: "channel", id: channel.id })}
    >
      <span class="mark" aria-hidden="true">#</span><span class="grow">${channel.name}</span>
      ${channel.isExtShared && html`<span class="tag" title="Shared with another company">shared</span>`}
    </button>
  `;
}

/** @param {{state: State, tab: "home" | "messages", label: string, mark: string}} props */
function AppLink({ state, tab, label, mark }) {
  const isHere = state.place.kind === "app" && state.place.tab === tab;
  const channel = state.channels.find(({ kind }) => kind === "im");
  const isUnread = tab === "messages" && channel !== undefined && state.unread.includes(channel.id);
  return html`
    <button
      class=${`link${isHere ? " here" : ""}${isUnread ? " unread" : ""}`}
      aria-current=${isHere ? "page" : undefined}
      onClick=${() => goTo({ kind: "app", tab })}
    >
      <span class="mark" aria-hidden="true">${mark}</span><span class="grow">${label}</span>
    </button>
  `;
}

/** @param {{state: State}} props */
function ShopState({ state }) {
  const data = state.health?.data_status;
  if (!data || data.customers_loaded === null || isLoading(state.health)) return null;
  return html`
    <div class="shop">
      <span>${data.customers_loaded.toLocaleString("en-US")} customers</span>
      ${data.synthetic && html`<span class="tag">Synthetic sample shop</span>`}
    </div>
  `;
}

/** @param {{state: State}} props */
function PersonPicker({ state }) {
  const people = state.users.filter(({ kind }) => kind !== "bot");
  const me = people.find(({ id }) => id === state.me);
  return html`
    <label class="person">
      <span class="avatar" data-color=${personColor(state.me)} aria-hidden="true">${initials(me?.realName ?? "")}</span>
      <span class="who"><select
        aria-label="You are"
        value=${state.me}
        onChange=${async (/** @type {Event & {currentTarget: HTMLSelectElement}} */ event) => {
          set({ thread: null });
          await enterAs(event.currentTarget.value);
          goToStart();
        }}
      >
        ${people.map(({ id, realName }) => html`<option key=${id} value=${id}>${realName}</option>`)}
      </select><small>${me?.title}</small></span>
    </label>
  `;
}
