/** Said with every figure of the first version, so that nobody takes it for more than it is. */
export const FIRST_FIGURES_METHOD =
  "First version: churn risk is the share of comparable customers who did not buy again within the horizon in this shop's own history; values are shrunken averages; archetypes are shop-relative groups.";
