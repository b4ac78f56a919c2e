import { gaussLegendre } from "../numerics/gauss-legendre.ts";
import type { PurchaseHistory } from "./history.ts";
import { type FittedPurchases, scoresOf } from "./models.ts";
import { poissonGammaTail } from "./poisson-gamma-tail.ts";

/** Probabilities of 1, 2, 3… purchases; of none is what they leave of 1. */
export type CountChances = Float64Array;

/** Counts less likely than this in sum are left out, and more of them than this lumped into the last. */
const LIMITS = { negligible: 1e-5, countMax: 2_000 };

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
    poissonGammaTail({ shape: r + x, share: weeks / (alpha + T + weeks), ...LIMITS });
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
        const age = beta + history.T;
        const staying = Math.exp(-s * Math.log1p(weeks / age));
        const mixed = buying(history, weeks).map((chance) => chance * staying);
        // Over the share of customers who stay as long, not over time: however fast they leave, it is as even.
        for (const { share, weight } of nodesFrom(staying)) {
          const time = age * Math.expm1(-Math.log(share) / s);
          for (const [i, chance] of buying(history, time).entries())
            if (i < mixed.length) mixed[i] = (mixed[i] ?? 0) + weight * chance;
        }
        return mixed;
      };
    }
    default:
      return fitted satisfies never;
  }
}

function nodesFrom(low: number): { share: number; weight: number }[] {
  const [middle, half] = [(1 + low) / 2, (1 - low) / 2];
  return [...LIFETIME_RULE.nodes].flatMap((node, i) => {
    const weight = half * (LIFETIME_RULE.weights[i] ?? 0);
    return [-node, node].map((place) => ({ share: middle + half * place, weight }));
  });
}
