import { churnRisk } from "../../../src/analytics/churn/churn-risk.ts";
import { type ChurnFit, fitChurn } from "../../../src/analytics/churn/fit-churn.ts";
import type { ObservedCustomer } from "../../../src/analytics/churn/standing.ts";
import { cdnowDays, dayNumber } from "../../support/cdnow.ts";
import { onlineRetailDays } from "../../support/online-retail.ts";
import { type CustomerDays, churnHistoryOn, standingsOn } from "./standings.ts";

/** A data set cut on a day, to be foretold from what was known then. */
export interface JudgedShop {
  dataSet: string;
  customers: CustomerDays[];
  lastDay: string;
  horizonDays: number;
  reference?: { file: string; table: string; horizon: string; targets: Targets };
}

/** The best honest row of each column, to the digits of the table. */
export interface Targets {
  auc: number;
  brier: number;
  ece: number;
}

export async function readJudgedShops(): Promise<JudgedShop[]> {
  const sample = cdnowDays("CDNOW_sample.txt", "1998-06-30");
  const full = cdnowDays("CDNOW_master.txt", "1998-06-30");
  const retail = await onlineRetailDays("2011-12-09");
  return [
    {
      dataSet: "CDNOW sample",
      customers: sample,
      lastDay: "1997-09-30",
      horizonDays: 273,
      reference: {
        file: "expected/cdnow_sample_reference.json",
        table: "churn_no_purchase_in_39w",
        horizon: "39w",
        targets: { auc: 0.774, brier: 0.161, ece: 0.054 },
      },
    },
    {
      dataSet: "Online Retail II",
      customers: retail,
      lastDay: "2011-06-09",
      horizonDays: 183,
      reference: {
        file: "expected/online_retail_clv_reference.json",
        table: "churn_no_purchase_in_183d",
        horizon: "183d",
        targets: { auc: 0.81, brier: 0.177, ece: 0.016 },
      },
    },
    { dataSet: "CDNOW, 39 weeks from Oct 1997", customers: full, lastDay: "1997-09-30", horizonDays: 273 },
    { dataSet: "CDNOW, 180 days from Jan 1998", customers: full, lastDay: "1997-12-31", horizonDays: 180 },
    {
      dataSet: "Online Retail II, 90 days from 10 Mar",
      customers: retail,
      lastDay: "2011-03-09",
      horizonDays: 90,
    },
    {
      dataSet: "Online Retail II, 120 days from 10 Aug",
      customers: retail,
      lastDay: "2011-08-09",
      horizonDays: 120,
    },
    {
      dataSet: "Online Retail II, 90 days from 10 Sep",
      customers: retail,
      lastDay: "2011-09-09",
      horizonDays: 90,
    },
    {
      dataSet: "Online Retail II, 30 days from 11 Oct",
      customers: retail,
      lastDay: "2011-10-10",
      horizonDays: 30,
    },
    {
      dataSet: "Online Retail II, 30 days from 10 Nov",
      customers: retail,
      lastDay: "2011-11-09",
      horizonDays: 30,
    },
  ];
}

/** Fitted once per shop: to what was known on its last day. */
const known = new Map<string, { truth: ObservedCustomer[]; risks: number[] | undefined; fit: ChurnFit }>();

export function oursOn(shop: JudgedShop) {
  const before = known.get(shop.dataSet);
  if (before) return before;
  const lastDay = dayNumber(shop.lastDay);
  const fit = fitChurn(churnHistoryOn(shop.customers, { lastDay, horizonDays: shop.horizonDays }));
  const truth = standingsOn(shop.customers, { day: lastDay, daysAhead: shop.horizonDays });
  const risks = fit.kind === "fitted" ? truth.map(churnRisk(fit.parameters)) : undefined;
  const result = { truth, risks, fit };
  known.set(shop.dataSet, result);
  return result;
}

export const silentOf = (truth: readonly ObservedCustomer[]) => truth.map(({ silent }) => silent);
