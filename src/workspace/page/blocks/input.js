import { html } from "htm/preact";
import { Element } from "./element.js";
import { plain } from "./mrkdwn.js";
import { useSurface } from "./surface.js";

/** @import { InputBlock } from "../types.d.ts" */

/** A field of a form with its label, its hint and what is wrong with it. @param {{block: InputBlock}} props */
export function Input({ block }) {
  const { errors } = useSurface();
  const error = errors[block.block_id];
  return html`
    <div class=${error ? "b-input wrong" : "b-input"}>
      <div class="b-label">${plain(block.label.text)}${block.optional && html`<span class="muted"> (optional)</span>`}</div>
      <${Element} element=${block.element} blockId=${block.block_id} isQuiet=${!block.dispatch_action} dispatch=${block.dispatch_action} label=${block.label.text} />
      ${error ? html`<p class="b-error" role="alert">${error}</p>` : block.hint && html`<p class="b-hint">${plain(block.hint.text)}</p>`}
    </div>
  `;
}
