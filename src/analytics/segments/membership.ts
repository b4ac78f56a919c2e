/** How clear it is that a customer belongs where they belong most. */
export type Clarity = "strong" | "balanced" | "weak";

/** Where a customer stands on an axis. Shares sum to 1 but for rounding. */
export interface AxisMembership {
  segment: string;
  /** The share of the dominant segment. */
  strength: number;
  clarity: Clarity;
  shares: Record<string, number>;
}

const STRONG_ABOVE = 0.7;
const BALANCED_ABOVE = 0.4;
const SECOND_ABOVE = 0.3;
const ROUNDING = 10_000;

/**
 * Fuzzy memberships of a point in segments, by its squared distances to their centres: those of fuzzy c-means
 * with m = 2, that is in proportion to 1 / distance^2; whole at a centre. Preferred to a softmax of distances,
 * which needs a temperature that nothing in the data settles: these are the same in whatever unit distances are
 * measured, and so can be compared between axes.
 *
 * Strong with a share above 0.7; balanced above 0.4 with a second above 0.3, between two segments; else weak.
 * Of two segments equally near, the one named first.
 *
 * Bezdek, Pattern Recognition with Fuzzy Objective Function Algorithms, Plenum 1981.
 */
export function membershipOf(
  segments: readonly string[],
  squaredDistances: readonly number[],
): AxisMembership {
  const least = Math.min(...squaredDistances);
  // Relative to the nearest, so that neither a distance of 0 nor one beyond measure makes a share of NaN.
  const weights = squaredDistances.map((distance) =>
    distance === least ? 1 : Number.isFinite(distance) ? least / distance : 0,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => weight / total);
  const strength = Math.max(...shares);
  const dominant = shares.indexOf(strength);
  const second = Math.max(0, ...shares.filter((_, index) => index !== dominant));
  return {
    segment: segments[dominant] ?? "",
    strength: rounded(strength),
    clarity: clarityOf(strength, second),
    shares: Object.fromEntries(segments.map((segment, index) => [segment, rounded(shares[index] ?? 0)])),
  };
}

function clarityOf(strength: number, second: number): Clarity {
  if (strength > STRONG_ABOVE) return "strong";
  return strength > BALANCED_ABOVE && second > SECOND_ABOVE ? "balanced" : "weak";
}

const rounded = (share: number) => Math.round(share * ROUNDING) / ROUNDING;
