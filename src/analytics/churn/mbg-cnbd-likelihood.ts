import type { HistoryColumns } from "../btyd/columns.ts";
import type { Likelihood } from "../btyd/maximum-likelihood.ts";
import { logRising, logRisingSlope } from "../numerics/log-gamma.ts";

/** Likelihood of MBG/CNBD-k over many histories at once, with its derivatives by r, alpha, a and b. */
export function mbgCnbdLikelihood(k: number): (columns: HistoryColumns) => Likelihood {
  return ({ customers, x: xs, tx: txs, T: Ts, counts, times, totals }) =>
    ([r = 0, alpha = 0, a = 0, b = 0]) => {
      const logAge = Float64Array.from(times, (time) => Math.log(alpha + time));
      const byAge = Float64Array.from(times, (time) => 1 / (alpha + time));
      const survived = Float64Array.from(
        counts,
        (x) => logRising(r, k * x) + logRising(b, x + 1) - logRising(a + b, x + 1),
      );
      const logOddsOfDrop = Float64Array.from(counts, (x) => Math.log(a / (b + x)));
      const weightOf = new Float64Array(counts.length);
      const droppedOf = new Float64Array(counts.length);
      let value = totals.customers * r * Math.log(alpha);
      let slopeR = totals.customers * Math.log(alpha);
      let slopeAlpha = (totals.customers * r) / alpha;
      for (let i = 0; i < customers.length; i += 1) {
        const weight = customers[i] ?? 0;
        const [x, tx, T] = [xs[i] ?? 0, txs[i] ?? 0, Ts[i] ?? 0];
        const shape = r + k * (counts[x] ?? 0);
        const [age, ageThen] = [logAge[T] ?? 0, logAge[tx] ?? 0];
        const events = eventsSince(shape, k, ((times[T] ?? 0) - (times[tx] ?? 0)) * (byAge[T] ?? 0));
        const logOdds = (logOddsOfDrop[x] ?? 0) + shape * (age - ageThen) - events.log;
        const small = Math.exp(-Math.abs(logOdds));
        const dropped = logOdds > 0 ? 1 / (1 + small) : small / (1 + small);
        const alive = 1 - dropped;
        value +=
          weight * ((survived[x] ?? 0) - shape * age + events.log + Math.max(0, logOdds) + Math.log1p(small));
        slopeR += weight * (alive * (events.slope - age) - dropped * ageThen);
        slopeAlpha -=
          weight * (alive * (shape + events.mean) * (byAge[T] ?? 0) + dropped * shape * (byAge[tx] ?? 0));
        weightOf[x] = (weightOf[x] ?? 0) + weight;
        droppedOf[x] = (droppedOf[x] ?? 0) + weight * dropped;
      }
      let [slopeA, slopeB] = [0, 0];
      for (const [i, x] of counts.entries()) {
        const [weight, dropped] = [weightOf[i] ?? 0, droppedOf[i] ?? 0];
        const both = logRisingSlope(a + b, x + 1);
        slopeR += weight * logRisingSlope(r, k * x);
        slopeA += dropped / a - weight * both;
        slopeB += weight * (logRisingSlope(b, x + 1) - both) - dropped / (b + x);
      }
      return { value, gradient: [slopeR, slopeAlpha, slopeA, slopeB] };
    };
}

/**
 * The sum over the 0 to k - 1 events that may have come since the last purchase without making one: its
 * logarithm, the mean number of events, and the derivative of the logarithm by the shape.
 */
function eventsSince(shape: number, k: number, share: number): { log: number; mean: number; slope: number } {
  let [term, sum, mean, rising, slope] = [1, 1, 0, 0, 0];
  for (let j = 1; j < k; j += 1) {
    term *= (share * (shape + j - 1)) / j;
    rising += 1 / (shape + j - 1);
    sum += term;
    mean += j * term;
    slope += rising * term;
  }
  return { log: Math.log(sum), mean: mean / sum, slope: slope / sum };
}
