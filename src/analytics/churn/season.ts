import { mbgNbd } from "../btyd/mbg-nbd.ts";
import type { SeasonWindows } from "./churn-windows.ts";
import { groupByHistory } from "./group-by-history.ts";
import { fromLogit, logit } from "./odds.ts";
import { churnScores } from "./scores.ts";
import { silenceUnder } from "./silence-models.ts";
import type { ObservedCustomer } from "./standing.ts";
import { whyUnusable } from "./usable-window.ts";

/** Customers of a past day with what they did in the `daysAhead`. */
export interface ObservedWindow {
  daysAhead: number;
  customers: readonly ObservedCustomer[];
}

/** What the time of the year does to everybody's risk. Plain data. */
export interface Season {
  /** Change of everybody's log-odds of silence. */
  shift: number;
  /** How much of what happened a year ago is carried over: a half or all of it. */
  carried: number;
  /** Mean log loss of past days with nothing, a half and all carried over: how that was chosen. */
  logLoss: { carried: number; mean: number }[];
  checks: number;
}

const CARRIED = [0, 0.5, 1] as const;
/** Beyond the days that can be checked only half of it is believed. */
const CARRIED_UNCHECKED_MAX = 0.5;
const CHECKS_MIN = 2;
/** No season makes the odds more than four and a half times what they are; a broken year does. */
const SHIFT_MAX = 1.5;
const HALVINGS = 40;

/**
 * What was missing a year ago between the risk as MBG/NBD put it and what customers then did, as a shift of
 * the log-odds; carried over whole, by half or not at all, as would have been best on past days. A season
 * moves all customers together, which no model of single customers sees.
 *
 * @returns undefined where nothing is to be carried over, or fewer than two past days can be checked.
 */
export function fitSeason({ lastYear, checks }: SeasonWindows<ObservedWindow>): Season | undefined {
  const judged = checks.flatMap(({ thisYear, lastYear: yearBefore }) => {
    const shift = missedShift(yearBefore);
    const risks = risksOf(thisYear);
    return shift === undefined || !risks ? [] : [{ shift, risks, silent: silentOf(thisYear) }];
  });
  const missed = missedShift(lastYear);
  if (judged.length < CHECKS_MIN || missed === undefined) return undefined;
  const isChecked = checks.every(({ thisYear }) => thisYear.daysAhead >= lastYear.daysAhead);
  const choices = CARRIED.filter((carried) => isChecked || carried <= CARRIED_UNCHECKED_MAX);
  const logLoss = choices.map((carried) => {
    const losses = judged.map(({ shift, risks, silent }) => {
      const shifted = risks.map((risk) => fromLogit(logit(risk) + carried * shift));
      return churnScores(shifted, silent)?.logLoss ?? 0;
    });
    return { carried, mean: losses.reduce((sum, loss) => sum + loss, 0) / losses.length };
  });
  const { carried } = logLoss.reduce((best, one) => (one.mean < best.mean ? one : best));
  return carried === 0 ? undefined : { shift: carried * missed, carried, logLoss, checks: judged.length };
}

/** The shift of the log-odds that would have made the mean risk the share who were silent. */
function missedShift(window: ObservedWindow): number | undefined {
  const risks = risksOf(window);
  if (!risks) return undefined;
  const silent = silentOf(window).filter((wasSilent) => wasSilent).length;
  const odds = risks.map(logit);
  let [low, high] = [-SHIFT_MAX, SHIFT_MAX];
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const shift = (low + high) / 2;
    if (odds.reduce((sum, one) => sum + fromLogit(one + shift), 0) < silent) low = shift;
    else high = shift;
  }
  return (low + high) / 2;
}

function risksOf({ customers, daysAhead }: ObservedWindow): number[] | undefined {
  if (whyUnusable(customers, 0) !== undefined) return undefined;
  const { histories, places } = groupByHistory(customers);
  const fit = mbgNbd.fit(histories);
  if (!fit || fit.whyNot?.kind === "unsettled") return undefined;
  const risks = histories.map(silenceUnder(mbgNbd, fit.parameters, daysAhead / 7));
  return Array.from(places, (place) => risks[place] ?? 0);
}

const silentOf = ({ customers }: ObservedWindow) => customers.map(({ silent }) => silent);
