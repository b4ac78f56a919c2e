import { mbgNbd } from "../../src/analytics/btyd/mbg-nbd.ts";
import { calibrationOf, type RiskGroup } from "../../src/analytics/churn/calibration.ts";
import { churnRisk } from "../../src/analytics/churn/churn-risk.ts";
import { type ChurnFit, fitChurn } from "../../src/analytics/churn/fit-churn.ts";
import { groupByHistory } from "../../src/analytics/churn/group-by-history.ts";
import { recencyDaysOf } from "../../src/analytics/churn/inactivity-rules.ts";
import { areaUnderCurve, type ChurnScores, churnScores } from "../../src/analytics/churn/scores.ts";
import { SILENCE_MODELS, silenceUnder } from "../../src/analytics/churn/silence-models.ts";
import type { ObservedCustomer } from "../../src/analytics/churn/standing.ts";
import { type CustomerDays, churnHistoryOn, standingsOn } from "../analytics/churn/standings.ts";
import { cdnowDays, dayNumber } from "../support/cdnow.ts";
import { onlineRetailDays } from "../support/online-retail.ts";
import { readShared } from "../support/shared-data.ts";
import type { Check, Suite } from "./check.ts";

/** The table of analytics.md, section 1, and the same method at other days and horizons. */
export const suite: Suite = {
  name: "churn risk",
  async run() {
    const shops = await readShops();
    return [...shops.filter(({ reference }) => reference).flatMap(checksOf), ...shops.flatMap(gateChecksOf)];
  },
};

/** Groups by risk of both reference data sets, foretold and seen, for a plot of calibration. */
export async function churnCalibration(): Promise<{ dataSet: string; groups: RiskGroup[] }[]> {
  const shops = (await readShops()).filter(({ reference }) => reference);
  return shops.map((shop) => {
    const { truth, risks } = oursOn(shop);
    return { dataSet: shop.dataSet, groups: calibrationOf(risks ?? [], silentOf(truth)) };
  });
}

interface Shop {
  dataSet: string;
  customers: CustomerDays[];
  lastDay: string;
  horizonDays: number;
  reference?: { file: string; table: string; horizon: string; targets: Targets };
}

/** The best honest row of each column, to the digits of the table. */
interface Targets {
  auc: number;
  brier: number;
  ece: number;
}

async function readShops(): Promise<Shop[]> {
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
  ];
}

function checksOf(shop: Shop): Check[] {
  const { reference } = shop;
  if (!reference) return [];
  const table = JSON.parse(readShared(reference.file))[reference.table] as Record<string, ReferenceRow>;
  const { truth, risks } = oursOn(shop);
  const silent = silentOf(truth);
  const weeks = shop.horizonDays / 7;
  const { histories } = groupByHistory(truth);
  const models = SILENCE_MODELS.flatMap((model) => {
    const key = { "BG/NBD": "bgnbd", "MBG/NBD": "mbgnbd", "Pareto/NBD": "pnbd", NBD: "nbd" }[model.name];
    const row = key && table[`${key}_p_inactive_${reference.horizon}`];
    const fit = row ? model.fit(histories) : undefined;
    if (!row || !fit) return [];
    const scores = churnScores(truth.map(silenceUnder(model, fit.parameters, weeks)), silent);
    return rowChecks(shop.dataSet, `P(no purchase), ${model.name}`, row, scores);
  });
  const ours = risks && churnScores(risks, silent);
  return [
    ...ruleChecks(shop.dataSet, truth, table),
    ...aliveChecks(shop.dataSet, truth, table),
    ...models,
    ...(ours ? targetChecks(shop.dataSet, ours, reference.targets) : []),
  ];
}

function ruleChecks(
  dataSet: string,
  truth: readonly ObservedCustomer[],
  table: Record<string, ReferenceRow>,
): Check[] {
  const silent = silentOf(truth);
  const recency = table.recency_only ?? table.recency_only_auc;
  const auc = areaUnderCurve(truth.map(recencyDaysOf), silent);
  return [
    ...[90, 180].flatMap((days) =>
      rowChecks(
        dataSet,
        `fixed rule, ${days} days`,
        table[`fixed_inactivity_${days}d_rule`],
        churnScores(
          truth.map((customer) => (recencyDaysOf(customer) >= days ? 1 : 0)),
          silent,
        ),
        // Nearly all risks are equal, and which of equals fall into which group is the order of the file.
        ["auc", "brier"],
      ),
    ),
    ...(recency && auc !== null ? [agrees(dataSet, "recency alone", "AUC", recency.auc, auc)] : []),
  ];
}

function aliveChecks(
  dataSet: string,
  truth: readonly ObservedCustomer[],
  table: Record<string, ReferenceRow>,
): Check[] {
  const fit = mbgNbd.fit(groupByHistory(truth).histories);
  if (!fit) return [];
  const risks = truth.map((customer) => 1 - mbgNbd.pAlive(fit.parameters, customer));
  return rowChecks(
    dataSet,
    "1 - P(alive), MBG/NBD",
    table.mbgnbd_1_minus_palive,
    churnScores(risks, silentOf(truth)),
  );
}

interface ReferenceRow {
  auc: number;
  brier?: number;
  ece10?: number;
}

function rowChecks(
  dataSet: string,
  method: string,
  row: ReferenceRow | undefined,
  scores: ChurnScores | undefined,
  figures: readonly ("auc" | "brier" | "ece")[] = ["auc", "brier", "ece"],
): Check[] {
  if (!row || !scores) return [];
  const pairs = {
    auc: { figure: "AUC", reference: row.auc, ours: scores.auc ?? Number.NaN },
    brier: { figure: "Brier score", reference: row.brier, ours: scores.brier },
    ece: { figure: "calibration error", reference: row.ece10, ours: scores.calibrationError },
  };
  return figures.flatMap((name) => {
    const { figure, reference, ours } = pairs[name];
    return reference === undefined ? [] : [agrees(dataSet, method, figure, reference, ours)];
  });
}

function agrees(dataSet: string, method: string, figure: string, reference: number, ours: number): Check {
  const passes = Math.abs(ours - reference) <= 1e-3;
  return { dataSet, method, figure, reference, ours, criterion: "within 1e-3", passes };
}

function targetChecks(dataSet: string, scores: ChurnScores, targets: Targets): Check[] {
  const row = (figure: string, reference: number, ours: number, criterion: "at least" | "at most"): Check => {
    const rounded = Math.round(ours * 1_000) / 1_000;
    const passes = criterion === "at least" ? rounded >= reference : rounded <= reference;
    return {
      dataSet,
      method: METHOD,
      figure,
      reference,
      ours,
      criterion: `${criterion}, to 3 digits`,
      passes,
    };
  };
  return [
    row("AUC", targets.auc, scores.auc ?? Number.NaN, "at least"),
    row("Brier score", targets.brier, scores.brier, "at most"),
    row("calibration error", targets.ece, scores.calibrationError, "at most"),
  ];
}

/** What the gate promises: better than the simple rules on days that nobody had seen. */
function gateChecksOf(shop: Shop): Check[] {
  const { truth, risks, fit } = oursOn(shop);
  const scores = risks && churnScores(risks, silentOf(truth));
  if (!scores || fit.kind !== "fitted") return [];
  const { silentShare, brier, auc } = scores;
  const recency = areaUnderCurve(truth.map(recencyDaysOf), silentOf(truth));
  const { dataSet } = shop;
  return [
    {
      dataSet,
      method: METHOD,
      figure: "Brier score beside the base rate's",
      reference: silentShare * (1 - silentShare),
      ours: brier,
      criterion: "below",
      passes: brier < silentShare * (1 - silentShare),
    },
    {
      dataSet,
      method: METHOD,
      figure: "AUC beside recency's",
      reference: recency,
      ours: auc ?? Number.NaN,
      criterion: "above",
      passes: (auc ?? 0) > (recency ?? 1),
    },
  ];
}

const METHOD = "ours, mixture of models";

/** Fitted once per shop: to what was known on its last day. */
const known = new Map<string, { truth: ObservedCustomer[]; risks: number[] | undefined; fit: ChurnFit }>();

function oursOn(shop: Shop) {
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

const silentOf = (truth: readonly ObservedCustomer[]) => truth.map(({ silent }) => silent);
