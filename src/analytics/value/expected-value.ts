import { expectedSpend } from "../btyd/gamma-gamma.ts";
import { createProspects } from "./prospects.ts";
import { createSensitivity } from "./sensitivity.ts";
import { totalSpendOf } from "./total-spend.ts";
import type { ValueCustomer, ValueParameters } from "./value-parameters.ts";

/** What a customer is expected to bring in over the weeks ahead. Money in cents, discounted to today. */
export interface ExpectedValue {
  /** Purchase days, not discounted. */
  expectedPurchases: number;
  expectedCents: number;
  /** What one purchase is expected to bring in. */
  purchaseCents: number;
  /**
   * The 80 % interval of what this customer will really spend: below `lowCents` in one case of ten, above
   * `highCents` in another. Of who is unlikely to return both may be 0 although the expectation, the mean over
   * many like them, is not.
   */
  lowCents: number;
  highCents: number;
  expectedIfJustBoughtCents: number;
  /** What silence has cost: expected had they just bought, less what is expected now. Never below 0. */
  atRiskCents: number;
}

/** What the value of many customers together is reckoned from. */
export interface ValueMoments {
  expectedCents: number;
  /** Variance of what this customer will spend, were the parameters known. */
  variance: number;
  /** Derivatives of `expectedCents` by the logarithms of the parameters, those of purchases first. */
  slopes: number[];
}

const LOW = 0.1;
const HIGH = 0.9;

/** Expected value of one customer. For many, `createValuation` once. */
export function expectedValue(parameters: ValueParameters, customer: ValueCustomer): ExpectedValue {
  return createValuation(parameters).expectedValue(customer);
}

/**
 * Expected purchases times expected value of a purchase. The interval is that of the distribution of both, given
 * the customer's history, with the uncertainty of the parameters added by the delta method.
 */
export function createValuation(parameters: ValueParameters) {
  const prospectsOf = createProspects(parameters);
  const sensitivity = createSensitivity(parameters);
  const spendOf = totalSpendOf(parameters.spend);

  function reckon(customer: ValueCustomer) {
    const spend = { purchases: customer.x + 1, meanValue: customer.netCents / (customer.x + 1) };
    const prospects = prospectsOf(customer);
    const { purchases, discounted, counts } = prospects;
    const slopes = [...prospects.slopes, ...sensitivity.ofSpend(customer)];
    return {
      ...prospects,
      meanCents: expectedSpend(parameters.spend, spend) ?? 0,
      slopes,
      total: spendOf(spend, counts, sensitivity.varianceOf(slopes)),
      shrinkage: purchases > 0 ? discounted / purchases : 1,
    };
  }

  return {
    expectedValue(customer: ValueCustomer): ExpectedValue {
      const { meanCents, purchases, discounted, ifJustBought, total, shrinkage } = reckon(customer);
      return {
        expectedPurchases: purchases,
        expectedCents: Math.round(discounted * meanCents),
        purchaseCents: Math.round(meanCents * shrinkage),
        lowCents: Math.round(total.quantile(LOW) * shrinkage),
        highCents: Math.round(total.quantile(HIGH) * shrinkage),
        expectedIfJustBoughtCents: Math.round(ifJustBought * meanCents),
        atRiskCents: Math.round(Math.max(0, ifJustBought - discounted) * meanCents),
      };
    },
    momentsOf(customer: ValueCustomer): ValueMoments {
      const { meanCents, discounted, slopes, total, shrinkage } = reckon(customer);
      const expectedCents = discounted * meanCents;
      return {
        expectedCents,
        variance: total.variance * shrinkage * shrinkage,
        slopes: slopes.map((slope) => slope * expectedCents),
      };
    },
    /** Variance that the uncertainty of the parameters gives to what has these derivatives. */
    varianceOf: sensitivity.varianceOf,
  };
}
