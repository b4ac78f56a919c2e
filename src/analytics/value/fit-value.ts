import { countHistories } from "../btyd/count-histories.ts";
import { fitGammaGamma, type SpendFit } from "../btyd/gamma-gamma.ts";
import { fitCandidates, inOrderOfTrust, type PurchaseCandidate } from "../btyd/models.ts";
import type { ValueCustomer, ValueParameters } from "./value-parameters.ts";

const YEAR_WEEKS = 365 / 7;
const DISCOUNT_PER_YEAR = 0.1;

/** Under this many customers not even a mean is worth quoting. */
const CUSTOMERS_MIN = 10;

/** Who has been watched for a month at most cannot be told from who has left, and says nothing of a year. */
const WEEKS_MIN = 4;

/** Dropout needs a quarter of the year that is looked ahead. */
const WEEKS_MIN_FOR_DROPOUT = 13;

export interface ValueOptions {
  /** The purchase model that a holdout has chosen; without it the most trusted of all fits. */
  purchases?: PurchaseCandidate | undefined;
  weeks?: number;
  discountPerYear?: number;
  /** See `seasonalFactor`; 1 where none is known. */
  seasonalFactor?: number;
  seed?: number;
}

export interface ValueFit {
  parameters: ValueParameters;
  /** The fit of spend with its likelihood, correlation and customers left out; absent where there was none. */
  spendFit?: SpendFit;
}

/**
 * What expected value is reckoned from: a purchase model and Gamma-Gamma, over all purchases including the first.
 * In place of a model that the data do not carry stands a mean, see `ValueParameters`.
 *
 * @returns undefined where nothing can be said: under ten customers, nobody watched for four weeks, nobody came
 * back, or no purchase brought in anything.
 */
export function fitValue(
  customers: readonly ValueCustomer[],
  options: ValueOptions = {},
): ValueFit | undefined {
  if (customers.length < CUSTOMERS_MIN) return undefined;
  const purchases = fitPurchases(customers, options);
  const spend = fitSpend(customers);
  if (!purchases || !spend) return undefined;
  return {
    parameters: {
      ...purchases,
      ...spend.parameters,
      weeks: options.weeks ?? YEAR_WEEKS,
      discountPerYear: options.discountPerYear ?? DISCOUNT_PER_YEAR,
      seasonalFactor: options.seasonalFactor ?? 1,
    },
    ...(spend.fit ? { spendFit: spend.fit } : {}),
  };
}

type PurchasesPart = Pick<ValueParameters, "purchases" | "purchasesBasis" | "purchasesLogCovariance">;

function fitPurchases(
  customers: readonly ValueCustomer[],
  { purchases: chosen, seed }: ValueOptions,
): PurchasesPart | undefined {
  const totals = { repeats: 0, weeks: 0, longest: 0 };
  for (const { x, T } of customers) {
    totals.repeats += x;
    totals.weeks += T;
    totals.longest = Math.max(totals.longest, T);
  }
  if (totals.longest < WEEKS_MIN || totals.repeats === 0) return undefined;
  const best =
    totals.longest < WEEKS_MIN_FOR_DROPOUT
      ? undefined
      : (chosen ??
        inOrderOfTrust(fitCandidates(countHistories(customers), seed === undefined ? {} : { seed }))[0]);
  if (!best) {
    // One expected purchase of the shop's mean pace is what each customer is given beforehand.
    const parameters = { r: 1, alpha: totals.weeks / totals.repeats };
    return { purchases: { model: "NBD", parameters }, purchasesBasis: "mean-rate" };
  }
  return {
    purchases: { model: best.model, parameters: best.parameters } as ValueParameters["purchases"],
    purchasesBasis: best.identified ? "fitted" : "unidentified",
    ...(best.identified && best.logCovariance ? { purchasesLogCovariance: best.logCovariance } : {}),
  };
}

type SpendPart = Pick<ValueParameters, "spend" | "spendBasis" | "spendLogCovariance">;

/** Without a Gamma-Gamma to rely on: values vary as those of most shops do, about the shop's own mean. */
const USUAL_SPREAD = { p: 2, q: 3 };

function fitSpend(
  customers: readonly ValueCustomer[],
): { parameters: SpendPart; fit: SpendFit | undefined } | undefined {
  const fit = fitGammaGamma(
    customers.map(({ x, netCents }) => ({ purchases: x + 1, meanValue: netCents / (x + 1) })),
  );
  if (fit?.identified && fit.populationMean !== undefined) {
    const covariance = fit.logCovariance ? { spendLogCovariance: fit.logCovariance } : {};
    return { fit, parameters: { spend: fit.parameters, spendBasis: "fitted", ...covariance } };
  }
  const purchases = customers.reduce((sum, { x }) => sum + x + 1, 0);
  const meanCents = customers.reduce((sum, { netCents }) => sum + netCents, 0) / purchases;
  if (!(meanCents > 0)) return undefined;
  // p · v / (q - 1) is the mean of Gamma-Gamma, and (q - 1) / p its weight in purchases: 1.
  const spend = { ...USUAL_SPREAD, v: (meanCents * (USUAL_SPREAD.q - 1)) / USUAL_SPREAD.p };
  return { fit, parameters: { spend, spendBasis: "mean" } };
}
