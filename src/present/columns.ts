import type { Column, Unit } from "./report.ts";

/** Columns by what their values are: `money("net_value", "Value so far", currency)`. */
export const text = (key: string, label: string): Column => ({ key, label, unit: { kind: "text" } });
export const count = (key: string, label: string): Column => ({ key, label, unit: { kind: "count" } });
export const number = (key: string, label: string): Column => ({ key, label, unit: { kind: "number" } });
export const score = (key: string, label: string): Column => ({ key, label, unit: { kind: "score" } });
export const share = (key: string, label: string): Column => ({ key, label, unit: { kind: "share" } });
export const change = (key: string, label: string): Column => ({ key, label, unit: { kind: "change" } });
export const days = (key: string, label: string): Column => ({ key, label, unit: { kind: "days" } });
export const day = (key: string, label: string): Column => ({ key, label, unit: { kind: "day" } });
export const money = (key: string, label: string, currency: string): Column => ({
  key,
  label,
  unit: { kind: "money", currency },
});
/** Money in whole units, for sums in which cents say nothing. */
export const wholeMoney = (key: string, label: string, currency: string): Column => ({
  key,
  label,
  unit: { kind: "money", currency, digits: 0 },
});
export const instant = (key: string, label: string, timeZone: string): Column => ({
  key,
  label,
  unit: { kind: "instant", timeZone },
});
export const inUnit = (key: string, label: string, unit: Unit): Column => ({ key, label, unit });

/** The same column, for files alone. */
export const detail = (column: Column): Column => ({ ...column, isDetail: true });
