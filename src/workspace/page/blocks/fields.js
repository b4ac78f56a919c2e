import { html } from "htm/preact";
import { useElement } from "./use-element.js";

/** @import { ElementProps } from "./element.js" */

const TYPES = /** @type {Record<string, string>} */ ({ email_text_input: "email", url_text_input: "url" });

/** A line or an area of text. In an input that asks for it, Enter tells the app. @param {ElementProps} props */
export function TextField(props) {
  const { element, label, dispatch } = props;
  const { choice, note, tell } = useElement({ ...props, isQuiet: true });
  const value = String(choice.value ?? "");
  const onInput = (/** @type {Event & {currentTarget: HTMLInputElement | HTMLTextAreaElement}} */ event) => {
    const next = { value: event.currentTarget.value === "" ? null : event.currentTarget.value };
    note(next);
    if (dispatch && element.dispatch_action_config?.trigger_actions_on.includes("on_character_entered"))
      tell(next);
  };
  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" || !dispatch || event.shiftKey) return;
    event.preventDefault();
    tell({ value });
  };
  const shared = {
    class: "b-field",
    "aria-label": label,
    placeholder: element.placeholder?.text,
    value,
    onInput,
    onKeyDown,
    autofocus: element.focus_on_load,
  };
  if (element.multiline) return html`<textarea rows="4" ...${shared}></textarea>`;
  const inputMode =
    element.type === "number_input" ? (element.is_decimal_allowed ? "decimal" : "numeric") : undefined;
  return html`<input type=${TYPES[element.type] ?? "text"} inputmode=${inputMode} ...${shared} />`;
}

const DATE_TYPES = /** @type {Record<string, string>} */ ({
  datepicker: "date",
  timepicker: "time",
  datetimepicker: "datetime-local",
});
const DATE_FIELDS = /** @type {Record<string, string>} */ ({
  datepicker: "selected_date",
  timepicker: "selected_time",
  datetimepicker: "selected_date_time",
});

/** A day, a time or both. @param {ElementProps} props */
export function DateField(props) {
  const { element, label } = props;
  const { choice, choose } = useElement(props);
  const field = DATE_FIELDS[element.type] ?? "selected_date";
  const isMoment = element.type === "datetimepicker";
  const chosen = choice[field];
  const value = isMoment && typeof chosen === "number" ? localMoment(chosen) : String(chosen ?? "");
  const take = (/** @type {string} */ next) =>
    choose({ [field]: next === "" ? null : isMoment ? Math.floor(new Date(next).getTime() / 1000) : next });
  return html`<input
    type=${DATE_TYPES[element.type]}
    class="b-select"
    aria-label=${label ?? element.placeholder?.text ?? "Date"}
    value=${value}
    onChange=${(/** @type {Event & {currentTarget: HTMLInputElement}} */ event) => take(event.currentTarget.value)}
  />`;
}

/** What a `datetime-local` field takes: the reader's own wall clock. @param {number} seconds */
function localMoment(seconds) {
  const moment = new Date(seconds * 1000);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
