import { html } from "htm/preact";
import { PlainOrMrkdwn } from "./mrkdwn.js";
import { useElement } from "./use-element.js";

/** @import { ElementProps } from "./element.js" */
/** @import { Option } from "../types.d.ts" */

/** @param {ElementProps} props */
export function Checkboxes(props) {
  const { choice, choose } = useElement(props);
  const chosen = /** @type {Option[]} */ (choice.selected_options ?? []);
  const toggle = (/** @type {Option} */ option) => {
    const rest = chosen.filter(({ value }) => value !== option.value);
    choose({ selected_options: rest.length < chosen.length ? rest : [...chosen, option] });
  };
  return html`
    <fieldset class="b-choices" aria-label=${props.label}>
      ${(props.element.options ?? []).map((option) => html`<label key=${option.value}><input type="checkbox" checked=${chosen.some(({ value }) => value === option.value)} onChange=${() => toggle(option)} /> <${OptionText} option=${option} /></label>`)}
    </fieldset>
  `;
}

/** @param {ElementProps} props */
export function RadioButtons(props) {
  const { element, blockId } = props;
  const { choice, choose } = useElement(props);
  const chosen = /** @type {Option | null | undefined} */ (choice.selected_option);
  return html`
    <fieldset class="b-choices" aria-label=${props.label}>
      ${(element.options ?? []).map((option) => html`<label key=${option.value}><input type="radio" name=${`${blockId}:${element.action_id}`} checked=${chosen?.value === option.value} onChange=${() => choose({ selected_option: option })} /> <${OptionText} option=${option} /></label>`)}
    </fieldset>
  `;
}

/** @param {{option: Option}} props */
function OptionText({ option }) {
  return html`<span><${PlainOrMrkdwn} text=${option.text} />${option.description && html`<small class="muted"> <${PlainOrMrkdwn} text=${option.description} /></small>`}</span>`;
}
