import { z } from "zod";
import { centsSchema } from "../shared.ts";
import { type LookupScope, pAliveSchema } from "./question.ts";

export const ltvForecastShape = {
  info: z.literal("ltv_forecast"),
  forecast: z.object({
    historicValueCents: centsSchema.describe("Net value so far"),
    expectedPurchases12m: z
      .number()
      .nullable()
      .describe("Days with a purchase expected within twelve months"),
    expectedValue12mCents: centsSchema,
    expectedValue12mRange: z
      .object({ lowCents: z.number().int(), highCents: z.number().int() })
      .nullable()
      .describe("Eight in ten such customers will spend between these"),
    valueAtRiskCents: centsSchema.describe(
      "What silence has cost: expected had they just bought, less expected now",
    ),
    pAlive: pAliveSchema,
  }),
  assumptions: z.array(z.string()),
};

/** What a customer will likely bring in within twelve months. */
export function lookUpLtv({ customer, row }: LookupScope) {
  const { expectedValue12mCents, expectedValue12mRange } = customer;
  return {
    info: "ltv_forecast" as const,
    forecast: {
      historicValueCents: customer.netValueCents,
      expectedPurchases12m: row.expectedPurchases12m,
      ...{ expectedValue12mCents, expectedValue12mRange },
      valueAtRiskCents: customer.valueAtRiskCents,
      pAlive: row.pAlive,
    },
    assumptions: expectedValue12mCents === null ? [] : ASSUMPTIONS,
    unknown: [
      ...(customer.netValueCents === null ? ["Value so far: no order in the shop's currency."] : []),
      ...(expectedValue12mCents === null ? [unknownBecause(row.purchaseDays)] : []),
    ],
  };
}

const ASSUMPTIONS = [
  "They go on buying at the pace of their own past until they stop, as customers of this shop do.",
  "Value counts returns off, and is discounted by 10 % a year.",
  "It knows of no campaign, price change or new range to come.",
  "The mean is over many such customers: of one who is unlikely to return the likeliest outcome is nothing.",
];

function unknownBecause(purchaseDays: number): string {
  return purchaseDays === 0
    ? "Expected value: there is no purchase to judge by."
    : "Expected value: the shop's history is too short for a model, or the value of the orders is unknown.";
}
