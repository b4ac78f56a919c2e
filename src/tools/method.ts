/** Said with every figure of customers and archetypes: how it was made, in one sentence for a person. */
export const FIGURES_METHOD =
  "Churn risk is the probability of no purchase within the horizon, by purchase models fitted to this shop and judged on days they had not seen; expected value is expected purchases times expected spend; archetypes are clusters of this shop's own customers.";
