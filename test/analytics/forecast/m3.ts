import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { sharedPath } from "../../support/shared-data.ts";

/** A series of the M3 competition (Makridakis & Hibon 2000): what forecasters were given, and what followed. */
export interface M3Series {
  kind: string;
  /** What it is about, such as MICRO for firms' own figures. */
  sector: string;
  /** Positions in its season; 1 without one. */
  period: number;
  history: number[];
  future: number[];
}

const PERIODS: Record<string, number> = { YEARLY: 1, QUARTERLY: 4, MONTHLY: 12, OTHER: 1 };

export function readM3(): M3Series[] {
  const [, ...rows] = gunzipSync(readFileSync(sharedPath("m3/M3_all.csv.gz")))
    .toString()
    .trim()
    .split("\n");
  return rows.map((row) => {
    const fields = row.split(",").map((field) => field.replaceAll('"', ""));
    const numbers = (text: string | undefined) => (text ?? "").trim().split(" ").map(Number);
    const kind = fields[2] ?? "";
    return {
      kind,
      sector: fields[1] ?? "",
      period: PERIODS[kind] ?? 1,
      history: numbers(fields[6]),
      future: numbers(fields[7]),
    };
  });
}

/** Symmetric absolute percentage error in percent, as in the competition. */
export function smape(forecast: readonly number[], actual: readonly number[]): number {
  const terms = actual.map(
    (value, i) =>
      (200 * Math.abs(value - (forecast[i] ?? 0))) / (Math.abs(value) + Math.abs(forecast[i] ?? 0)),
  );
  return average(terms);
}

/** Mean absolute error over that of the seasonal naive forecast within the history (Hyndman & Koehler 2006). */
export function mase(forecast: readonly number[], { history, future, period }: M3Series): number {
  const scale = average(history.slice(period).map((value, i) => Math.abs(value - (history[i] ?? 0))));
  return average(future.map((value, i) => Math.abs(value - (forecast[i] ?? 0)))) / scale;
}

export function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
