import { createValuation } from "./expected-value.ts";
import type { ValueCustomer, ValueParameters } from "./value-parameters.ts";

/** What many customers together are expected to bring in, in cents. */
export interface ExpectedTotal {
  expectedCents: number;
  /** The 80 % interval of what they will really spend, as far as the past tells. */
  lowCents: number;
  highCents: number;
}

/** 90 % of a normal distribution lies below this many standard deviations. */
const DEVIATIONS = 1.2816;

/**
 * Total over customers. Chance evens out over many of them, the error of the parameters does not, and neither
 * does what befalls the whole shop: how far earlier forecasts of totals were off belongs in `relativeError`, or
 * the interval of a large shop is too narrow to be true.
 *
 * @param options.relativeError root mean squared error of earlier totals over what came; 0 where none is known.
 */
export function expectedTotal(
  parameters: ValueParameters,
  customers: Iterable<ValueCustomer>,
  options: { relativeError?: number } = {},
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
  const shopWide = (options.relativeError ?? 0) * expected;
  const spread = DEVIATIONS * Math.sqrt(variance + valuation.varianceOf(slopes) + shopWide * shopWide);
  return {
    expectedCents: Math.round(expected),
    lowCents: Math.round(Math.max(0, expected - spread)),
    highCents: Math.round(expected + spread),
  };
}
