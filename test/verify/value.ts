import { countHistories } from "../../src/analytics/btyd/count-histories.ts";
import { expectedSpend, fitGammaGamma } from "../../src/analytics/btyd/gamma-gamma.ts";
import { fitCandidates, type PurchaseCandidate, scoresOf } from "../../src/analytics/btyd/models.ts";
import { createValuation } from "../../src/analytics/value/expected-value.ts";
import { fitValue } from "../../src/analytics/value/fit-value.ts";
import { seasonalFactor } from "../../src/analytics/value/seasonal-factor.ts";
import { type BtydShop, cdnowFull, cdnowSample, onlineRetail } from "../support/btyd-shops.ts";
import { spendOf } from "../support/cdnow.ts";
import { atLeast, atMost, type Row, shown, within } from "../support/checks.ts";
import { readShared } from "../support/shared-data.ts";
import type { Check, Suite } from "./check.ts";

const KEYS = { "BG/NBD": "bgnbd", "MBG/NBD": "mbgnbd", "Pareto/NBD": "pnbd" } as const;

/** Expected value against what was spent: analytics.md, section 1. */
export const suite: Suite = {
  name: "expected value",
  async run() {
    const retail = await onlineRetail();
    const { spend_holdout: reference } = JSON.parse(readShared("expected/online_retail_clv_reference.json"));
    const retailYear = await onlineRetail({ lastDay: "2010-12-09", until: "2011-12-09" });
    const shops = [
      cdnowSample(),
      cdnowFull(),
      retail,
      { ...retailYear, dataSet: "Online Retail II, 12 months" },
    ];
    return [
      ...referenceChecks(retail, reference),
      ...shops.flatMap((shop) => valueChecks(shop)),
      speedCheck(),
    ];
  },
};

/** The reference's own way, from repeat purchases alone, so that ours can be seen to differ by intent. */
function referenceChecks(shop: BtydShop, reference: Record<string, number>): Check[] {
  const row = (method: string, figure: string): Row => ({ dataSet: shop.dataSet, method, figure });
  const spend = fitGammaGamma(spendOf(shop.customers.map(({ days }) => days)));
  if (!spend) return [];
  const actual = shop.customers.map(({ centsAhead }) => centsAhead);
  const meanSpend = shop.customers.map(({ days }) => {
    const [repeats] = spendOf([days]);
    return expectedSpend(spend.parameters, repeats ?? { purchases: 0, meanValue: 0 }) ?? Number.NaN;
  });
  const models = withDropout(fitCandidates(countHistories(shop.customers))).flatMap((fit) => {
    const { expectedPurchases } = scoresOf(fit);
    const expected = shop.customers.map(
      (customer, i) => expectedPurchases(customer, shop.daysAhead / 7) * (meanSpend[i] ?? 0),
    );
    const method = `${fit.model}, repeats only`;
    const key = KEYS[fit.model];
    return [
      within(
        row(method, "share of spend in the top 20 %"),
        topShare(expected, actual),
        reference[`${key}_clv_top20`] ?? 0,
        {
          units: 1e-4,
        },
      ),
      within(row(method, "expected spend"), sumOf(expected), reference[`${key}_expected_total`] ?? 0, {
        share: fit.identified ? 1e-5 : 1e-4,
      }),
    ];
  });
  const past = topShare(
    shop.customers.map(({ netCents }) => netCents),
    actual,
  );
  return [
    within(row("past spend", "share of spend in the top 20 %"), past, reference.past_spend_top20 ?? 0, {
      units: 1e-4,
    }),
    within(
      row("oracle", "share of spend in the top 20 %"),
      topShare(actual, actual),
      reference.oracle_top20 ?? 0,
      {
        units: 1e-4,
      },
    ),
    ...models,
  ];
}

/** Ours, by each model, with and without the season where there is a year to tell it by. */
function valueChecks(shop: BtydShop): Check[] {
  const season = seasonalFactor(shop.purchasesByDay, shop.daysAhead, { customersByDay: shop.customersByDay });
  const actual = shop.customers.map(({ centsAhead }) => centsAhead);
  const past = topShare(
    shop.customers.map(({ netCents }) => netCents),
    actual,
  );
  return withDropout(fitCandidates(countHistories(shop.customers))).flatMap((fit) => {
    const row = (figure: string): Row => ({ dataSet: shop.dataSet, method: fit.model, figure });
    const plain = valuesOf(shop, fit, 1);
    const errorOf = ({ expectedCents }: Values) => 100 * (sumOf(expectedCents) / sumOf(actual) - 1);
    const seasonal = season === undefined ? undefined : valuesOf(shop, fit, season);
    const { lowCents, highCents, expectedCents } = seasonal ?? plain;
    const inside = shareOf(actual, (cents, i) => cents >= (lowCents[i] ?? 0) && cents <= (highCents[i] ?? 0));
    const below = shareOf(actual, (cents, i) => cents < (lowCents[i] ?? 0));
    const least = shop.dataSet === "Online Retail II" ? 0.731 : past;
    return [
      atLeast(row("share of spend in the top 20 %"), topShare(expectedCents, actual), least),
      shown(row("error of the total in %"), errorOf(plain)),
      ...(seasonal
        ? [
            atMost(
              row("size of the error with the season in %"),
              Math.abs(errorOf(seasonal)),
              Math.abs(errorOf(plain)),
            ),
          ]
        : []),
      atLeast(row("customers inside the 80 % interval"), inside, 0.8),
      atMost(row("customers above it"), 1 - inside - below, 0.15, 0.1),
      atMost(row("customers below it"), below, 0.15, 0.1),
    ];
  });
}

interface Values {
  expectedCents: number[];
  lowCents: number[];
  highCents: number[];
}

function valuesOf(shop: BtydShop, purchases: PurchaseCandidate, season: number): Values {
  const fit = fitValue(shop.customers, {
    purchases,
    weeks: shop.daysAhead / 7,
    discountPerYear: 0,
    seasonalFactor: season,
  });
  if (!fit) throw new Error(`${shop.dataSet} has no fit`);
  const values = shop.customers.map(createValuation(fit.parameters).expectedValue);
  return {
    expectedCents: values.map((value) => value.expectedCents),
    lowCents: values.map((value) => value.lowCents),
    highCents: values.map((value) => value.highCents),
  };
}

function speedCheck(): Check {
  const { customers } = cdnowFull();
  const fit = fitValue(customers);
  if (!fit) throw new Error("CDNOW has no fit");
  const { expectedValue } = createValuation(fit.parameters);
  // Of the processor, so that what else the machine is doing does not count.
  const startedAt = process.cpuUsage();
  for (const customer of customers) expectedValue(customer);
  const seconds = (process.cpuUsage(startedAt).user / 1e6) * (100_000 / customers.length);
  return atMost(
    { dataSet: "CDNOW", method: fit.parameters.purchases.model, figure: "CPU seconds per 100,000 values" },
    seconds,
    3,
  );
}

type WithDropout = Exclude<PurchaseCandidate, { model: "NBD" }>;

function withDropout(fits: readonly PurchaseCandidate[]): WithDropout[] {
  return fits.filter((fit): fit is WithDropout => fit.model !== "NBD");
}

/** Share of what was spent by the fifth of customers with the highest scores. */
function topShare(scores: readonly number[], actual: readonly number[]): number {
  const order = scores.map((_, i) => i).sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0));
  const top = order.slice(0, Math.floor(scores.length / 5));
  return sumOf(top.map((i) => actual[i] ?? 0)) / sumOf(actual);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function shareOf<T>(values: readonly T[], is: (value: T, i: number) => boolean): number {
  return values.filter(is).length / values.length;
}
