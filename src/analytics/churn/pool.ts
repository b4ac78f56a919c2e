import { type FittedStandings, riskPerCustomer } from "./model-fits.ts";
import { type JudgedRisks, pooledRisk, poolWeights } from "./pool-weights.ts";
import { spendSlope } from "./spend-lift.ts";
import type { CustomerStanding, ObservedCustomer } from "./standing.ts";

/** A mixture of models by name, and what spend adds to it. */
export interface Pool {
  members: { name: string; weight: number }[];
  /** As `spendSlope`. */
  slope: number;
}

/** Of which models: those whose parameters the data settle, or all. */
export type Among = "settled" | "all";

/**
 * The mixture for customers as they stand on one day, learnt on windows that ended by then. Only models that
 * were fitted on all of these days take part, and where `settled` is asked those alone that are identified on that
 * day; where none is, all. (A parameter that ran off is no error as such: where all customers leave alike, the
 * model that has it so is the limit of one in which they differ.)
 *
 * @param past windows that ended by that day; without any the models weigh the same and spend says nothing.
 */
export function learnPool(
  standing: FittedStandings<CustomerStanding>,
  past: readonly FittedStandings<ObservedCustomer>[],
  among: Among,
): Pool {
  const fitted = standing.models.filter(({ name }) => past.every((window) => hasModel(window, name)));
  const settled = among === "settled" ? fitted.filter((model) => model.identified) : [];
  const names = (settled.length > 0 ? settled : fitted).map(({ name }) => name);
  const weights = poolWeights(
    past.flatMap((window) => judgedRisks(window, names)),
    names.length,
  );
  const members = names.map((name, i) => ({ name, weight: weights[i] ?? 0 }));
  const slope = spendSlope(
    past.map((window) => ({
      risks: poolRisks(members, window),
      meanValues: window.customers.map(({ meanValue }) => meanValue),
      silent: window.customers.map(({ silent }) => silent),
    })),
  );
  return { members, slope };
}

/** The risk of each customer under the mixture, without regard to spend. */
export function poolRisks(
  members: Pool["members"],
  { models, groups }: FittedStandings<CustomerStanding>,
): number[] {
  const parts = members.map(({ name }) => risksOf(models, name));
  const weights = members.map(({ weight }) => weight);
  const risks = groups.histories.map((_, place) =>
    pooledRisk(
      weights,
      parts.map((part) => part[place] ?? 0),
    ),
  );
  return riskPerCustomer(groups, risks);
}

function judgedRisks(
  { customers, groups, models }: FittedStandings<ObservedCustomer>,
  names: readonly string[],
): JudgedRisks[] {
  const parts = names.map((name) => risksOf(models, name));
  const judged = groups.histories.map((history, place) => ({
    risks: parts.map((part) => part[place] ?? 0),
    silent: 0,
    bought: history.customers,
  }));
  for (const [i, { silent }] of customers.entries()) {
    const group = judged[groups.places[i] ?? 0];
    if (!silent || !group) continue;
    group.silent += 1;
    group.bought -= 1;
  }
  return judged;
}

const hasModel = ({ models }: FittedStandings<CustomerStanding>, name: string) =>
  models.some((model) => model.name === name);
const risksOf = (models: FittedStandings<CustomerStanding>["models"], name: string) =>
  models.find((model) => model.name === name)?.risks ?? [];
