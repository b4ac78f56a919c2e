import { init } from "echarts";

export interface Line {
  name: string;
  values: readonly (number | null)[];
  /** What was is drawn dark, what was said of it in colour. */
  kind: "actual" | "expected";
}

export interface Band {
  low: readonly (number | null)[];
  high: readonly (number | null)[];
  name: string;
}

const WIDTH = 760;
const HEIGHT = 360;
const INK = "#1f2933";
const DIAGONAL = "#9aa5b1";
/** For what was expected, one after the other. */
const EXPECTED = ["#c2410c", "#1d4ed8", "#047857"];
const FONT = "system-ui, sans-serif";

/** A chart over categories, with an interval behind its lines, as SVG text. */
export function drawLines(chart: {
  title: string;
  categories: readonly string[];
  lines: readonly Line[];
  bands?: readonly Band[];
  xName: string;
  yName: string;
  /** Marks where the model's data end, by category. */
  fittedUntil?: string;
}): string {
  const bands = chart.bands ?? [];
  const unused = [...EXPECTED];
  const colours = chart.lines.map(({ kind }) => (kind === "actual" ? INK : unused.shift()));
  return render({
    ...frame(chart.title, [...chart.lines.map(({ name }) => name), ...bands.map(({ name }) => name)]),
    xAxis: { type: "category", data: [...chart.categories], name: chart.xName, ...AXIS, nameGap: 28 },
    yAxis: { type: "value", name: chart.yName, ...AXIS, nameGap: 56, scale: false },
    series: [
      ...bands.flatMap((band, i) => bandSeries(band, i)),
      ...chart.lines.map(({ name, values, kind }, i) => ({
        type: "line",
        name,
        data: [...values],
        showSymbol: false,
        z: 3,
        lineStyle: { width: kind === "actual" ? 1.6 : 2 },
        itemStyle: { color: colours[i] },
        ...(i === 0 && chart.fittedUntil
          ? {
              markLine: {
                symbol: "none",
                label: { formatter: "fitted until here", position: "insideEndTop", fontFamily: FONT },
                lineStyle: { color: "#616e7c", type: "dotted" },
                data: [{ xAxis: chart.fittedUntil }],
              },
            }
          : {}),
      })),
    ],
  });
}

/** Points against the diagonal on which they should lie. */
export function drawCalibration(chart: {
  title: string;
  sets: readonly { name: string; points: readonly { said: number; was: number }[] }[];
}): string {
  return render({
    ...frame(
      chart.title,
      chart.sets.map(({ name }) => name),
    ),
    xAxis: { type: "value", min: 0, max: 1, name: "risk that was said", ...AXIS, nameGap: 28 },
    yAxis: { type: "value", min: 0, max: 1, name: "share that did not buy", ...AXIS, nameGap: 40 },
    series: [
      {
        type: "line",
        data: [
          [0, 0],
          [1, 1],
        ],
        showSymbol: false,
        lineStyle: { color: DIAGONAL, type: "dashed" },
      },
      ...chart.sets.map(({ name, points }, i) => ({
        type: "line",
        name,
        data: points.map(({ said, was }) => [said, was]),
        symbolSize: 7,
        symbol: "circle",
        itemStyle: { color: EXPECTED[i] },
        lineStyle: { width: 1 },
      })),
    ],
  });
}

const AXIS = {
  nameLocation: "middle",
  nameTextStyle: { fontFamily: FONT, color: INK },
  axisLabel: { fontFamily: FONT, color: INK },
  splitLine: { lineStyle: { color: "#e4e7eb" } },
} as const;

function frame(title: string, names: readonly string[]) {
  return {
    animation: false,
    backgroundColor: "#ffffff",
    title: { text: title, left: 12, top: 8, textStyle: { fontFamily: FONT, fontSize: 14, color: INK } },
    legend: {
      data: [...names],
      icon: "roundRect",
      itemHeight: 8,
      right: 12,
      top: 32,
      textStyle: { fontFamily: FONT, color: INK },
    },
    grid: { left: 84, right: 24, top: 68, bottom: 52 },
  };
}

/** ECharts draws a band as an invisible line with another stacked upon it. */
function bandSeries({ low, high, name }: Band, index: number) {
  const common = { type: "line", stack: `band ${index}`, showSymbol: false, lineStyle: { opacity: 0 }, z: 1 };
  const height = high.map((top, i) => (top === null ? null : top - (low[i] ?? 0)));
  return [
    { ...common, data: [...low] },
    {
      ...common,
      name,
      data: height,
      areaStyle: { color: "#fdba74", opacity: 0.45 },
      itemStyle: { color: "#fdba74" },
    },
  ];
}

function render(option: Record<string, unknown>): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width: WIDTH, height: HEIGHT });
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}
