import { numberText } from "../present/cell-text.ts";
import { formatPercent } from "../present/format.ts";
import type { Chart } from "../present/report.ts";
import { axisText } from "./axes.ts";
import { label } from "./label.ts";
import { colourOf, type Drawing, FONT, frame, INK, MUTED, PAPER, SIZE } from "./theme.ts";

const NAME_CHARACTERS = 26;

/** Shares of one whole: what the first series says of each category, where it is more than nothing. */
export function pie(chart: Chart): Drawing {
  const { top, option } = frame(chart, []);
  const text = axisText(chart);
  const slices = chart.categories.flatMap((name, index) => {
    const value = chart.series[0]?.values[index] ?? 0;
    return value > 0 ? [{ name, value, itemStyle: { color: colourOf(index) } }] : [];
  });
  return {
    ...SIZE,
    option: {
      ...option,
      series: [
        {
          type: "pie",
          top,
          bottom: 16,
          left: 0,
          right: 0,
          radius: ["34%", "68%"],
          startAngle: 90,
          data: slices.map(({ value, itemStyle }, index) => ({ name: String(index), value, itemStyle })),
          itemStyle: { borderColor: PAPER, borderWidth: 2 },
          avoidLabelOverlap: true,
          minShowLabelAngle: 2,
          label: {
            fontFamily: FONT,
            fontSize: 15,
            color: INK,
            lineHeight: 19,
            // A cut name has its whole width: no second cut by ECharts.
            overflow: "none",
            formatter: ({ dataIndex, percent }: { dataIndex: number; percent?: number }) => {
              const slice = slices[dataIndex];
              if (!slice) return "";
              const share = formatPercent((percent ?? 0) / 100);
              const figure =
                chart.unit.kind === "share"
                  ? numberText(slice.value, chart.unit)
                  : `${text(slice.value)} · ${share}`;
              return `${label(slice.name, NAME_CHARACTERS)}\n${figure}`;
            },
          },
          labelLine: { length: 20, length2: 12, lineStyle: { color: MUTED } },
        },
      ],
    },
  };
}
