import { type B2bLikelihood, b2bLikelihood } from "./b2b-likelihood.ts";
import type { B2bFacts, B2bNorms } from "./b2b-signals.ts";
import { type BehaviourChange, behaviourChange, type Half } from "./behaviour-change.ts";
import { type Cadence, type CadenceFacts, type CadenceNorms, cadence } from "./cadence.ts";
import { type DiscountDependency, type DiscountFacts, discountDependency } from "./discount-dependency.ts";
import { type GapTrend, gapTrend } from "./gap-trend.ts";
import { type Momentum, type MomentumFacts, momentum } from "./momentum.ts";
import { type RfmFacts, type RfmScores, type RfmThresholds, rfmScores } from "./rfm.ts";
import { type RfmSegment, rfmSegmentOf } from "./rfm-segments.ts";
import type { SharePrior } from "./share-prior.ts";

/** What each method takes of one customer. */
export interface BehaviourInput {
  rfm: RfmFacts;
  cadence: CadenceFacts;
  b2b: B2bFacts;
  momentum: MomentumFacts;
  discounts: DiscountFacts;
  /** The last gaps between purchase days, oldest first. */
  gaps: readonly number[];
  /** The earlier and the later half of the sales; null where they are few. */
  halves: readonly [Half, Half] | null;
}

/** What single customers are measured by. Plain data: it can be stored and used later on. */
export interface ShopBehaviour {
  rfm: RfmThresholds;
  cadence: CadenceNorms;
  b2b: B2bNorms;
  /** False where the source's orders carry no time of day. */
  hoursKnown: boolean;
  /** Null where the source names no discounts. */
  discounts: SharePrior | null;
}

export interface Behaviour {
  rfm: (RfmScores & { segment: RfmSegment }) | undefined;
  b2b: B2bLikelihood | undefined;
  momentum: Momentum | undefined;
  discounts: DiscountDependency | undefined;
  cadence: Cadence | undefined;
  gapTrend: GapTrend | undefined;
  changes: BehaviourChange[] | undefined;
}

/** All that the methods of behaviour say of one customer; undefined where they say nothing. */
export function describeBehaviour(facts: BehaviourInput, norms: ShopBehaviour): Behaviour {
  const scores = rfmScores(facts.rfm, norms.rfm);
  const { officeHourOrders } = facts.b2b;
  return {
    rfm: scores && { ...scores, segment: rfmSegmentOf(scores) },
    b2b: b2bLikelihood(
      { ...facts.b2b, officeHourOrders: norms.hoursKnown ? officeHourOrders : null },
      norms.b2b,
    ),
    momentum: momentum(facts.momentum),
    discounts: discountDependency(facts.discounts, norms.discounts ?? undefined),
    cadence: cadence(facts.cadence, norms.cadence),
    gapTrend: gapTrend(facts.gaps),
    changes: facts.halves ? behaviourChange(...facts.halves) : undefined,
  };
}
