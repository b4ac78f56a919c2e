import { mbgNbd } from "../../src/analytics/btyd/mbg-nbd.ts";
import { calibrationOf, type RiskGroup } from "../../src/analytics/churn/calibration.ts";
import { churnRisk } from "../../src/analytics/churn/churn-risk.ts";
import { groupByHistory } from "../../src/analytics/churn/group-by-history.ts";
import { recencyDaysOf } from "../../src/analytics/churn/inactivity-rules.ts";
import { areaUnderCurve, type ChurnScores, churnScores } from "../../src/analytics/churn/scores.ts";
import { SILENCE_MODELS, silenceUnder } from "../../src/analytics/churn/silence-models.ts";
import type { ObservedCustomer } from "../../src/analytics/churn/standing.ts";
import {
  type JudgedShop,
  oursOn,
  readJudgedShops,
  silentOf,
  type Targets,
} from "../analytics/churn/judged-shops.ts";
import { readShared } from "../support/shared-data.ts";
import type { Check, Suite } from "./check.ts";

/** The table of analytics.md, section 1, and the same method at other days and horizons. */
export const suite: Suite = {
  name: "churn risk",
  async run() {
    const shops = await readJudgedShops();
    return [
      ...shops.filter(({ reference }) => reference).flatMap(checksOf),
      ...shops.flatMap(gateChecksOf),
      ...shops.flatMap(seasonChecksOf),
    ];
  },
};

/** Groups by risk of both reference data sets, foretold and seen, for a plot of calibration. */
export async function churnCalibration(): Promise<{ dataSet: string; groups: RiskGroup[] }[]> {
  const shops = (await readJudgedShops()).filter(({ reference }) => reference);
  return shops.map((shop) => {
    const { truth, risks } = oursOn(shop);
    return { dataSet: shop.dataSet, groups: calibrationOf(risks ?? [], silentOf(truth)) };
  });
}

function checksOf(shop: JudgedShop): Check[] {
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
  const ours = risks ? churnScores(risks, silent) : undefined;
  return [
    ...ruleChecks(shop.dataSet, truth, table),
    ...aliveChecks(shop.dataSet, truth, table),
    ...models,
    ...targetChecks(shop.dataSet, ours, reference.targets),
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

function targetChecks(dataSet: string, scores: ChurnScores | undefined, targets: Targets): Check[] {
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
    row("AUC", targets.auc, scores?.auc ?? Number.NaN, "at least"),
    row("Brier score", targets.brier, scores?.brier ?? Number.NaN, "at most"),
    row("calibration error", targets.ece, scores?.calibrationError ?? Number.NaN, "at most"),
  ];
}

/** What the gate promises: better than the simple rules on days that nobody had seen. */
function gateChecksOf(shop: JudgedShop): Check[] {
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

/** Where a season is carried over, the days that nobody had seen have to bear it out. */
function seasonChecksOf(shop: JudgedShop): Check[] {
  const { truth, fit } = oursOn(shop);
  if (fit.kind !== "fitted" || !fit.parameters.season) return [];
  const { parameters } = fit;
  const [without, withSeason] = [{ ...parameters, season: null }, parameters].map((one) =>
    churnScores(truth.map(churnRisk(one)), silentOf(truth)),
  );
  if (!without || !withSeason) return [];
  const row = (figure: string, reference: number, ours: number): Check => {
    const asked = { criterion: "below", passes: ours < reference };
    return { dataSet: shop.dataSet, method: METHOD, figure, reference, ours, ...asked };
  };
  return [
    row("Brier score beside that without season", without.brier, withSeason.brier),
    row(
      "calibration error beside that without season",
      without.calibrationError,
      withSeason.calibrationError,
    ),
  ];
}
