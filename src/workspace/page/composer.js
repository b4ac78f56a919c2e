import { html } from "htm/preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { hintsFor } from "./hints.js";
import { act, notify } from "./server.js";
import { say } from "./suggestions.js";

/** @import { Channel, State } from "./types.d.ts" */

/** @param {{state: State, channel: Channel, threadTs?: string}} props */
export function Composer({ state, channel, threadTs }) {
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const box = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    if (!box.current) return;
    box.current.style.height = "auto";
    box.current.style.height = `${Math.min(200, box.current.scrollHeight)}px`;
  }, [text]);

  const hints = hintsFor(state, text);
  const isOpen = hints.length > 0;
  const hint = hints[Math.min(chosen, hints.length - 1)];
  const write = (/** @type {string} */ next) => {
    setText(next);
    setChosen(0);
  };
  const take = () => {
    if (hint) write(hint.completion);
    box.current?.focus();
  };
  const send = () => {
    const said = text.trim();
    if (said === "") return;
    if (said.startsWith("/") && threadTs) {
      notify(`${said.split(" ")[0]} is not supported in threads. Sorry!`);
      return;
    }
    write("");
    say(channel.id, said, threadTs);
  };

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.isComposing) return;
    const isExact = hint?.completion.trim() === text.trim();
    if (isOpen && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : hints.length - 1;
      setChosen((Math.min(chosen, hints.length - 1) + step) % hints.length);
    } else if (isOpen && !isExact && (event.key === "Tab" || event.key === "Enter")) {
      event.preventDefault();
      take();
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  }

  const name = channel.kind === "im" ? "Regulars" : `#${channel.name}`;
  const globals = state.shortcuts.filter(({ type }) => type === "global");
  return html`
    <form class="composer" onSubmit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      send();
    }}>
      ${
        isOpen &&
        html`<ul class="hints" role="listbox" id="hints" aria-label="Suggestions">
          ${hints.map(
            ({ title, detail, description, completion }, index) => html`
              <li
                key=${completion}
                role="option"
                aria-selected=${hint?.completion === completion}
                onMouseEnter=${() => setChosen(index)}
                onMouseDown=${(/** @type {Event} */ event) => {
                  event.preventDefault();
                  take();
                }}
              >
                <strong>${title}</strong> <code>${detail}</code><span>${description}</span>
              </li>
            `,
          )}
        </ul>`
      }
      <textarea
        ref=${box}
        rows="1"
        value=${text}
        placeholder=${threadTs ? "Reply…" : `Message ${name}`}
        aria-label=${threadTs ? "Reply in thread" : `Message ${name}`}
        aria-controls=${isOpen ? "hints" : undefined}
        aria-expanded=${isOpen}
        role="combobox"
        onInput=${(/** @type {Event & {currentTarget: HTMLTextAreaElement}} */ event) => write(event.currentTarget.value)}
        onKeyDown=${onKey}
      ></textarea>
      <div class="composer-row">
        ${
          !threadTs &&
          html`<button type="button" class="small" title="Slash commands" onClick=${() => {
            write("/");
            box.current?.focus();
          }}>/</button>`
        }
        ${
          channel.kind !== "im" &&
          html`<button type="button" class="small" title="Mention" onClick=${() => {
            write(`${text}@`);
            box.current?.focus();
          }}>@</button>`
        }
        ${
          !threadTs &&
          globals.map(
            ({ name: label, callbackId, description }) => html`
              <button key=${callbackId} type="button" class="small" title=${description} onClick=${() => act("shortcut", { callbackId })}>⚡ ${label}</button>
            `,
          )
        }
        <span class="grow"></span>
        <button class="send" disabled=${text.trim() === ""} aria-label="Send">Send</button>
      </div>
    </form>
  `;
}
