import { html } from "htm/preact";
import { AppHeader } from "./app-header.js";
import { Composer } from "./composer.js";
import { Message } from "./message.js";
import { openThread } from "./places.js";
import { Scroller } from "./scroller.js";
import { StatusLine } from "./status-line.js";
import { Suggestions } from "./suggestions.js";

/** @import { Channel, Message as MessageData, State } from "./types.d.ts" */

/** @param {{state: State, channel: Channel}} props */
export function Conversation({ state, channel }) {
  const messages = state.messages.filter((message) => message.channel === channel.id && isTopLevel(message));
  return html`
    <section class="conversation" aria-label=${titleOf(channel)}>
      ${
        channel.kind === "im"
          ? html`<${AppHeader} tab="messages" />`
          : html`<header class="bar">
              <h1>${titleOf(channel)}</h1>
              <p>${channel.topic}</p>
              ${channel.isExtShared && html`<p class="shared-note">Another company reads along here. The app gives no figures in this channel.</p>`}
            </header>`
      }
      <${Scroller} watch=${messages.length}>
        ${messages.length === 0 && html`<${Suggestions} state=${state} channel=${channel} />`}
        ${messages.map(
          (message, index) => html`
            <${Message} key=${message.ts} state=${state} message=${message} before=${messages[index - 1]}>
              <${Replies} state=${state} parent=${message} />
            <//>
          `,
        )}
      <//>
      <${Composer} state=${state} channel=${channel} />
    </section>
  `;
}

/** @param {{state: State, parent: MessageData}} props */
function Replies({ state, parent }) {
  const replies = state.messages.filter(
    ({ channel, thread_ts, ts, isEphemeral }) =>
      channel === parent.channel && thread_ts === parent.ts && ts !== parent.ts && !isEphemeral,
  );
  const thread = { channel: parent.channel, ts: parent.ts };
  return html`
    ${
      replies.length > 0 &&
      html`<button class="replies" onClick=${() => openThread(thread)}>
        ${replies.length === 1 ? "1 reply" : `${replies.length} replies`} <span>View thread</span>
      </button>`
    }
    <${StatusLine} state=${state} channel=${parent.channel} threadTs=${parent.ts} />
  `;
}

/** @param {Channel} channel */
export function titleOf(channel) {
  return channel.kind === "im" ? "Regulars" : `# ${channel.name}`;
}

/** @param {MessageData} message */
function isTopLevel(message) {
  return message.thread_ts === undefined || message.thread_ts === message.ts;
}
