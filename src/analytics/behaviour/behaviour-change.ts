/** One half of a customer's sales, in the order of time. */
export interface Half {
  orders: number;
  /** Sales with a value above 0, mean and sample variance of the natural logarithm of the value in cents. */
  valued: number;
  logValueMean: number | null;
  logValueVariance: number | null;
  /** Sales of which a discount or its absence is known, and those with one. */
  discountKnown: number;
  discounted: number;
  /** Sales whose main category is known, and those in the customer's most frequent category. */
  categoryKnown: number;
  mainCategory: number;
}

export interface BehaviourChange {
  kind: "basket" | "discounts" | "category";
  /** Typical (geometric mean) basket in cents, or share of sales, of the earlier and the later half. */
  before: number;
  after: number;
  /** Standard deviations between them. */
  z: number;
}

/** Fewer sales than this in a half say nothing. */
export const PER_HALF_MIN = 4;
/** One chance in twenty of any false alarm over the three tests, both ways (Bonferroni). */
const Z_MIN = 2.394;

/**
 * What a customer does otherwise in the later half of their sales than in the earlier: the size of the basket,
 * the share bought at a discount, the share in their main category. How often they buy is not asked here: see
 * `momentum` and `gapTrend`.
 *
 * A change is named only where chance would show one as large in at most one customer of twenty, over all three
 * tests. Baskets by Welch's test on logarithms, shares by the test of Agresti and Caffo, which holds for few
 * orders. Undefined with fewer than four sales in a half; empty: nothing has changed that could be told from chance.
 * A comparison within one customer: a campaign or a new price list changes many at once, which this does not see.
 *
 * Source: Welch (Biometrika 1947), the t made normal as in Abramowitz and Stegun 26.7.8; Agresti and Caffo (The
 * American Statistician 2000).
 */
export function behaviourChange(earlier: Half, later: Half): BehaviourChange[] | undefined {
  if (earlier.orders < PER_HALF_MIN || later.orders < PER_HALF_MIN) return undefined;
  const found = [
    basketChange(earlier, later),
    shareChange(
      "discounts",
      sharesOf(earlier, "discounted", "discountKnown"),
      sharesOf(later, "discounted", "discountKnown"),
    ),
    shareChange(
      "category",
      sharesOf(earlier, "mainCategory", "categoryKnown"),
      sharesOf(later, "mainCategory", "categoryKnown"),
    ),
  ];
  return found
    .filter((change) => change !== undefined)
    .filter(({ z }) => Math.abs(z) >= Z_MIN)
    .sort((one, other) => Math.abs(other.z) - Math.abs(one.z));
}

function basketChange(earlier: Half, later: Half): BehaviourChange | undefined {
  const [one, other] = [momentsOf(earlier), momentsOf(later)];
  if (!one || !other) return undefined;
  const difference = other.mean - one.mean;
  const variance = one.ofMean + other.ofMean;
  // Baskets that are all the same have no variance to measure a difference by.
  if (variance <= 1e-12) return undefined;
  const freedom =
    variance ** 2 / (one.ofMean ** 2 / (earlier.valued - 1) + other.ofMean ** 2 / (later.valued - 1));
  const z = normalOf(difference / Math.sqrt(variance), freedom);
  return { kind: "basket", before: Math.exp(one.mean), after: Math.exp(other.mean), z };
}

function momentsOf({ valued, logValueMean, logValueVariance }: Half) {
  if (valued < PER_HALF_MIN || logValueMean === null || logValueVariance === null) return undefined;
  return { mean: logValueMean, ofMean: logValueVariance / valued };
}

function normalOf(t: number, freedom: number): number {
  return (t * (1 - 1 / (4 * freedom))) / Math.sqrt(1 + t ** 2 / (2 * freedom));
}

function sharesOf(half: Half, part: "discounted" | "mainCategory", whole: "discountKnown" | "categoryKnown") {
  return { part: half[part], whole: half[whole] };
}

function shareChange(
  kind: "discounts" | "category",
  earlier: { part: number; whole: number },
  later: { part: number; whole: number },
): BehaviourChange | undefined {
  if (earlier.whole < PER_HALF_MIN || later.whole < PER_HALF_MIN) return undefined;
  const softened = [earlier, later].map(({ part, whole }) => ({
    share: (part + 1) / (whole + 2),
    whole: whole + 2,
  }));
  const [one, other] = softened;
  if (!one || !other) return undefined;
  const variance = softened.reduce((sum, { share, whole }) => sum + (share * (1 - share)) / whole, 0);
  return {
    kind,
    before: earlier.part / earlier.whole,
    after: later.part / later.whole,
    z: (other.share - one.share) / Math.sqrt(variance),
  };
}
