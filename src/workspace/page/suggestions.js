import { html } from "htm/preact";
import { act } from "./server.js";

/** @import { Channel, State } from "./types.d.ts" */

const IN_CHANNEL = [
  { title: "Customers at risk", text: "/churn-check" },
  { title: "Revenue, 12 weeks ahead", text: "/forecast revenue 12w" },
  { title: "Who are they?", text: "/segment-info" },
  { title: "In plain words", text: "@Regulars who are our best customers?" },
];

/** What to try first, in a conversation that is still empty. @param {{state: State, channel: Channel}} props */
export function Suggestions({ state, channel }) {
  const isDirect = channel.kind === "im";
  const suggestions = isDirect
    ? state.prompts.map(({ title, message }) => ({ title, text: message }))
    : IN_CHANNEL.filter(({ text }) => !text.startsWith("/") || knows(state, text));
  return html`
    <div class="empty">
      <h2>${isDirect ? "What would you like to know?" : `Welcome to #${channel.name}`}</h2>
      <p>
        ${
          isDirect
            ? "Ask in your own words. Answers come with their numbers, their period and their source."
            : channel.hasApp
              ? "Ask Regulars about your customers: mention it, or use a slash command."
              : "Regulars has not been invited here. Invite it with /invite @Regulars."
        }
      </p>
      ${
        (isDirect || channel.hasApp) &&
        html`<ul>
          ${suggestions.map(
            ({ title, text }) => html`
              <li key=${text}>
                <button onClick=${() => say(channel.id, text)}><span>${title}</span>${text.startsWith("/") ? html`<code>${text}</code>` : html`<small>${text}</small>`}</button>
              </li>
            `,
          )}
        </ul>`
      }
    </div>
  `;
}

/** @param {State} state @param {string} text */
function knows(state, text) {
  return state.commands.length === 0 || state.commands.some(({ command }) => text.split(" ")[0] === command);
}

/** Sends a text as if it had been typed. @param {string} channel @param {string} text @param {string} [threadTs] */
export function say(channel, text, threadTs) {
  if (text.startsWith("/")) return act("command", { channel, text });
  return act("post", { channel, text, ...(threadTs ? { threadTs } : {}) });
}
