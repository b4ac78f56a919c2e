import { html } from "htm/preact";
import { compact, niceTicks } from "./scale.js";

/** @import { Chart as ChartData, Series } from "../types.d.ts" */

const WIDTH = 620;
const HEIGHT = 280;
const MARGIN = { top: 12, right: 14, bottom: 52, left: 62 };
const ROOM_PER_LABEL = 62;

/** Slack's native chart, drawn. @param {{title: string, chart: ChartData}} props */
export function Chart({ title, chart }) {
  return html`
    <figure class="chart" aria-label=${title}>
      <figcaption>${title}</figcaption>
      ${chart.type === "pie" ? html`<${Pie} segments=${chart.segments} />` : html`<${Axes} chart=${chart} />`}
    </figure>
  `;
}

/** @typedef {{x: (index: number) => number, y: (value: number) => number, band: number}} Scale */

/** @param {{chart: Exclude<ChartData, {type: "pie"}>}} props */
function Axes({ chart }) {
  const { categories, x_label: xLabel, y_label: yLabel } = chart.axis_config;
  const values = chart.series.flatMap(({ data }) => data.map(({ value }) => value));
  const ticks = niceTicks(values, { withZero: chart.type !== "line" });
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)];
  const inner = { width: WIDTH - MARGIN.left - MARGIN.right, height: HEIGHT - MARGIN.top - MARGIN.bottom };
  const band = inner.width / categories.length;
  const scale = {
    band,
    x: (/** @type {number} */ index) => MARGIN.left + band * (index + 0.5),
    y: (/** @type {number} */ value) => MARGIN.top + inner.height * (1 - (value - low) / (high - low || 1)),
  };
  const every = Math.max(1, Math.ceil((categories.length * ROOM_PER_LABEL) / inner.width));
  const bottom = MARGIN.top + inner.height;
  const draw = { line: Line, area: Area, bar: Bars }[chart.type];
  return html`
    <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img">
      ${ticks.map(
        (tick) => html`
          <line class=${tick === 0 ? "grid zero" : "grid"} x1=${MARGIN.left} x2=${WIDTH - MARGIN.right} y1=${scale.y(tick)} y2=${scale.y(tick)} />
          <text class="tick" x=${MARGIN.left - 8} y=${scale.y(tick) + 4} text-anchor="end">${compact(tick)}</text>
        `,
      )}
      ${categories.map(
        (name, index) =>
          index % every === 0 &&
          html`<text class="tick" x=${scale.x(index)} y=${bottom + 17} text-anchor="middle">${name}</text>`,
      )}
      ${chart.series.map((series, index) => html`<${draw} key=${series.name} series=${series} index=${index} of=${chart.series.length} scale=${scale} categories=${categories} zero=${Math.max(low, Math.min(0, high))} />`)}
      ${xLabel && html`<text class="axis" x=${MARGIN.left + inner.width / 2} y=${HEIGHT - 8} text-anchor="middle">${xLabel}</text>`}
      ${yLabel && html`<text class="axis" transform=${`translate(14 ${MARGIN.top + inner.height / 2}) rotate(-90)`} text-anchor="middle">${yLabel}</text>`}
    </svg>
    ${chart.series.length > 1 && html`<${Legend} names=${chart.series.map(({ name }) => name)} />`}
  `;
}

/** @typedef {{series: Series, index: number, of: number, scale: Scale, categories: string[], zero: number}} SeriesProps */

/** Points in the order of the categories, whatever the order they came in. @param {SeriesProps} props */
function pointsOf({ series, categories, scale }) {
  return categories.flatMap((name, index) => {
    const point = series.data.find(({ label }) => label === name);
    return point ? [{ x: scale.x(index), y: scale.y(point.value), value: point.value, name }] : [];
  });
}

/** @param {SeriesProps} props */
function Line(props) {
  const points = pointsOf(props);
  return html`
    <g class=${`series c${props.index}`}>
      <polyline points=${points.map(({ x, y }) => `${x},${y}`).join(" ")} />
      ${points.map((point) => html`<circle cx=${point.x} cy=${point.y} r="3"><title>${tip(props, point)}</title></circle>`)}
    </g>
  `;
}

/** @param {SeriesProps} props */
function Area(props) {
  const points = pointsOf(props);
  const base = props.scale.y(props.zero);
  const outline = [
    `${points[0]?.x},${base}`,
    ...points.map(({ x, y }) => `${x},${y}`),
    `${points.at(-1)?.x},${base}`,
  ];
  return html`<g class=${`series area c${props.index}`}><polygon points=${outline.join(" ")} /></g><${Line} ...${props} />`;
}

/** @param {SeriesProps} props */
function Bars(props) {
  const { scale, index, of, zero } = props;
  const width = Math.min(44, (scale.band * 0.76) / of);
  return html`
    <g class=${`series bars c${index}`}>
      ${pointsOf(props).map((point) => {
        const base = scale.y(zero);
        const x = point.x - (width * of) / 2 + width * index;
        return html`<rect x=${x} y=${Math.min(point.y, base)} width=${Math.max(1, width - 1)} height=${Math.abs(base - point.y)} rx="1.5"><title>${tip(props, point)}</title></rect>`;
      })}
    </g>
  `;
}

/** @param {SeriesProps} props @param {{name: string, value: number}} point */
function tip({ series }, { name, value }) {
  return `${series.name}, ${name}: ${value.toLocaleString("en-US")}`;
}

/** @param {{segments: {label: string, value: number}[]}} props */
function Pie({ segments }) {
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
        ${slices.map(({ label, value, index, path }) => html`<path class=${`series c${index}`} d=${path}><title>${`${label}: ${value.toLocaleString("en-US")}`}</title></path>`)}
      </svg>
      <${Legend} names=${slices.map(({ label, value }) => `${label} · ${compact(value)} (${Math.round((value / total) * 100)} %)`)} />
    </div>
  `;
}

/** @param {number} from @param {number} to Both in turns. */
function slice(from, to) {
  const radius = 100;
  // A full circle has no outline of its own as an arc.
  const end = to - from >= 1 ? from + 0.9999 : to;
  const at = (/** @type {number} */ turn) =>
    `${radius * Math.sin(2 * Math.PI * turn)} ${-radius * Math.cos(2 * Math.PI * turn)}`;
  return `M0 0L${at(from)}A${radius} ${radius} 0 ${end - from > 0.5 ? 1 : 0} 1 ${at(end)}Z`;
}

/** @param {{names: string[]}} props */
function Legend({ names }) {
  return html`<ul class="legend">${names.map((name, index) => html`<li key=${name}><i class=${`c${index}`}></i>${name}</li>`)}</ul>`;
}
