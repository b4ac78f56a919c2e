import { logRising, logRisingSlope } from "../numerics/log-gamma.ts";
import type { HistoryColumns } from "./columns.ts";
import type { Likelihood } from "./maximum-likelihood.ts";

/**
 * Likelihood of BG/NBD and MBG/NBD over many histories at once, with its derivatives by r, alpha, a and b.
 * The models differ only in how many chances to drop out a customer has had: one per repeat purchase (BG), or
 * one per purchase (MBG).
 */
export function dropoutLikelihood(columns: HistoryColumns, chancesOf: (x: number) => number): Likelihood {
  const { customers, x: xs, tx: txs, T: Ts, counts, times } = columns;
  const chances = Float64Array.from(counts, chancesOf);
  return ([r = 0, alpha = 0, a = 0, b = 0]) => {
    const logAge = Float64Array.from(times, (time) => Math.log(alpha + time));
    const byAge = Float64Array.from(times, (time) => 1 / (alpha + time));
    const survived = Float64Array.from(
      counts,
      (x, i) => logRising(r, x) + logRising(b, chances[i] ?? 0) - logRising(a + b, chances[i] ?? 0),
    );
    const logOddsOfDrop = Float64Array.from(chances, (k) => Math.log(a) - Math.log(b + k - 1));
    const weightOf = new Float64Array(counts.length);
    const droppedOf = new Float64Array(counts.length);
    let [value, slopeR, slopeAlpha] = [0, 0, 0];
    for (let i = 0; i < customers.length; i += 1) {
      const weight = customers[i] ?? 0;
      const [x, tx, T] = [xs[i] ?? 0, txs[i] ?? 0, Ts[i] ?? 0];
      const shape = r + (counts[x] ?? 0);
      const age = logAge[T] ?? 0;
      value += weight * ((survived[x] ?? 0) - shape * age);
      slopeR -= weight * age;
      slopeAlpha -= weight * shape * (byAge[T] ?? 0);
      weightOf[x] = (weightOf[x] ?? 0) + weight;
      if (chances[x] === 0) continue;
      const longer = age - (logAge[tx] ?? 0);
      const logOdds = (logOddsOfDrop[x] ?? 0) + shape * longer;
      const small = Math.exp(-Math.abs(logOdds));
      const dropped = logOdds > 0 ? 1 / (1 + small) : small / (1 + small);
      value += weight * (Math.max(0, logOdds) + Math.log1p(small));
      slopeR += weight * dropped * longer;
      slopeAlpha += weight * dropped * shape * ((byAge[T] ?? 0) - (byAge[tx] ?? 0));
      droppedOf[x] = (droppedOf[x] ?? 0) + weight * dropped;
    }
    const n = columns.totals.customers;
    value += n * r * Math.log(alpha);
    slopeR += n * Math.log(alpha);
    slopeAlpha += (n * r) / alpha;
    let [slopeA, slopeB] = [0, 0];
    for (const [i, x] of counts.entries()) {
      const [weight, dropped, k] = [weightOf[i] ?? 0, droppedOf[i] ?? 0, chances[i] ?? 0];
      const both = logRisingSlope(a + b, k);
      slopeR += weight * logRisingSlope(r, x);
      slopeA += dropped / a - weight * both;
      slopeB += weight * (logRisingSlope(b, k) - both) - (k > 0 ? dropped / (b + k - 1) : 0);
    }
    return { value, gradient: [slopeR, slopeAlpha, slopeA, slopeB] };
  };
}
