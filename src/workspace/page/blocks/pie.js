import { html } from "htm/preact";
import { Legend } from "./legend.js";
import { compact } from "./scale.js";

const RADIUS = 100;

/** @param {{segments: {label: string, value: number}[]}} props */
export function Pie({ segments }) {
  const total = segments.reduce((sum, { value }) => sum + value, 0);
  let turned = 0;
  const slices = segments.map(({ label, value }, index) => {
    const from = turned;
    turned += value / total;
    return { label, value, index, path: slice(from, turned) };
  });
  return html`
    <div class="pie">
      <svg viewBox="-105 -105 210 210" role="img">
        ${slices.map(
          ({ label, value, index, path }) =>
            html`<path class=${`series c${index}`} d=${path}><title>${`${label}: ${value.toLocaleString("en-US")}`}</title></path>`,
        )}
      </svg>
      <${Legend} names=${slices.map(({ label, value }) => `${label} · ${compact(value)} (${Math.round((value / total) * 100)} %)`)} />
    </div>
  `;
}

/** @param {number} from @param {number} to Both in turns. */
function slice(from, to) {
  // A full circle has no outline of its own as an arc.
  const end = to - from >= 1 ? from + 0.9999 : to;
  const isLarge = end - from > 0.5 ? 1 : 0;
  return `M0 0L${at(from)}A${RADIUS} ${RADIUS} 0 ${isLarge} 1 ${at(end)}Z`;
}

/** @param {number} turn */
function at(turn) {
  const angle = 2 * Math.PI * turn;
  return `${RADIUS * Math.sin(angle)} ${-RADIUS * Math.cos(angle)}`;
}
