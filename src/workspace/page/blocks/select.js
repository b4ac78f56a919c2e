import { html } from "htm/preact";
import { current } from "../store.js";
import { plain } from "./mrkdwn.js";
import { useElement } from "./use-element.js";

/** @import { ElementProps } from "./element.js" */
/** @import { Element, Option } from "../types.d.ts" */

/** @typedef {{value: string, label: string, option?: Option, group?: string}} Entry */

/** A choice among what is known here: options of the app, people, channels. @param {ElementProps} props */
export function Select(props) {
  const { element, label } = props;
  const { choice, choose, isBusy, hasFailed } = useElement(props);
  const entries = entriesOf(element);
  const field = FIELDS[element.type] ?? "selected_option";
  const chosen = choice[field];
  const value = keyOf(/** @type {string | Option | null | undefined} */ (chosen) ?? "");
  const groups = [...new Set(entries.map(({ group }) => group))];
  const take = (/** @type {string} */ next) => {
    const entry = entries.find((known) => known.value === next);
    if (entry) choose({ [field]: entry.option ?? entry.value });
  };
  const options = (/** @type {string | undefined} */ group) =>
    entries
      .filter((entry) => entry.group === group)
      .map((entry) => html`<option key=${entry.value} value=${entry.value}>${entry.label}</option>`);
  return html`
    <select
      class=${`b-select${hasFailed ? " failed" : ""}`}
      aria-label=${label ?? element.placeholder?.text ?? "Choose"}
      value=${value}
      disabled=${isBusy}
      onChange=${(/** @type {Event & {currentTarget: HTMLSelectElement}} */ event) => take(event.currentTarget.value)}
    >
      <option value="" disabled hidden>${element.placeholder?.text ?? "Choose…"}</option>
      ${groups.map((group) => (group === undefined ? options(group) : html`<optgroup key=${group} label=${group}>${options(group)}</optgroup>`))}
    </select>
  `;
}

/** Several of them. @param {ElementProps} props */
export function MultiSelect(props) {
  const { element, label } = props;
  const { choice, choose } = useElement(props);
  const field = FIELDS[element.type] ?? "selected_options";
  const chosen = /** @type {(string | Option)[]} */ (choice[field] ?? []);
  const values = chosen.map(keyOf);
  const toggle = (/** @type {Entry} */ entry) => {
    const rest = chosen.filter((known) => keyOf(known) !== entry.value);
    choose({ [field]: rest.length < chosen.length ? rest : [...chosen, entry.option ?? entry.value] });
  };
  return html`
    <fieldset class="b-choices boxed" aria-label=${label ?? element.placeholder?.text}>
      ${entriesOf(element).map((entry) => html`<label key=${entry.value}><input type="checkbox" checked=${values.includes(entry.value)} onChange=${() => toggle(entry)} /> ${entry.label}</label>`)}
    </fieldset>
  `;
}

/** @param {string | Option} entry */
function keyOf(entry) {
  return typeof entry === "string" ? entry : entry.value;
}

const FIELDS = /** @type {Record<string, string>} */ ({
  users_select: "selected_user",
  channels_select: "selected_channel",
  conversations_select: "selected_conversation",
  multi_users_select: "selected_users",
  multi_channels_select: "selected_channels",
  multi_conversations_select: "selected_conversations",
});

/** @param {Element} element @returns {Entry[]} */
function entriesOf(element) {
  const { users, channels } = current();
  if (element.type.endsWith("users_select"))
    return users.map(({ id, realName }) => ({ value: id, label: realName }));
  if (/(channels|conversations)_select$/.test(element.type))
    return channels
      .filter(
        ({ kind, isExtShared }) =>
          (kind === "channel" || element.type.includes("conversations")) &&
          !(isExtShared && element.filter?.exclude_external_shared_channels),
      )
      .map(({ id, name, kind }) => ({
        value: id,
        label: kind === "channel" ? `# ${name}` : `Regulars and ${name}`,
      }));
  const own = (element.options ?? []).map((option) => entryOf(option));
  const grouped = (element.option_groups ?? []).flatMap((group) =>
    group.options.map((option) => entryOf(option, group.label.text)),
  );
  return [...own, ...grouped];
}

/** @param {Option} option @param {string} [group] @returns {Entry} */
function entryOf(option, group) {
  return {
    value: option.value,
    label: plain(option.text.text),
    option,
    ...(group === undefined ? {} : { group }),
  };
}
