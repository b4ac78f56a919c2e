import { wilsonInterval } from "../numerics/wilson.ts";

/** What came of one group of a campaign. */
export interface GroupOutcome {
  customers: number;
  /** Of them, those who bought. */
  buyers: number;
  /** Sum, and sum of squares, of what each customer spent, in cents; 0 for those who didn't buy. */
  spentCents: number;
  spentCentsSquared: number;
}

export interface Estimate {
  /** Of those written to less of those held out. */
  difference: number;
  /** Interval of 95 %: the truth is outside of it in one case of twenty. */
  low: number;
  high: number;
}

export type IncrementalEffect =
  | {
      kind: "measured";
      /** Share of buyers. */
      buyers: Estimate;
      /** Cents per customer written to. */
      spent: Estimate;
      /** Purchasers and cents that the campaign brought in all. */
      extraBuyers: Estimate;
      extraCents: Estimate;
      /** False where the interval of the buyers holds 0: the campaign may have done nothing. */
      isBeyondChance: boolean;
    }
  /** `reason` is a sentence for a person. */
  | { kind: "unknown"; reason: string };

const Z_95 = 1.959_963_985;
/** The intervals lean on the normal distribution, which fewer don't bear. */
const CUSTOMERS_MIN = 30;

/**
 * What a campaign changed: those written to against those who were held out at random. Shares by Newcombe's
 * hybrid of Wilson intervals (1998, Statistics in Medicine 17, method 10), means by Welch's standard error.
 * Spend is heavy-tailed: its interval needs hundreds of buyers before it may be trusted.
 */
export function incrementalEffect(treated: GroupOutcome, heldOut: GroupOutcome): IncrementalEffect {
  const least = Math.min(treated.customers, heldOut.customers);
  if (!(least >= CUSTOMERS_MIN)) {
    const reason = `The smaller group has ${least} customers, and ${CUSTOMERS_MIN} are needed to tell an effect from chance.`;
    return { kind: "unknown", reason };
  }
  const buyers = differenceOfShares(treated, heldOut);
  const spent = differenceOfMeans(treated, heldOut);
  return {
    kind: "measured",
    buyers,
    spent,
    extraBuyers: times(buyers, treated.customers),
    extraCents: times(spent, treated.customers),
    isBeyondChance: buyers.low > 0 || buyers.high < 0,
  };
}

function differenceOfShares(one: GroupOutcome, other: GroupOutcome): Estimate {
  const [a, b] = [wilsonInterval(one.buyers, one.customers), wilsonInterval(other.buyers, other.customers)];
  const difference = a.share - b.share;
  return {
    difference,
    low: difference - Math.hypot(a.share - a.low, b.high - b.share),
    high: difference + Math.hypot(a.high - a.share, b.share - b.low),
  };
}

function differenceOfMeans(one: GroupOutcome, other: GroupOutcome): Estimate {
  const difference = one.spentCents / one.customers - other.spentCents / other.customers;
  const half = Z_95 * Math.sqrt(varianceOfMean(one) + varianceOfMean(other));
  return { difference, low: difference - half, high: difference + half };
}

function varianceOfMean({ customers, spentCents, spentCentsSquared }: GroupOutcome): number {
  const variance = (spentCentsSquared - spentCents ** 2 / customers) / (customers - 1);
  return Math.max(0, variance) / customers;
}

function times({ difference, low, high }: Estimate, customers: number): Estimate {
  return { difference: difference * customers, low: low * customers, high: high * customers };
}
