/** Said with every figure of customers and archetypes: how it was made, in one sentence for a person. */
const FIGURES_METHOD =
  "Churn risk is the probability of no purchase within the horizon, by purchase models fitted to this shop and judged on days they had not seen; expected value is expected purchases times expected spend; value at risk is what silence has cost: expected had they just bought, less what is expected now; archetypes are clusters of this shop's own customers.";

/** The same, and what of it is not there. */
export function figuresMethod({ churnUnknownBecause }: { churnUnknownBecause: string | null }): string {
  return churnUnknownBecause === null ? FIGURES_METHOD : `Churn risk is unknown. ${churnUnknownBecause}`;
}
