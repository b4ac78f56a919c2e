import { describe, expect, it } from "vitest";
import { bgNbd } from "../../../src/analytics/btyd/bg-nbd.ts";
import { expectedSpend, fitGammaGamma } from "../../../src/analytics/btyd/gamma-gamma.ts";
import type { PurchaseModel } from "../../../src/analytics/btyd/history.ts";
import { mbgNbd } from "../../../src/analytics/btyd/mbg-nbd.ts";
import { nbd } from "../../../src/analytics/btyd/nbd.ts";
import { pInactive } from "../../../src/analytics/btyd/p-inactive.ts";
import { paretoNbd } from "../../../src/analytics/btyd/pareto-nbd.ts";
import { cdnowDays, historiesOf, spendOf } from "../../support/cdnow.ts";
import { hasSharedData, readShared, sharedDataNote } from "../../support/shared-data.ts";

const CALIBRATION_END = "1997-09-30";
const WEEKS = 39;

/** Reference fits by R's BTYD, BTYDplus and CLVTools on the CDNOW 1/10 sample. */
const models: { key: string; model: PurchaseModel<never> }[] = [
  { key: "bgnbd", model: bgNbd as PurchaseModel<never> },
  { key: "mbgnbd", model: mbgNbd as PurchaseModel<never> },
  { key: "pnbd", model: paretoNbd as PurchaseModel<never> },
  { key: "nbd", model: nbd as PurchaseModel<never> },
];

describe.skipIf(!hasSharedData)(`fitted to the CDNOW sample${sharedDataNote}`, () => {
  it.each(models)("$model.name has the published parameters and likelihood", ({ key, model }) => {
    const { mle } = JSON.parse(readShared("expected/cdnow_sample_reference.json"));
    const reference = mle[key] as { params: Record<string, number>; log_likelihood: number };

    const fit = model.fit(historiesOf(cdnowDays("CDNOW_sample.txt", CALIBRATION_END), CALIBRATION_END));

    expect(fit?.identified).toBe(true);
    expect(Math.abs((fit?.logLikelihood ?? 0) - reference.log_likelihood)).toBeLessThan(1e-3);
    const parameters = (fit?.parameters ?? {}) as Record<string, number>;
    for (const [name, value] of Object.entries(reference.params)) {
      expect(Math.abs((parameters[name] ?? 0) - value) / value).toBeLessThan(1e-4);
    }
  });

  it.each(models)("$model.name expects of each customer what the reference does", ({ key, model }) => {
    const { params, customers } = JSON.parse(readShared("expected/cdnow_sample_customers.json"));

    for (const customer of customers as Record<string, number>[]) {
      const history = { x: customer.x ?? 0, tx: customer.t_x ?? 0, T: customer.T ?? 0 };
      const ours = {
        palive: model.pAlive(params[key] as never, history),
        exp39: model.expectedPurchases(params[key] as never, history, WEEKS),
        pinactive39: pInactive(model, params[key] as never, history, WEEKS),
      };
      for (const [quantity, value] of Object.entries(ours)) {
        const reference = customer[`${key}_${quantity}`];
        if (reference !== undefined) expect(Math.abs(value - reference)).toBeLessThan(1e-5);
      }
    }
  });

  it("Gamma-Gamma has the published parameters, likelihood and population mean", () => {
    const repeaters = spendOf(cdnowDays("CDNOW_sample.txt", CALIBRATION_END));

    const fit = fitGammaGamma(repeaters);

    expect(repeaters).toHaveLength(946);
    expect(fit?.logLikelihood).toBeCloseTo(-4055.9177, 3);
    expect(fit?.parameters.p).toBeCloseTo(6.24957, 3);
    expect(fit?.parameters.q).toBeCloseTo(3.744225, 3);
    expect(fit?.parameters.v).toBeCloseTo(15.443528, 3);
    expect(
      expectedSpend(fit?.parameters ?? { p: 0, q: 0, v: 0 }, { purchases: 0, meanValue: 0 }),
    ).toBeCloseTo(35.17, 2);
  });

  it("all four models settle on the full data set at the published values", () => {
    const histories = historiesOf(cdnowDays("CDNOW_master.txt", CALIBRATION_END), CALIBRATION_END);

    const [bg, mbg] = [bgNbd.fit(histories), mbgNbd.fit(histories)];

    expect(histories.reduce((sum, history) => sum + history.customers, 0)).toBe(23_570);
    expect(bg?.logLikelihood).toBeCloseTo(-95_368.4439, 2);
    expect(mbg?.logLikelihood).toBeCloseTo(-95_336.9583, 2);
  });
});
