import { createValuation } from "./expected-value.ts";
import type { ValueCustomer, ValueParameters } from "./value-parameters.ts";

/** What many customers together are expected to bring in, in cents. */
export interface ExpectedTotal {
  expectedCents: number;
  /** The 80 % interval of what they will really spend; absent where no earlier forecast has been put to the test. */
  interval?: { lowCents: number; highCents: number };
}

/** 90 % of a normal distribution lies below this many standard deviations. */
const DEVIATIONS = 1.2816;

/**
 * Total over customers. Chance evens out over many of them, the error of the parameters does not, and neither
 * does what befalls the whole shop, which only earlier forecasts can tell: an interval without it would be too
 * narrow to be true.
 *
 * @param relativeError see `relativeErrorOfTotals`.
 */
export function expectedTotal(
  parameters: ValueParameters,
  customers: Iterable<ValueCustomer>,
  relativeError: number | undefined,
): ExpectedTotal {
  const valuation = createValuation(parameters);
  const slopes: number[] = [];
  let [expected, variance] = [0, 0];
  for (const customer of customers) {
    const moments = valuation.momentsOf(customer);
    expected += moments.expectedCents;
    variance += moments.variance;
    for (const [i, slope] of moments.slopes.entries()) slopes[i] = (slopes[i] ?? 0) + slope;
  }
  const expectedCents = Math.round(expected);
  if (relativeError === undefined) return { expectedCents };
  const shopWide = relativeError * expected;
  const spread = DEVIATIONS * Math.sqrt(variance + valuation.varianceOf(slopes) + shopWide * shopWide);
  return {
    expectedCents,
    interval: {
      lowCents: Math.round(Math.max(0, expected - spread)),
      highCents: Math.round(expected + spread),
    },
  };
}

/** Root mean square of how far earlier totals were off, over what came. Undefined without any. */
export function relativeErrorOfTotals(
  earlier: readonly { expected: number; actual: number }[],
): number | undefined {
  const errors = earlier.flatMap(({ expected, actual }) => (actual > 0 ? [expected / actual - 1] : []));
  if (errors.length === 0) return undefined;
  return Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
}
