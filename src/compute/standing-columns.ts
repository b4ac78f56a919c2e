import type { CustomerStanding, ObservedCustomer, StandingColumns } from "../analytics/churn/standing.ts";
import type { ValueCustomer } from "../analytics/value/value-parameters.ts";

export function standingsOf(columns: StandingColumns): CustomerStanding[] {
  return rowsOf(columns, (history, i) => ({ ...history, meanValue: knownAt(columns.meanCents, i) }));
}

export function observedOf(columns: StandingColumns): ObservedCustomer[] {
  return rowsOf(columns, (history, i) => ({
    ...history,
    meanValue: knownAt(columns.meanCents, i),
    silent: columns.ahead[i] === 0,
  }));
}

/** Without those of whom no value is known. */
export function valuedOf(columns: StandingColumns): (ValueCustomer & { aheadCents: number })[] {
  return rowsOf(columns, (history, i) => ({
    ...history,
    netCents: (columns.meanCents[i] ?? Number.NaN) * (history.x + 1),
    aheadCents: columns.aheadCents[i] ?? 0,
  })).filter(({ netCents }) => !Number.isNaN(netCents));
}

function rowsOf<Row>(
  { x, tx, T }: StandingColumns,
  rowAt: (history: { x: number; tx: number; T: number }, i: number) => Row,
): Row[] {
  return Array.from(x, (count, i) => rowAt({ x: count, tx: tx[i] ?? 0, T: T[i] ?? 0 }, i));
}

function knownAt(column: Float64Array, i: number): number | null {
  const value = column[i] ?? Number.NaN;
  return Number.isNaN(value) ? null : value;
}
