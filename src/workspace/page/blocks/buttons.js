import { html } from "htm/preact";
import { useState } from "preact/hooks";
import { confirmed } from "../confirm-dialog.js";
import { hasIcon, Icon } from "../icons.js";
import { plain } from "./mrkdwn.js";
import { useElement } from "./use-element.js";

/** @import { ElementProps } from "./element.js" */

/** @param {ElementProps} props */
export function Button(props) {
  const { element } = props;
  const { tell, isBusy, hasFailed } = useElement(props);
  async function press() {
    if (!(await confirmed(element.confirm))) return;
    if (element.url && /^https?:/.test(element.url))
      window.open(element.url, "_blank", "noopener,noreferrer");
    await tell({});
  }
  return html`
    <button type="button" class=${`b-button ${element.style ?? ""}`} disabled=${isBusy} aria-label=${element.accessibility_label} onClick=${press}>
      ${hasFailed && html`<span class="failed" title="The app did not answer in time">⚠</span> `}${plain(element.text?.text ?? "")}
    </button>
  `;
}

/** @param {ElementProps} props */
export function IconButton(props) {
  const { element } = props;
  const { tell, isBusy } = useElement(props);
  const press = async () => (await confirmed(element.confirm)) && tell({});
  const label = plain(element.text?.text ?? "");
  return html`<button type="button" class="b-button small" disabled=${isBusy} title=${label} aria-label=${element.accessibility_label ?? label} onClick=${press}>${hasIcon(element.icon ?? "") ? html`<${Icon} name=${element.icon} />` : label}</button>`;
}

/** Thumbs up and down; the last one pressed holds. @param {ElementProps} props */
export function FeedbackButtons(props) {
  const { positive_button: good, negative_button: bad } = props.element;
  const { tell } = useElement(props);
  const [given, setGiven] = useState("");
  const button = (/** @type {typeof good} */ option, /** @type {string} */ mark) =>
    option &&
    html`<button
      type="button"
      class="b-button small"
      title=${option.text.text}
      aria-label=${option.text.text}
      aria-pressed=${given === option.value}
      onClick=${() => {
        setGiven(option.value);
        tell({ value: option.value, text: option.text });
      }}
    ><${Icon} name=${mark} /></button>`;
  return html`<span class="feedback">${button(good, "up")}${button(bad, "down")}</span>`;
}
