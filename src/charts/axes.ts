import { numberText } from "../present/cell-text.ts";
import type { Chart } from "../present/report.ts";
import { label } from "./label.ts";
import { FONT, MUTED, RULE } from "./theme.ts";

const AXIS_CHARACTERS = 60;
const TEXT = { fontFamily: FONT, fontSize: 14, color: MUTED };

/** An axis of names, in the order given. */
export function namesAxis(names: readonly string[], title: string, options: { characters: number }) {
  return {
    type: "category",
    data: names.map((_, index) => String(index)),
    ...titled(title),
    axisLabel: {
      ...TEXT,
      hideOverlap: true,
      formatter: (index: string) => label(names[Number(index)] ?? "", options.characters),
    },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: MUTED } },
  };
}

/** An axis of values, in words of their unit. */
export function valuesAxis(chart: Chart, title: string) {
  const text = axisText(chart);
  return {
    type: "value",
    minInterval: FINEST[chart.unit.kind],
    ...titled(title),
    axisLabel: { ...TEXT, hideOverlap: true, formatter: text },
    splitLine: { lineStyle: { color: RULE } },
  };
}

/** Steps below which two labels would read the same. */
const FINEST = {
  money: 1,
  count: 1,
  number: 0.1,
  score: 0.01,
  share: 0.001,
  change: 0.001,
  days: 0.1,
} as const;

/** From here on steps are whole units of money, so cents would say nothing. */
const WHOLE_UNITS_FROM_CENTS = 1_000;

/** How values of a chart read at its axis and in its cells. */
export function axisText({ unit, series, band }: Chart): (value: number) => string {
  if (unit.kind !== "money") return (value) => numberText(value, unit);
  const largest = [...series.map(({ values }) => values), band?.high ?? [], band?.low ?? []]
    .flat()
    .reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
  const digits = largest >= WHOLE_UNITS_FROM_CENTS ? 0 : 2;
  return (value) => numberText(value, { ...unit, digits });
}

function titled(title: string) {
  return {
    name: label(title, AXIS_CHARACTERS),
    nameLocation: "middle",
    nameTextStyle: TEXT,
  };
}
