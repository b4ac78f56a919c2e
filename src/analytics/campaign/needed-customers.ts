const Z_95 = 1.959_963_985;
/** A true effect of the given size is found in four cases of five. */
const Z_POWER_80 = 0.841_621_234;

/**
 * How many customers a campaign list needs, held-out ones included, for a given rise in the share of buyers to be
 * told from chance (95 %) in four cases of five: the usual formula for two proportions of unequal groups (Fleiss,
 * Levin and Paik 2003, section 4.3, without the correction for continuity). Undefined where there is no rise to
 * find, or the shares are not between 0 and 1.
 */
export function neededCustomers(plan: {
  /** Share of buyers without the campaign. */
  baseShare: number;
  /** Rise in the share that should not be missed, e.g. 0.02. */
  rise: number;
  heldOutShare: number;
}): number | undefined {
  const { baseShare, rise, heldOutShare } = plan;
  const raised = baseShare + rise;
  const isPossible = baseShare >= 0 && raised <= 1 && rise > 0 && heldOutShare > 0 && heldOutShare < 1;
  if (!isPossible) return undefined;
  const pooled = heldOutShare * baseShare + (1 - heldOutShare) * raised;
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / heldOutShare + 1 / (1 - heldOutShare)));
  const spreads = Math.sqrt(
    (baseShare * (1 - baseShare)) / heldOutShare + (raised * (1 - raised)) / (1 - heldOutShare),
  );
  return Math.ceil(((Z_95 * spread + Z_POWER_80 * spreads) / rise) ** 2);
}
