import { gaussLegendre } from "../numerics/gauss-legendre.ts";
import { normalTail } from "../numerics/normal.ts";
import type { PurchaseHistory } from "./history.ts";
import { type FittedPurchases, scoresOf } from "./models.ts";

/** Probabilities of 1, 2, 3… purchases; of none is what they leave of 1. */
export type CountChances = Float64Array;

/** Counts less likely than this in sum are left out, and more of them than this lumped into the last. */
const TAIL_NEGLIGIBLE = 1e-5;
const COUNT_MAX = 2_000;

/** Below e^-700 a probability is no longer a double. */
const LOG_SMALLEST = -700;

const LIFETIME_RULE = gaussLegendre(8);

/**
 * How likely a customer is to make each number of purchases in the `weeks` ahead.
 *
 * Given that a customer is alive, purchases are a Poisson process at a gamma-distributed rate, and stop with the
 * dropout, which is independent of it: after a number of purchases (BG, MBG) the count is the smaller of the
 * two; after a time (Pareto) it is a mixture over that time.
 */
export function purchaseCountsOf(
  fitted: FittedPurchases,
): (history: PurchaseHistory, weeks: number) => CountChances {
  const { pAlive } = scoresOf(fitted);
  const ifAlive = atLeastIfAlive(fitted);
  return (history, weeks) => {
    const atLeast = ifAlive(history, weeks);
    const alive = pAlive(history);
    return atLeast.map((chance, i) => alive * Math.max(0, chance - (atLeast[i + 1] ?? 0)));
  };
}

/** Chances of at least 1, 2, 3… purchases of a customer who is alive. */
function atLeastIfAlive(fitted: FittedPurchases): ({ x, T }: PurchaseHistory, weeks: number) => Float64Array {
  const { r, alpha } = fitted.parameters;
  const buying = ({ x, T }: PurchaseHistory, weeks: number) =>
    poissonGammaTail({ shape: r + x, share: weeks / (alpha + T + weeks) });
  switch (fitted.model) {
    case "NBD":
      return buying;
    case "BG/NBD":
    case "MBG/NBD": {
      const { a, b } = fitted.parameters;
      const chances = fitted.model === "BG/NBD" ? 0 : 1;
      return (history, weeks) => {
        let staying = 1;
        return buying(history, weeks).map((chance, i) => {
          if (i > 0) staying *= (b + history.x + chances + i - 1) / (a + b + history.x + chances + i - 1);
          return chance * staying;
        });
      };
    }
    case "Pareto/NBD": {
      const { s, beta } = fitted.parameters;
      return (history, weeks) => {
        const whole = buying(history, weeks);
        const age = beta + history.T;
        const surviving = (time: number) => Math.exp(-s * Math.log1p(time / age));
        const mixed = whole.map((chance) => chance * surviving(weeks));
        for (const { time, weight } of nodesUpTo(weeks)) {
          const leaving = weight * (s / (age + time)) * surviving(time);
          for (const [i, chance] of buying(history, time).entries())
            if (i < mixed.length) mixed[i] = (mixed[i] ?? 0) + leaving * chance;
        }
        return mixed;
      };
    }
    default:
      return fitted satisfies never;
  }
}

/** Tail of the negative binomial: purchases at a rate ~ Gamma(shape) of which `share` of the time lies ahead. */
function poissonGammaTail({ shape, share }: { shape: number; share: number }): Float64Array {
  const logNone = shape * Math.log1p(-share);
  if (logNone < LOG_SMALLEST) return tailOfMany(shape, share);
  const tail: number[] = [];
  let chance = Math.exp(logNone);
  let rest = 1;
  for (let n = 0; n < COUNT_MAX; n += 1) {
    rest -= chance;
    if (rest < TAIL_NEGLIGIBLE && n > 0) break;
    tail.push(Math.max(0, rest));
    chance *= ((shape + n) / (n + 1)) * share;
  }
  return Float64Array.from(tail);
}

/** So many purchases behind and ahead that the count is as good as normal. */
function tailOfMany(shape: number, share: number): Float64Array {
  const mean = (shape * share) / (1 - share);
  const spread = Math.sqrt(mean / (1 - share));
  const most = Math.min(COUNT_MAX, Math.ceil(mean + 5 * spread));
  return Float64Array.from({ length: most }, (_, i) => normalTail((i + 0.5 - mean) / spread));
}

function nodesUpTo(weeks: number): { time: number; weight: number }[] {
  return [...LIFETIME_RULE.nodes].flatMap((node, i) => {
    const weight = ((LIFETIME_RULE.weights[i] ?? 0) * weeks) / 2;
    return [1 - node, 1 + node].map((place) => ({ time: (place * weeks) / 2, weight }));
  });
}
