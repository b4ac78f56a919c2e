import { html } from "htm/preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { plain } from "./mrkdwn.js";
import { useElement } from "./use-element.js";

/** @import { ElementProps } from "./element.js" */
/** @import { Option } from "../types.d.ts" */

/** The menu behind three dots. @param {ElementProps} props */
export function Overflow(props) {
  const { choose, isBusy } = useElement(props);
  const [isOpen, setOpen] = useState(false);
  const box = useRef(/** @type {HTMLSpanElement | null} */ (null));
  useEffect(() => {
    if (!isOpen) return;
    const first = box.current?.querySelector("li button");
    if (first instanceof HTMLElement) first.focus();
    const leave = (/** @type {Event} */ event) => {
      if (!box.current?.contains(/** @type {Node} */ (event.target))) setOpen(false);
    };
    document.addEventListener("pointerdown", leave);
    return () => document.removeEventListener("pointerdown", leave);
  }, [isOpen]);
  const take = (/** @type {Option} */ option) => {
    setOpen(false);
    if (option.url && /^https?:/.test(option.url)) window.open(option.url, "_blank", "noopener,noreferrer");
    choose({ selected_option: option });
  };
  return html`
    <span class="overflow" ref=${box} onKeyDown=${(/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Escape" && isOpen) {
        event.preventDefault();
        setOpen(false);
      }
    }}>
      <button type="button" class="b-button small" aria-label="More actions" aria-haspopup="menu" aria-expanded=${isOpen} disabled=${isBusy} onClick=${() => setOpen(!isOpen)}>⋯</button>
      ${isOpen && html`<ul role="menu">${(props.element.options ?? []).map((option) => html`<li key=${option.value}><button type="button" role="menuitem" onClick=${() => take(option)}>${plain(option.text.text)}</button></li>`)}</ul>`}
    </span>
  `;
}
