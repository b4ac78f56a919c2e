import { fromLogit, insideUnit, logit } from "./odds.ts";

/**
 * How the mean value of a purchase moves the risk: those who spend more per purchase return more often than
 * their dates alone say. Plain data.
 */
export interface SpendLift {
  /** Mean and standard deviation of the logarithm of customers' mean values. */
  center: number;
  scale: number;
  /** Change of the log-odds of silence per standard deviation. */
  slope: number;
  /** Change of the log-odds of everybody that keeps the mean risk as it was. */
  shift: number;
  /** A quarter of the customers spend less per purchase than `lower`, a quarter more than `upper`. */
  quarters: { lower: number; upper: number };
}

/** Customers of one window: their risks without regard to spend, their mean values, and what they did. */
export interface SpendWindow {
  risks: readonly number[];
  meanValues: readonly (number | null)[];
  silent: readonly boolean[];
}

/** A prior of standard deviation 0.5 about 0: a handful of customers does not make a slope. */
const SLOPE_PRECISION = 4;
/** One account a thousand times the others' size must not decide. */
const Z_MAX = 3;
const ROUNDS_MAX = 25;

/**
 * The slope of the log-odds by spend, learnt on past windows by penalised logistic regression on top of the
 * risks. Each window has a level of its own that is thrown away: what a past season did to everybody is not
 * carried forward, only who is more at risk than whom.
 *
 * @returns 0 without windows or where spend is unknown or the same for all.
 */
export function spendSlope(windows: readonly SpendWindow[]): number {
  const known = windows.map(({ risks, meanValues, silent }) => {
    const { center, scale } = spreadOf(meanValues);
    return {
      z: meanValues.map((value) => standardised(value, { center, scale })),
      odds: risks.map(logit),
      silent,
    };
  });
  let slope = 0;
  const levels: number[] = known.map(() => 0);
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    // Newton's step, with the levels eliminated: each meets only the slope.
    let gradient = -SLOPE_PRECISION * slope;
    let curvature = SLOPE_PRECISION;
    const parts = known.map((window, i) => {
      const part = derivatives(window, slope, levels[i] ?? 0);
      gradient += part.bySlope - (part.mixed * part.byLevel) / part.levelCurvature;
      curvature += part.slopeCurvature - part.mixed ** 2 / part.levelCurvature;
      return part;
    });
    const step = clamp(gradient / curvature);
    slope += step;
    for (const [i, part] of parts.entries()) {
      levels[i] = (levels[i] ?? 0) + clamp((part.byLevel - part.mixed * step) / part.levelCurvature);
    }
    if (Math.abs(step) < 1e-9) break;
  }
  return slope;
}

/** The lift for a set of customers that keeps their mean risk. Undefined where spend says nothing. */
export function spendLift(
  slope: number,
  { risks, meanValues }: Omit<SpendWindow, "silent">,
): SpendLift | undefined {
  const spread = spreadOf(meanValues);
  if (slope === 0 || spread.scale === 0) return undefined;
  const raised = risks.map((risk, i) => logit(risk) + slope * standardised(meanValues[i] ?? null, spread));
  const total = risks.reduce((sum, risk) => sum + risk, 0);
  let [low, high] = [-Math.abs(slope) * Z_MAX, Math.abs(slope) * Z_MAX];
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const shift = (low + high) / 2;
    if (raised.reduce((sum, odds) => sum + fromLogit(odds + shift), 0) < total) low = shift;
    else high = shift;
  }
  return { ...spread, slope, shift: (low + high) / 2, quarters: quartersOf(meanValues) };
}

export function lifted(risk: number, meanValue: number | null, lift: SpendLift): number {
  return insideUnit(fromLogit(logit(risk) + lift.slope * standardised(meanValue, lift) + lift.shift));
}

/** Whether a mean value is above those of three quarters of the customers, or below. */
export function spendQuarterOf(lift: SpendLift, meanValue: number | null): "top" | "bottom" | undefined {
  if (meanValue === null) return undefined;
  if (meanValue > lift.quarters.upper) return "top";
  return meanValue < lift.quarters.lower ? "bottom" : undefined;
}

const HALVINGS = 40;

function quartersOf(meanValues: readonly (number | null)[]): SpendLift["quarters"] {
  const sorted = meanValues.filter((value) => value !== null).sort((one, other) => one - other);
  const at = (place: number) => sorted[Math.min(sorted.length - 1, Math.max(0, place))] ?? 0;
  return { lower: at(Math.floor(sorted.length / 4)), upper: at(Math.ceil((3 * sorted.length) / 4) - 1) };
}

function derivatives(
  { z, odds, silent }: { z: readonly number[]; odds: readonly number[]; silent: readonly boolean[] },
  slope: number,
  level: number,
) {
  // A little curvature to begin with, so that a window of certainties divides nothing by 0.
  const part = { byLevel: 0, bySlope: 0, levelCurvature: 1e-6, slopeCurvature: 0, mixed: 0 };
  for (const [i, zi] of z.entries()) {
    const p = fromLogit((odds[i] ?? 0) + level + slope * zi);
    const miss = (silent[i] === true ? 1 : 0) - p;
    const weight = p * (1 - p);
    part.byLevel += miss;
    part.bySlope += miss * zi;
    part.levelCurvature += weight;
    part.slopeCurvature += weight * zi * zi;
    part.mixed += weight * zi;
  }
  return part;
}

function spreadOf(meanValues: readonly (number | null)[]): { center: number; scale: number } {
  const logs = meanValues.flatMap((value) => (value !== null && value > 0 ? [Math.log(value)] : []));
  if (logs.length < 2) return { center: 0, scale: 0 };
  const center = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const variance = logs.reduce((sum, log) => sum + (log - center) ** 2, 0) / logs.length;
  return { center, scale: variance > 1e-12 ? Math.sqrt(variance) : 0 };
}

function standardised(value: number | null, { center, scale }: { center: number; scale: number }): number {
  if (value === null || value <= 0 || scale === 0) return 0;
  return Math.max(-Z_MAX, Math.min(Z_MAX, (Math.log(value) - center) / scale));
}

const clamp = (step: number) => Math.max(-1, Math.min(1, step));
