import { html } from "htm/preact";

/** @param {{names: string[]}} props */
export function Legend({ names }) {
  return html`<ul class="legend">${names.map((name, index) => html`<li key=${name}><i class=${`c${index}`}></i>${name}</li>`)}</ul>`;
}
