import { html } from "htm/preact";

// Drawn, because a bare machine has no font with emoji.
const PATHS = /** @type {Record<string, string>} */ ({
  up: "M7 21H4V10h3m0 11V10m0 11h9.3a2 2 0 0 0 2-1.6l1.6-7a2 2 0 0 0-2-2.4H14V5.5A2.5 2.5 0 0 0 11.5 3L7 10",
  down: "M17 3h3v11h-3m0-11v11m0-11H7.700a2 2 0 0 0-2 1.600l-1.600 7a2 2 0 0 0 2 2.400H10v4.500a2.500 2.500 0 0 0 2.500 2.500L17 14",
  file: "M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8zm0 0v5h5M9 13h6M9 17h6",
  picture: "M4 5h16v14H4zm0 11 4.500-4.500L13 16l3-3 4 4M15.500 9.500h.01",
  trash: "M5 7h14M10 7V4h4v3m-7 0 1 13h8l1-13",
});

/** @param {{name: string}} props */
export function Icon({ name }) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${PATHS[name] ?? ""} /></svg>`;
}

/** @param {string} name */
export function hasIcon(name) {
  return Object.hasOwn(PATHS, name);
}
