import { calibrationError } from "./calibration.ts";
import { insideUnit } from "./odds.ts";

/** How foretold risks did on customers and days that they were not fitted on. */
export interface ChurnScores {
  customers: number;
  /** Share who did not buy, and the mean of what was foretold. */
  silentShare: number;
  meanRisk: number;
  /** Mean squared error, and mean negative log score, of the probabilities: lower is better. */
  brier: number;
  logLoss: number;
  /** Probability that a silent customer had the higher risk, ties counting half; null where all did the same. */
  auc: number | null;
  /** Mean distance between foretold and seen shares over ten groups of equal size by risk. */
  calibrationError: number;
}

/** @returns undefined without customers. */
export function churnScores(risks: readonly number[], silent: readonly boolean[]): ChurnScores | undefined {
  const customers = risks.length;
  if (customers === 0) return undefined;
  let [brier, logLoss, meanRisk, silentCount] = [0, 0, 0, 0];
  for (const [i, risk] of risks.entries()) {
    const wasSilent = silent[i] === true;
    brier += (risk - (wasSilent ? 1 : 0)) ** 2;
    logLoss -= Math.log(wasSilent ? insideUnit(risk) : 1 - insideUnit(risk));
    meanRisk += risk;
    silentCount += wasSilent ? 1 : 0;
  }
  return {
    customers,
    silentShare: silentCount / customers,
    meanRisk: meanRisk / customers,
    brier: brier / customers,
    logLoss: logLoss / customers,
    auc: areaUnderCurve(risks, silent),
    calibrationError: calibrationError(risks, silent),
  };
}

/** Mann-Whitney; ties count one half. Null where all or none were silent. */
export function areaUnderCurve(risks: readonly number[], silent: readonly boolean[]): number | null {
  const order = risks.map((_, i) => i).sort((one, other) => (risks[one] ?? 0) - (risks[other] ?? 0));
  let [buyersBelow, silentBelow, ordered] = [0, 0, 0];
  for (let i = 0; i < order.length; ) {
    const risk = risks[order[i] ?? 0];
    let [buyers, silents] = [0, 0];
    for (; i < order.length && risks[order[i] ?? 0] === risk; i += 1) {
      if (silent[order[i] ?? 0] === true) silents += 1;
      else buyers += 1;
    }
    ordered += silents * (buyersBelow + buyers / 2);
    buyersBelow += buyers;
    silentBelow += silents;
  }
  return silentBelow > 0 && buyersBelow > 0 ? ordered / (silentBelow * buyersBelow) : null;
}
