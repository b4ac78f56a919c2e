import type { Check } from "../verify/check.ts";

/** The parts of a row that say where a figure comes from. */
export type Row = Pick<Check, "dataSet" | "method" | "figure">;

/** Ours may differ from the reference by so much, by its units or (`share`) by a share of it. */
export function within(
  row: Row,
  ours: number | undefined,
  reference: number,
  tolerance: { units: number } | { share: number },
): Check {
  const difference = Math.abs((ours ?? Number.NaN) - reference);
  const allowed = "units" in tolerance ? tolerance.units : tolerance.share * Math.abs(reference);
  const criterion =
    "units" in tolerance ? `within ${tolerance.units}` : `within ${rounded(100 * tolerance.share)} %`;
  return { ...row, reference, ours: ours ?? Number.NaN, criterion, passes: difference <= allowed };
}

export function atMost(
  row: Row,
  ours: number | undefined,
  most: number,
  reference: number | null = most,
): Check {
  const value = ours ?? Number.NaN;
  return { ...row, reference, ours: value, criterion: `at most ${rounded(most)}`, passes: value <= most };
}

export function atLeast(
  row: Row,
  ours: number | undefined,
  least: number,
  reference: number | null = least,
): Check {
  const value = ours ?? Number.NaN;
  return { ...row, reference, ours: value, criterion: `at least ${rounded(least)}`, passes: value >= least };
}

/** A figure that is worth seeing but has nothing to be held against. */
export function shown(row: Row, ours: number | undefined): Check {
  return { ...row, reference: null, ours: ours ?? Number.NaN, criterion: "shown", passes: true };
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
