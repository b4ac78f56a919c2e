import { sampleOfCustomers } from "../btyd/sample-of-customers.ts";
import { groupByHistory, type HistoryGroups } from "./group-by-history.ts";
import { SILENCE_MODELS, silenceUnder } from "./silence-models.ts";
import type { CustomerStanding } from "./standing.ts";

/** A model fitted to customers as they stood, and the risk it gives to each of their histories. */
export interface ModelFit {
  name: string;
  parameters: Record<string, number>;
  /** Of the customers it was fitted to: a sample in a large shop, the same for every model. */
  logLikelihood: number;
  /** False where the data leave the parameters open: the forecast may serve, the model should not. */
  identified: boolean;
  risks: number[];
}

/** Customers as of one day with all models that could be fitted to them. */
export interface FittedStandings<Customer extends CustomerStanding> {
  customers: readonly Customer[];
  groups: HistoryGroups;
  models: ModelFit[];
}

/** More make the parameters no surer that matters, and every model is fitted on every window. */
const FITTED_CUSTOMERS_MAX = 10_000;

/** Fits every candidate; left out are those without a fit, whose search did not settle, or with a risk off 0 to 1. */
export function fitModels<Customer extends CustomerStanding>(
  customers: readonly Customer[],
  weeks: number,
): FittedStandings<Customer> {
  const groups = groupByHistory(customers);
  const fitted = sampleOfCustomers(groups.histories, { customersMax: FITTED_CUSTOMERS_MAX });
  const models = SILENCE_MODELS.flatMap((model): ModelFit[] => {
    const fit = model.fit(fitted);
    if (!fit || fit.whyNot?.kind === "unsettled") return [];
    const risks = groups.histories.map(silenceUnder(model, fit.parameters, weeks));
    if (!risks.every((risk) => risk >= 0 && risk <= 1)) return [];
    const { parameters, logLikelihood, identified } = fit;
    return [{ name: model.name, parameters, logLikelihood, identified, risks }];
  });
  return { customers, groups, models };
}

/** The risk of each customer from those of the histories. */
export function riskPerCustomer({ places }: HistoryGroups, risks: readonly number[]): number[] {
  return Array.from(places, (place) => risks[place] ?? 0);
}
