import type { Queryable } from "../store/database.ts";
import type { StagedSales } from "../store/figures/stage.ts";
import { recordModelRun } from "../store/model-runs.ts";
import type { ChurnFit } from "./fit-churn.ts";
import type { ValueFit } from "./fit-value.ts";

interface Fits {
  staged: StagedSales;
  churn: ChurnFit;
  value: ValueFit | undefined;
  horizonDays: number;
  trainedAt: Date;
  durationMs: number;
}

/** Writes down what the figures rest on, and each fit with how it did on what it had not seen. */
export async function recordFits(tx: Queryable, tenantId: number, fits: Fits): Promise<void> {
  const { staged, churn, value, horizonDays, trainedAt, durationMs } = fits;
  const run = { trainedAt, dataFrom: staged.firstOrderAt, dataTo: staged.asOf, durationMs };
  const { firstDay, lastDay, customers, orders, sales, guestOrders, lines } = staged;
  await recordModelRun(tx, tenantId, {
    ...run,
    kind: "figures",
    version: "1",
    parameters: {
      horizonDays,
      firstDay,
      lastDay,
      churnUnknownBecause: churn.kind === "unknown" ? churn.reason : null,
    },
    scores: { customers, orders, sales, guestOrders, lines },
  });
  await recordModelRun(tx, tenantId, {
    ...run,
    kind: "churn_risk",
    version: "comparable-customers-1",
    parameters:
      churn.kind === "fitted"
        ? { horizonDays, risks: churn.table }
        : { horizonDays, unknownBecause: churn.reason },
    scores: { ...churn.scores },
  });
  if (!value) return;
  await recordModelRun(tx, tenantId, {
    ...run,
    kind: "expected_value",
    version: "comparable-customers-1",
    parameters: { windowDays: value.windowDays, purchasesAYear: value.purchases },
    scores: {},
  });
}

/** Writes down that there is nothing to compute figures from. */
export async function recordEmpty(
  tx: Queryable,
  tenantId: number,
  run: { horizonDays: number; trainedAt: Date; durationMs: number },
): Promise<void> {
  const { trainedAt, durationMs, horizonDays } = run;
  await recordModelRun(tx, tenantId, {
    kind: "figures",
    version: "1",
    trainedAt,
    dataFrom: null,
    dataTo: null,
    parameters: {
      horizonDays,
      firstDay: null,
      lastDay: null,
      churnUnknownBecause: "There are no orders yet.",
    },
    scores: { customers: 0, orders: 0, sales: 0, guestOrders: 0, lines: 0 },
    durationMs,
  });
}
