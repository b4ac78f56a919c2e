import { html } from "htm/preact";
import { Composer } from "./composer.js";
import { titleOf } from "./conversation.js";
import { Message } from "./message.js";
import { openThread } from "./places.js";
import { Scroller } from "./scroller.js";
import { StatusLine } from "./status-line.js";

/** @import { State } from "./types.d.ts" */

/** @param {{state: State, thread: {channel: string, ts: string}}} props */
export function Thread({ state, thread }) {
  const channel = state.channels.find(({ id }) => id === thread.channel);
  if (!channel) return null;
  const messages = state.messages.filter(
    (message) =>
      message.channel === thread.channel && (message.ts === thread.ts || message.thread_ts === thread.ts),
  );
  return html`
    <aside class="thread" aria-label="Thread">
      <header class="bar">
        <h1>Thread</h1>
        <p>${titleOf(channel)}</p>
        <button class="close" aria-label="Close thread" onClick=${() => openThread(null)}>×</button>
      </header>
      <${Scroller} watch=${messages.length}>
        ${messages.map(
          (message, index) => html`
            <${Message} key=${message.ts} state=${state} message=${message} before=${messages[index - 1]} inThread=${true} />
          `,
        )}
        <${StatusLine} state=${state} channel=${thread.channel} threadTs=${thread.ts} />
      <//>
      <${Composer} state=${state} channel=${channel} threadTs=${thread.ts} />
    </aside>
  `;
}
