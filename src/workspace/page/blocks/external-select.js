import { html } from "htm/preact";
import { useEffect, useState } from "preact/hooks";
import { act } from "../server.js";
import { plain } from "./mrkdwn.js";
import { useElement } from "./use-element.js";

/** @import { ElementProps } from "./element.js" */
/** @import { Option, OptionGroup } from "../types.d.ts" */

const MIN_QUERY_LENGTH = 3;
const PAUSE_MS = 200;

/** A choice among what the app finds for what is typed. @param {ElementProps} props */
export function ExternalSelect(props) {
  const { element, blockId, label } = props;
  const { choice, choose, surface, isBusy } = useElement(props);
  const isMulti = element.type.startsWith("multi_");
  const chosen = /** @type {Option[]} */ (
    isMulti ? (choice.selected_options ?? []) : [choice.selected_option].filter(Boolean)
  );
  const [text, setText] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [found, setFound] = useState(/** @type {Option[] | undefined} */ (undefined));
  const [failure, setFailure] = useState("");
  const [marked, setMarked] = useState(0);
  const least = element.min_query_length ?? MIN_QUERY_LENGTH;

  useEffect(() => {
    if (!isOpen || text.length < least) return setFound(undefined);
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const answer = await act("suggest", { surface, blockId, actionId: element.action_id, value: text });
      if (!isCurrent) return;
      const groups = /** @type {OptionGroup[]} */ (answer.optionGroups ?? []);
      setFound([
        .../** @type {Option[]} */ (answer.options ?? []),
        ...groups.flatMap(({ options }) => options),
      ]);
      setFailure(String(answer.failure ?? ""));
      setMarked(0);
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text, isOpen]);

  const take = (/** @type {Option | undefined} */ option) => {
    if (!option) return;
    choose(
      isMulti
        ? { selected_options: [...chosen.filter(({ value }) => value !== option.value), option] }
        : { selected_option: option },
    );
    setText("");
    setOpen(false);
  };
  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const last = (found?.length ?? 0) - 1;
    if (event.key === "ArrowDown") setMarked(Math.min(last, marked + 1));
    else if (event.key === "ArrowUp") setMarked(Math.max(0, marked - 1));
    else if (event.key === "Enter" && isOpen) take(found?.[marked]);
    else if (event.key === "Escape" && isOpen) setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  const single = !isMulti && !isOpen ? plain(chosen[0]?.text.text ?? "") : text;
  const message =
    failure ||
    (text.length < least
      ? `Type at least ${least} ${least === 1 ? "letter" : "letters"}`
      : found === undefined
        ? "Searching…"
        : found.length === 0
          ? "Nothing found"
          : "");
  return html`
    <span class="external">
      ${isMulti && chosen.map((option) => html`<button type="button" class="chip" key=${option.value} aria-label=${`Remove ${option.text.text}`} onClick=${() => choose({ selected_options: chosen.filter(({ value }) => value !== option.value) })}>${plain(option.text.text)} ×</button>`)}
      <input
        type="text"
        class="b-select"
        role="combobox"
        aria-expanded=${isOpen}
        aria-label=${label ?? element.placeholder?.text ?? "Search"}
        placeholder=${element.placeholder?.text ?? "Search…"}
        value=${single}
        disabled=${isBusy}
        onFocus=${() => setOpen(true)}
        onBlur=${() => setOpen(false)}
        onInput=${(/** @type {Event & {currentTarget: HTMLInputElement}} */ event) => {
          setText(event.currentTarget.value);
          setOpen(true);
        }}
        onKeyDown=${onKey}
      />
      ${
        isOpen &&
        html`<ul role="listbox">
          ${message && html`<li class="muted">${message}</li>`}
          ${found?.map(
            (option, index) => html`
              <li key=${option.value} role="option" aria-selected=${index === marked} onMouseDown=${(
                /** @type {Event} */ event,
              ) => {
                event.preventDefault();
                take(option);
              }}>
                ${plain(option.text.text)}${option.description && html` <small>${plain(option.description.text)}</small>`}
              </li>
            `,
          )}
        </ul>`
      }
    </span>
  `;
}
