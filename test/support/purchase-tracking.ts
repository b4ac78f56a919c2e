import { countHistories } from "../../src/analytics/btyd/count-histories.ts";
import { fitCandidates } from "../../src/analytics/btyd/models.ts";
import { expectedFromStart } from "../../src/analytics/btyd/tracking.ts";
import { cdnowSample } from "./btyd-shops.ts";
import { cdnowDays, dayNumber } from "./cdnow.ts";

/**
 * Repeat purchases of the CDNOW sample week by week, those made and those each model expects from when customers
 * joined alone, cumulative, for a plot: 39 weeks of calibration and 39 ahead.
 */
export function purchaseTracking(): {
  dataSet: string;
  calibrationWeeks: number;
  weeks: number[];
  actual: number[];
  models: { name: string; expected: number[] }[];
} {
  const shop = cdnowSample();
  const firstDay = dayNumber("1997-01-01");
  const weeks = Array.from({ length: 78 }, (_, i) => i + 1);
  const repeats = cdnowDays("CDNOW_sample.txt", "1998-06-30").flatMap((days) =>
    [...days.keys()].sort((one, other) => one - other).slice(1),
  );
  // Week w ends with day 7w - 1; the last of calibration is day 272.
  const newcomers = shop.customers.map(({ T }) => ({ week: 272 / 7 - T, customers: 1 }));
  const ends = weeks.map((week) => week - 1 / 7);
  return {
    dataSet: shop.dataSet,
    calibrationWeeks: 39,
    weeks,
    actual: weeks.map((week) => repeats.filter((day) => day - firstDay < 7 * week).length),
    models: fitCandidates(countHistories(shop.customers)).map((fit) => ({
      name: fit.model,
      expected: expectedFromStart(fit, newcomers, ends),
    })),
  };
}
