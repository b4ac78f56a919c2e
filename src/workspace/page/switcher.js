import { html } from "htm/preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { goTo } from "./places.js";
import { set } from "./store.js";

/** @import { Place, State } from "./types.d.ts" */

/** Ctrl/Cmd+K: anywhere by a few letters. @param {{state: State}} props */
export function Switcher({ state }) {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  useEffect(() => dialog.current?.showModal(), []);

  const found = placesOf(state).filter(({ label }) => label.toLowerCase().includes(text.toLowerCase()));
  const go = (/** @type {Place | undefined} */ place) =>
    place ? goTo(place) : set({ isSwitcherOpen: false });

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.key === "ArrowDown") setChosen(Math.min(found.length - 1, chosen + 1));
    else if (event.key === "ArrowUp") setChosen(Math.max(0, chosen - 1));
    else if (event.key === "Enter") go(found[chosen]?.place);
    else return;
    event.preventDefault();
  }

  return html`
    <dialog class="switcher" ref=${dialog} aria-label="Jump to" onClose=${() => set({ isSwitcherOpen: false })}
      onClick=${(/** @type {MouseEvent} */ event) => event.target === dialog.current && dialog.current?.close()}>
      <input
        type="text"
        autofocus
        placeholder="Jump to a channel…"
        aria-label="Jump to"
        value=${text}
        onInput=${(/** @type {Event & {currentTarget: HTMLInputElement}} */ event) => {
          setText(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown=${onKey}
      />
      <ul role="listbox">
        ${found.map(
          ({ label, place }, index) => html`
            <li key=${label} role="option" aria-selected=${index === chosen} onMouseEnter=${() => setChosen(index)} onClick=${() => go(place)}>${label}</li>
          `,
        )}
      </ul>
    </dialog>
  `;
}

/** @param {State} state @returns {{label: string, place: Place}[]} */
function placesOf(state) {
  return [
    ...state.channels
      .filter(({ kind }) => kind === "channel")
      .map(({ id, name }) => ({ label: `# ${name}`, place: /** @type {Place} */ ({ kind: "channel", id }) })),
    { label: "Regulars · Home", place: { kind: "app", tab: "home" } },
    { label: "Regulars · Messages", place: { kind: "app", tab: "messages" } },
  ];
}
