import { createRandom } from "../numerics/random.ts";
import type { CountedHistory } from "./history.ts";

/** More customers than this do not make parameters any surer that matters, but cost time. */
export const CUSTOMERS_MAX = 200_000;

/**
 * A systematic sample of about `customersMax` customers, or all where there are no more: they are put in the
 * order of age and purchases and every k-th is taken from a seeded start, so that the sample has all ages and
 * counts in their shares.
 */
export function sampleOfCustomers(
  histories: readonly CountedHistory[],
  { customersMax, seed = 1 }: { customersMax: number; seed?: number | undefined },
): readonly CountedHistory[] {
  const total = histories.reduce((sum, { customers }) => sum + customers, 0);
  if (total <= customersMax) return histories;
  const step = total / customersMax;
  let passed = 0;
  let next = createRandom(seed).uniform() * step;
  return histories
    .toSorted((one, other) => one.T - other.T || one.x - other.x || one.tx - other.tx)
    .flatMap((history) => {
      passed += history.customers;
      if (next >= passed) return [];
      const customers = Math.ceil((passed - next) / step);
      next += customers * step;
      return [{ ...history, customers }];
    });
}
