import { html } from "htm/preact";
import { Legend } from "./legend.js";
import { Pie } from "./pie.js";
import { compact, niceTicks } from "./scale.js";
import { Area, Bars, Line } from "./series.js";
import { useWidth } from "./use-width.js";

/** @import { Chart as ChartData } from "../types.d.ts" */

const USUAL_WIDTH = 620;
const HEIGHT = 270;
const MARGIN = { top: 12, right: 14, bottom: 46, left: 58 };
const ROOM_PER_LETTER = 7;

/** Slack's native chart, drawn. @param {{title: string, chart: ChartData}} props */
export function Chart({ title, chart }) {
  return html`
    <figure class="chart" aria-label=${title}>
      <figcaption>${title}</figcaption>
      ${chart.type === "pie" ? html`<${Pie} segments=${chart.segments} />` : html`<${Axes} chart=${chart} />`}
    </figure>
  `;
}

/** @param {{chart: Exclude<ChartData, {type: "pie"}>}} props */
function Axes({ chart }) {
  const { box, width } = useWidth(USUAL_WIDTH);
  const { categories, x_label: xLabel, y_label: yLabel } = chart.axis_config;
  const values = chart.series.flatMap(({ data }) => data.map(({ value }) => value));
  const ticks = niceTicks(values, { withZero: chart.type !== "line" });
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)];
  const inner = { width: width - MARGIN.left - MARGIN.right, height: HEIGHT - MARGIN.top - MARGIN.bottom };
  const band = inner.width / categories.length;
  const scale = {
    band,
    zero: Math.max(low, Math.min(0, high)),
    x: (/** @type {number} */ index) => MARGIN.left + band * (index + 0.5),
    y: (/** @type {number} */ value) => MARGIN.top + inner.height * (1 - (value - low) / (high - low || 1)),
  };
  const longest = Math.max(...categories.map((name) => name.length));
  const every = Math.max(1, Math.ceil(((longest + 2) * ROOM_PER_LETTER) / band));
  const draw = { line: Line, area: Area, bar: Bars }[chart.type];
  return html`
    <div ref=${box}>
      <svg width=${width} height=${HEIGHT} viewBox=${`0 0 ${width} ${HEIGHT}`} role="img">
        ${ticks.map(
          (tick) => html`
            <line class=${tick === 0 ? "grid zero" : "grid"} x1=${MARGIN.left} x2=${width - MARGIN.right} y1=${scale.y(tick)} y2=${scale.y(tick)} />
            <text class="tick" x=${MARGIN.left - 8} y=${scale.y(tick) + 4} text-anchor="end">${compact(tick)}</text>
          `,
        )}
        ${categories.map(
          (name, index) =>
            index % every === 0 &&
            html`<text class="tick" x=${scale.x(index)} y=${MARGIN.top + inner.height + 17} text-anchor="middle">${name}</text>`,
        )}
        ${chart.series.map(
          (series, index) =>
            html`<${draw} key=${series.name} series=${series} index=${index} of=${chart.series.length} scale=${scale} categories=${categories} />`,
        )}
        ${xLabel && html`<text class="axis" x=${MARGIN.left + inner.width / 2} y=${HEIGHT - 6} text-anchor="middle">${xLabel}</text>`}
        ${yLabel && html`<text class="axis" transform=${`translate(12 ${MARGIN.top + inner.height / 2}) rotate(-90)`} text-anchor="middle">${yLabel}</text>`}
      </svg>
    </div>
    ${chart.series.length > 1 && html`<${Legend} names=${chart.series.map(({ name }) => name)} />`}
  `;
}
