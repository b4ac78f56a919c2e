import { columnsOf, type HistoryColumns } from "./columns.ts";
import type { CountedHistory, Fit, FitOptions } from "./history.ts";
import { type Likelihood, maximumLikelihood } from "./maximum-likelihood.ts";
import { CUSTOMERS_MAX, sampleOfCustomers } from "./sample-of-customers.ts";

/** What a shop's histories look like on the whole: a good start has the same scale, whatever the shop. */
export interface Scale {
  /** Mean repeat purchases per week of age. */
  perWeek: number;
  /** Mean age in weeks. */
  age: number;
}

export interface Search<Name extends string> {
  names: readonly Name[];
  starts(scale: Scale): Record<Name, number>[];
  likelihood(columns: HistoryColumns): Likelihood;
}

/** Enough customers to find the neighbourhood of the optimum, so that the whole is searched from there only. */
const SCOUTS = 2_500;

/**
 * Fit of a purchase model to a shop's histories, of at most 200,000 customers.
 *
 * @returns undefined where there is nothing to fit: no customers, no time, or nobody ever came back.
 */
export function fitHistories<Name extends string>(
  search: Search<Name>,
  histories: readonly CountedHistory[],
  { start, seed }: FitOptions<Record<Name, number>> = {},
): Fit<Record<Name, number>> | undefined {
  const sample = sampleOfCustomers(histories, { customersMax: CUSTOMERS_MAX, seed });
  const columns = columnsOf(sample);
  const { customers, repeats, weeks } = columns.totals;
  if (!(customers > 0 && repeats > 0 && weeks > 0)) return undefined;

  const likelihood = search.likelihood(columns);
  const scout = !start && customers > 2 * SCOUTS ? fitScouts(search, sample, seed) : undefined;
  const known = start ?? scout?.parameters;
  const fromKnown = known
    ? maximumLikelihood({
        names: search.names,
        starts: [known],
        likelihood,
        customers,
        logCovarianceOfOne: scout?.logCovariance?.map((row) => row.map((value) => value * SCOUTS)),
      })
    : undefined;
  if (fromKnown?.identified) return fromKnown;
  // What is known may have led astray: only a fit from scratch may say that the data leave parameters open.
  const starts = search.starts({ perWeek: repeats / weeks, age: weeks / customers });
  const fresh = maximumLikelihood({ names: search.names, starts, likelihood, customers });
  return fromKnown && !((fresh?.logLikelihood ?? Number.NEGATIVE_INFINITY) > fromKnown.logLikelihood)
    ? fromKnown
    : fresh;
}

function fitScouts<Name extends string>(
  search: Search<Name>,
  histories: readonly CountedHistory[],
  seed: number | undefined,
): Fit<Record<Name, number>> | undefined {
  const fit = fitHistories(search, sampleOfCustomers(histories, { customersMax: SCOUTS, seed }), { seed });
  // Parameters that a few customers leave open are a start all the same, not so those that ran off.
  return fit?.identified || fit?.whyNot?.kind === "flat" ? fit : undefined;
}
