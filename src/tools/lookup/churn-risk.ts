import { z } from "zod";
import { adviceFor } from "../customer-advice.ts";
import { type LookupScope, pAliveSchema } from "./question.ts";

export const lookupChurnShape = {
  info: z.literal("churn_risk"),
  advice: z.array(z.string()).describe("What to do about this customer, most useful first"),
  pAlive: pAliveSchema,
  overdueDays: z
    .number()
    .nullable()
    .describe("Days by which the next purchase is late against their own pace; negative: still to come"),
  purchaseDays: z.number().int().describe("Distinct days with a purchase, on which the risk rests"),
};

/** Whether a customer may not return, why, and what to do; risk, level and reasons are in `customer.churn`. */
export function lookUpChurn({ customer, row, basis }: LookupScope) {
  return {
    info: "churn_risk" as const,
    advice: adviceFor(customer),
    pAlive: row.pAlive,
    overdueDays: row.overdueDays,
    purchaseDays: row.purchaseDays,
    unknown: [
      ...(customer.churn
        ? []
        : [`Churn risk: ${basis.churnUnknownBecause ?? "there is no purchase to judge by."}`]),
      ...(customer.valueAtRiskCents === null
        ? ["Value at risk: no value is expected as far as is known."]
        : []),
      ...(customer.interpurchaseMeanDays === null
        ? ["Time between purchases: fewer than two purchase days."]
        : []),
    ],
  };
}
