import { fromLogit, insideUnit, logit } from "./odds.ts";
import { pooledRisk } from "./pool-weights.ts";
import type { Season } from "./season.ts";
import { SILENCE_MODELS, silenceUnder } from "./silence-models.ts";
import { lifted, type SpendLift } from "./spend-lift.ts";
import type { CustomerStanding } from "./standing.ts";

/** All that a risk is made of. Plain data, to be stored. */
export interface ChurnParameters {
  horizonWeeks: number;
  models: { name: string; weight: number; parameters: Record<string, number> }[];
  /** Null where spend was found to say nothing. */
  spend: SpendLift | null;
  /** Null where the season is not known or was found to say nothing. */
  season: Season | null;
}

/** The churn risk as a function of a customer, for many of them: what the parameters fix is computed once. */
export function churnRisk(parameters: ChurnParameters): (customer: CustomerStanding) => number {
  const weights = parameters.models.map(({ weight }) => weight);
  const silences = parameters.models.map(({ name, parameters: fitted }) => {
    const model = SILENCE_MODELS.find((candidate) => candidate.name === name);
    if (!model) throw new RangeError(`there is no purchase model ${name}`);
    return silenceUnder(model, fitted, parameters.horizonWeeks);
  });
  const { spend, season } = parameters;
  return (customer) => {
    const risk = pooledRisk(
      weights,
      silences.map((silenceOf) => silenceOf(customer)),
    );
    const ranked = spend ? lifted(risk, customer.meanValue, spend) : risk;
    return season ? insideUnit(fromLogit(logit(ranked) + season.shift)) : ranked;
  };
}

/**
 * Probability that the customer buys nothing within the horizon, strictly between 0 and 1. It never falls as
 * the customer's silence goes on.
 */
export function churnRiskOf(parameters: ChurnParameters, customer: CustomerStanding): number {
  return churnRisk(parameters)(customer);
}
