import { LIMITS } from "./limits.ts";
import { blockId } from "./objects.ts";
import {
  all,
  fault,
  isObject,
  list,
  number,
  object,
  oneOf,
  type Rule,
  string,
  typed,
  unique,
} from "./rule.ts";

const label = string(LIMITS.chart.label, 1);

const positive: Rule = (value, pointer, faults) => {
  if (typeof value !== "number" || !(value > 0)) fault(faults, pointer, "must be greater than 0");
};

const pie = object({
  type: oneOf("pie"),
  segments: all(
    list(object({ label, value: positive }), LIMITS.chart.items),
    unique("label", (name) => `duplicate segment label: ${name}`),
  ),
});

const series = all(
  list(
    object({ name: label, data: list(object({ label, value: number() }), LIMITS.chart.points) }),
    LIMITS.chart.items,
  ),
  unique("name", (name) => `duplicate series name: ${name}`),
);

const distinct: Rule = (value, pointer, faults) => {
  if (Array.isArray(value) && new Set(value).size < value.length)
    fault(faults, pointer, "categories must be unique");
};

const axes = (type: string): Rule =>
  all(
    object({
      type: oneOf(type),
      series,
      axis_config: object(
        { categories: all(list(label, LIMITS.chart.points), distinct) },
        { x_label: string(LIMITS.chart.axisLabel), y_label: string(LIMITS.chart.axisLabel) },
      ),
    }),
    onePointPerCategory,
  );

/** Slack's native chart: pie, or line, bar and area with exactly one point per category in every series. */
export const chart: Rule = object(
  {
    type: oneOf("data_visualization"),
    title: string(LIMITS.chart.title, 1),
    chart: typed({ pie, line: axes("line"), bar: axes("bar"), area: axes("area") }),
  },
  { block_id: blockId },
);

function onePointPerCategory(value: unknown, pointer: string, faults: Parameters<Rule>[2]): void {
  if (!isObject(value) || !isObject(value.axis_config) || !Array.isArray(value.series)) return;
  const { categories } = value.axis_config;
  if (!Array.isArray(categories)) return;
  const expected = [...categories].map(String).sort().join("\n");
  value.series.forEach((entry: unknown, index) => {
    const points = isObject(entry) && Array.isArray(entry.data) ? entry.data : [];
    const labels = points.map((point: unknown) => (isObject(point) ? String(point.label) : ""));
    if (labels.sort().join("\n") !== expected)
      fault(faults, `${pointer}/series/${index}/data`, "must have exactly one point per category");
  });
}
