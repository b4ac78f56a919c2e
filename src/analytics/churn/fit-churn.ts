import type { ChurnParameters } from "./churn-risk.ts";
import type { SeasonWindows } from "./churn-windows.ts";
import { type JudgedWindow, judgeChurn, meanScore, POOLS, type PoolKind } from "./judge-churn.ts";
import { type FittedStandings, fitModels } from "./model-fits.ts";
import { type ObservedShare, observedShares } from "./observed-shares.ts";
import { type Among, learnPool, type Pool, poolRisks } from "./pool.ts";
import { fitSeason, type ObservedWindow } from "./season.ts";
import { spendLift } from "./spend-lift.ts";
import type { CustomerStanding, ObservedCustomer } from "./standing.ts";
import { whyUnusable } from "./usable-window.ts";

/** A shop's customers today and in the windows of `churnWindows`. */
export interface ChurnHistory {
  horizonDays: number;
  judgedDays: number;
  /** Everybody with a purchase, as they stand at the end of the last day. */
  now: readonly CustomerStanding[];
  /** Everybody with a purchase by then, per judged window, the latest first. */
  past: readonly (readonly ObservedCustomer[])[];
  season: SeasonWindows<ObservedWindow> | undefined;
}

/** Plain data. `judged` and `chosen` record how the choice was made. */
export type ChurnFit =
  | {
      kind: "fitted";
      parameters: ChurnParameters;
      judgedDays: number;
      judged: JudgedWindow[];
      chosen: string;
      /** Every model as fitted to the customers of today. */
      fits: { name: string; logLikelihood: number; identified: boolean }[];
      /** What became of those known `judgedDays` ago, for reasons in words. */
      observed: ObservedShare[][];
    }
  /** `reason` is a sentence for a person. */
  | { kind: "unknown"; reason: string; judgedDays: number; judged: JudgedWindow[] };

/**
 * Fits the risk of no purchase within the horizon: a mixture of purchase models, weighted by what each would
 * have foretold on past days, with or without regard to spend, as did better there; models whose parameters the
 * data leave open take part only where that would have helped clearly.
 *
 * Unknown where too few customers were known on the two latest past days, where no model can be fitted, or
 * where the Brier score over the judged windows is no better than that of the best simple rule: then days since
 * the last purchase are the honest figure.
 *
 * With two years of history or so, what the season did a year ago moves everybody's risk, if that would have
 * helped on past days.
 *
 * Where history is shorter than three horizons it is judged on shorter windows, and the models carry the
 * result on to the horizon.
 */
export function fitChurn(history: ChurnHistory): ChurnFit {
  const { horizonDays, judgedDays, now, past } = history;
  const unknown = (reason: string, judged: JudgedWindow[] = []): ChurnFit => ({
    kind: "unknown",
    reason,
    judgedDays,
    judged,
  });
  const doubts = past.map((customers, i) => whyUnusable(customers, (i + 1) * judgedDays));
  const firstDoubt = doubts.findIndex((doubt) => doubt !== undefined);
  const usable = past.slice(0, firstDoubt < 0 ? past.length : firstDoubt);
  if (usable.length < 2) return unknown(doubts[firstDoubt] ?? "There are no past days to judge by.");

  const windows = usable.map((customers) => fitModels(customers, judgedDays / 7));
  const judged = judgeChurn(windows, judgedDays);
  const brierOf = (name: string) => meanScore(judged, name, "brier");
  const chosen = choosePool(brierOf);
  const rules = (judged[0]?.candidates ?? []).filter(({ kind }) => kind === "rule");
  const best = rules.toSorted((one, other) => brierOf(one.name) - brierOf(other.name))[0];
  if (best && brierOf(chosen.name) >= brierOf(best.name)) {
    const days = judged.length * judgedDays;
    return unknown(
      `Over the last ${days} days the estimate did no better than ${best.words}, so it is not shown.`,
      judged,
    );
  }

  const standing = fitModels(now, horizonDays / 7);
  const pool = learnPool(standing, windows, chosen.among);
  if (pool.members.length === 0) {
    return unknown("The purchases of this shop fit none of the models of buying and leaving.", judged);
  }
  const slope = chosen.hasSpend ? pool.slope : 0;
  const season = history.season ? (fitSeason(history.season) ?? null) : null;
  const parameters = { ...parametersOf(standing, { ...pool, slope }, horizonDays), season };
  const observed = observedShares(usable[0] ?? []);
  const fits = standing.models.map(({ name, logLikelihood, identified }) => ({
    name,
    logLikelihood,
    identified,
  }));
  return { kind: "fitted", parameters, judgedDays, judged, chosen: chosen.name, fits, observed };
}

/** The best on the judged windows; models that are not settled must earn their place by a clear gain. */
function choosePool(brierOf: (name: string) => number): PoolKind {
  const best = (among: Among) =>
    POOLS.filter((kind) => kind.among === among).reduce((one, other) =>
      brierOf(other.name) < brierOf(one.name) ? other : one,
    );
  const [settled, all] = [best("settled"), best("all")];
  return brierOf(all.name) < CLEAR_GAIN * brierOf(settled.name) ? all : settled;
}

const CLEAR_GAIN = 0.98;

function parametersOf(
  standing: FittedStandings<CustomerStanding>,
  { members, slope }: Pool,
  horizonDays: number,
): Omit<ChurnParameters, "season"> {
  const lift = spendLift(slope, {
    risks: poolRisks(members, standing),
    meanValues: standing.customers.map(({ meanValue }) => meanValue),
  });
  const models = members.flatMap(({ name, weight }) =>
    standing.models
      .filter((model) => model.name === name)
      .map(({ parameters }) => ({ name, weight, parameters })),
  );
  return { horizonWeeks: horizonDays / 7, models, spend: lift ?? null };
}
