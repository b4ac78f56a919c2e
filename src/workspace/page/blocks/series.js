import { html } from "htm/preact";

/** @import { Series } from "../types.d.ts" */

/** @typedef {{x: (index: number) => number, y: (value: number) => number, band: number, zero: number}} Scale */
/** @typedef {{series: Series, index: number, of: number, scale: Scale, categories: string[]}} SeriesProps */

const WIDEST_BAR = 44;
const FILLED = 0.76;

/** @param {SeriesProps} props */
export function Line(props) {
  const points = pointsOf(props);
  return html`
    <g class=${`series c${props.index}`}>
      <polyline points=${points.map(({ x, y }) => `${x},${y}`).join(" ")} />
      ${points.map((point) => html`<circle cx=${point.x} cy=${point.y} r="3"><title>${tip(props, point)}</title></circle>`)}
    </g>
  `;
}

/** @param {SeriesProps} props */
export function Area(props) {
  const points = pointsOf(props);
  const base = props.scale.y(props.scale.zero);
  const outline = [
    `${points[0]?.x},${base}`,
    ...points.map(({ x, y }) => `${x},${y}`),
    `${points.at(-1)?.x},${base}`,
  ];
  return html`
    <g class=${`series area c${props.index}`}><polygon points=${outline.join(" ")} /></g>
    <${Line} ...${props} />
  `;
}

/** @param {SeriesProps} props */
export function Bars(props) {
  const { scale, index, of } = props;
  const width = Math.min(WIDEST_BAR, (scale.band * FILLED) / of);
  const base = scale.y(scale.zero);
  return html`
    <g class=${`series bars c${index}`}>
      ${pointsOf(props).map((point) => {
        const x = point.x - (width * of) / 2 + width * index;
        return html`<rect x=${x} y=${Math.min(point.y, base)} width=${Math.max(1, width - 1)} height=${Math.abs(base - point.y)} rx="1.5"><title>${tip(props, point)}</title></rect>`;
      })}
    </g>
  `;
}

/** Points in the order of the categories, whatever the order they came in. @param {SeriesProps} props */
function pointsOf({ series, categories, scale }) {
  return categories.flatMap((name, index) => {
    const point = series.data.find(({ label }) => label === name);
    return point ? [{ x: scale.x(index), y: scale.y(point.value), value: point.value, name }] : [];
  });
}

/** @param {SeriesProps} props @param {{name: string, value: number}} point */
function tip({ series }, { name, value }) {
  return `${series.name}, ${name}: ${value.toLocaleString("en-US")}`;
}
