import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { purchaseTracking } from "../support/purchase-tracking.ts";
import { hasSharedData } from "../support/shared-data.ts";
import { churnCalibration } from "../verify/churn.ts";
import { weeklyRevenuePlot } from "../verify/forecast.ts";
import { drawCalibration, drawLines } from "./draw.ts";

/** Draws the pictures of docs/methods.md from real data, fitted on the past alone: `npm run plots`. */
const folder = join(import.meta.dirname, "../../docs/images");

if (hasSharedData) {
  await save("methods-calibration", calibration(await churnCalibration()));
  await save("methods-tracking", tracking());
  await save("methods-backtest", backtest());
} else {
  process.stdout.write("Skipped: the data sets are not here (../shared/data).\n");
}

async function save(name: string, svg: string): Promise<void> {
  await writeFile(join(folder, `${name}.svg`), svg);
  process.stdout.write(`docs/images/${name}.svg\n`);
}

function calibration(sets: Awaited<ReturnType<typeof churnCalibration>>): string {
  return drawCalibration({
    title: "Churn risk as it was said, and what came",
    sets: sets.map(({ dataSet, groups }) => ({
      name: dataSet,
      points: groups.map(({ meanRisk, silentShare }) => ({ said: meanRisk, was: silentShare })),
    })),
  });
}

function tracking(): string {
  const { weeks, actual, models, calibrationWeeks } = purchaseTracking();
  const shown = models.filter(({ name }) => name !== "NBD");
  return drawLines({
    title: "Repeat purchases of the CDNOW sample, cumulative",
    categories: weeks.map(String),
    xName: "week",
    yName: "repeat purchases",
    fittedUntil: String(calibrationWeeks),
    lines: [
      { name: "actual", values: actual, kind: "actual" },
      ...shown.map(({ name, expected }) => ({ name, values: expected, kind: "expected" as const })),
    ],
  });
}

function backtest(): string {
  const { starts, actual, forecasts } = weeklyRevenuePlot();
  const at = (read: (point: (typeof forecasts)[number]["points"][number]) => number) => {
    const values: (number | null)[] = starts.map(() => null);
    for (const { origin, points } of forecasts) {
      for (const [i, point] of points.entries())
        if (origin + i < values.length) values[origin + i] = read(point);
    }
    return values;
  };
  return drawLines({
    title: "Weekly revenue of Online Retail II, forecast eight weeks ahead again and again",
    categories: starts,
    xName: "week from",
    yName: "revenue",
    lines: [
      { name: "actual", values: actual, kind: "actual" },
      { name: "forecast", values: at(({ value }) => value), kind: "expected" },
    ],
    bands: [{ name: "80 % interval", low: at(({ low80 }) => low80), high: at(({ high80 }) => high80) }],
  });
}
