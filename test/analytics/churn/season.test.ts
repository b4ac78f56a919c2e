import { describe, expect, it } from "vitest";
import { mbgNbd } from "../../../src/analytics/btyd/mbg-nbd.ts";
import { groupByHistory } from "../../../src/analytics/churn/group-by-history.ts";
import { fromLogit, logit } from "../../../src/analytics/churn/odds.ts";
import { churnScores } from "../../../src/analytics/churn/scores.ts";
import { fitSeason } from "../../../src/analytics/churn/season.ts";
import { silenceUnder } from "../../../src/analytics/churn/silence-models.ts";
import { simulatedShop } from "./simulated-shop.ts";
import { churnHistoryOn, standingsOn } from "./standings.ts";

describe("the season of a shop that sells twice as much in December as in June", () => {
  const shop = simulatedShop({ customers: 1_000, days: 1_170, leaving: 0.05, gapDays: 60, season: 0.5 });
  const split = { lastDay: 990, horizonDays: 180 };

  it("brings the risk nearer to what customers do", () => {
    const { now, season } = churnHistoryOn(shop, split);

    const shift = (season && fitSeason(season))?.shift ?? 0;

    const truth = standingsOn(shop, { day: split.lastDay, daysAhead: split.horizonDays });
    const silent = truth.map((customer) => customer.silent);
    const parameters = mbgNbd.fit(groupByHistory(now).histories)?.parameters;
    if (!parameters) throw new Error("no fit");
    const risks = truth.map(silenceUnder(mbgNbd, parameters, split.horizonDays / 7));
    const shifted = risks.map((risk) => fromLogit(logit(risk) + shift));
    // The half year ahead has the December: fewer are silent than their dates say.
    expect(shift).toBeLessThan(-0.1);
    expect(churnScores(shifted, silent)?.brier).toBeLessThan(
      (churnScores(risks, silent)?.brier ?? 0) - 0.002,
    );
  });

  it("is carried over by half at most where the horizon is longer than the days it was checked on", () => {
    const { season } = churnHistoryOn(shop, split);

    const fitted = season && fitSeason(season);

    expect(fitted?.carried).toBe(0.5);
    expect(fitted?.logLoss.map(({ carried }) => carried)).toEqual([0, 0.5]);
  });
});

describe("the season", () => {
  it("is not carried over where past days are foretold no better with it", () => {
    const shop = simulatedShop({ customers: 1_000, days: 1_000, leaving: 0.05, gapDays: 60 });
    const { season } = churnHistoryOn(shop, { lastDay: 990, horizonDays: 180 });
    const lastYear = season?.lastYear;
    const checks = season?.checks ?? [];
    // Each day is given the year before that had just the opposite.
    const misleading = checks.map(({ thisYear, lastYear: before }) => ({
      thisYear,
      lastYear: {
        ...before,
        customers: before.customers.map((customer) => ({ ...customer, silent: !customer.silent })),
      },
    }));

    expect(lastYear && fitSeason({ lastYear, checks: misleading })).toBeUndefined();
  });

  it("is unknown where fewer than two past days can be checked", () => {
    const nobody = { daysAhead: 60, customers: [] };

    expect(fitSeason({ lastYear: nobody, checks: [{ thisYear: nobody, lastYear: nobody }] })).toBeUndefined();
  });
});
