import { html } from "htm/preact";
import { useMemo } from "preact/hooks";
import { Blocks } from "./blocks/block.js";
import { Files } from "./blocks/files.js";
import { Mrkdwn } from "./blocks/mrkdwn.js";
import { initials, personColor } from "./people.js";
import { openThread } from "./places.js";
import { act } from "./server.js";

/** @import { Message as MessageData, State } from "./types.d.ts" */

// Messages of one person within five minutes share a name and a picture.
const TOGETHER_SECONDS = 300;

/**
 * @param {{state: State, message: MessageData, before?: MessageData, inThread?: boolean, children?: unknown}} props
 */
export function Message({ state, message, before, inThread = false, children }) {
  const author = state.users.find(({ id }) => id === message.user);
  const isApp = message.bot_id !== undefined;
  const name = author?.realName ?? "Slackbot";
  const isTogether = before !== undefined && belongsTo(message, before);
  const content = useMemo(() => html`<${Content} message=${message} />`, [message]);
  return html`
    <article
      class=${`message${isTogether ? " together" : ""}${message.isEphemeral ? " ephemeral" : ""}`}
      data-ts=${message.ts}
      aria-label=${`${name} at ${timeOf(message.ts)}`}
    >
      <div class="gutter">
        ${
          isTogether
            ? html`<time>${timeOf(message.ts)}</time>`
            : html`<span class=${`avatar${isApp ? " app" : ""}`} data-color=${personColor(message.user)} aria-hidden="true">
                ${isApp ? html`<img src="/_workspace/page/icon.svg" alt="" width="36" height="36" />` : initials(name)}
              </span>`
        }
      </div>
      <div class="body">
        ${message.isEphemeral && html`<p class="only-you"><span aria-hidden="true">◉</span> Only visible to you</p>`}
        ${
          !isTogether &&
          html`<p class="by">
            <strong>${name}</strong>${isApp && html`<span class="tag">APP</span>`}<time title=${dateOf(message.ts)}>${timeOf(message.ts)}</time>
          </p>`
        }
        ${content}
        ${message.edited && !message.isStreaming && html`<small class="edited">(edited)</small>`}
        ${
          (message.reactions ?? []).length > 0 &&
          html`<p class="reactions">${message.reactions?.map(({ name: emoji, count }) => html`<span key=${emoji}><${Mrkdwn} text=${`:${emoji}:`} /> ${count}</span>`)}</p>`
        }
        ${children}
      </div>
      ${!message.isEphemeral && html`<${Tools} state=${state} message=${message} inThread=${inThread} />`}
    </article>
  `;
}

/** @param {{message: MessageData}} props */
function Content({ message }) {
  const surface = { kind: "message", channel: message.channel, ts: message.ts };
  return html`
    <div class=${message.isStreaming ? "content streaming" : "content"}>
      ${
        message.blocks
          ? html`<${Blocks} blocks=${message.blocks} surface=${surface} />`
          : html`<p class="text"><${Mrkdwn} text=${message.text} /></p>`
      }
      <${Files} files=${message.files} />
    </div>
  `;
}

/** @param {{state: State, message: MessageData, inThread: boolean}} props */
function Tools({ state, message, inThread }) {
  const place = { channel: message.channel, ts: message.ts };
  const shortcuts = state.shortcuts.filter(({ type }) => type === "message");
  return html`
    <div class="tools">
      ${!inThread && html`<button title="Reply in thread" onClick=${() => openThread({ ...place, ts: message.thread_ts ?? message.ts })}>Reply</button>`}
      ${shortcuts.map(
        ({ name, callbackId, description }) => html`
          <button key=${callbackId} title=${description} onClick=${() => act("shortcut", { callbackId, message: place })}>${name}</button>
        `,
      )}
    </div>
  `;
}

/** @param {MessageData} message @param {MessageData} before */
function belongsTo(message, before) {
  return (
    message.user === before.user &&
    !message.isEphemeral &&
    !before.isEphemeral &&
    Number(message.ts) - Number(before.ts) < TOGETHER_SECONDS
  );
}

/** @param {string} ts */
function timeOf(ts) {
  return new Date(Number(ts) * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

/** @param {string} ts */
function dateOf(ts) {
  return new Date(Number(ts) * 1000).toLocaleString();
}
