/** One thing that speaks for a customer, 0 to 1, with how much it counts and why; undefined where unknown. */
export interface Part {
  value: number | undefined;
  weight: number;
  /** A sentence, shown where the part speaks for the customer. */
  reason: string;
}

/**
 * Weighted mean of what is known, so that an unknown part speaks neither way; undefined where nothing is. Rises
 * with every part that rises.
 */
export function blend(parts: readonly Part[]): number | undefined {
  let sum = 0;
  let weights = 0;
  for (const { value, weight } of parts) {
    if (value === undefined || Number.isNaN(value)) continue;
    sum += weight * clamp(value);
    weights += weight;
  }
  return weights === 0 ? undefined : clamp(sum / weights);
}

const REASONS_MAX = 3;
/** A part below this is no reason for somebody. */
const SPEAKS_FROM = 0.5;

/** Why a blend is what it is: the parts that add most to it, first. */
export function reasonsOf(parts: readonly Part[]): string[] {
  return parts
    .flatMap(({ value, weight, reason }) =>
      value === undefined || Number.isNaN(value) || clamp(value) < SPEAKS_FROM
        ? []
        : [{ reason, share: weight * clamp(value) }],
    )
    .sort((one, other) => other.share - one.share)
    .slice(0, REASONS_MAX)
    .map(({ reason }) => reason);
}

export const clamp = (value: number) => Math.min(1, Math.max(0, value));
