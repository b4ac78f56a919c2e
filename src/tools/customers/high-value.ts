import { z } from "zod";
import { readValueSteps } from "../../store/customer-distributions.ts";
import { centsSchema } from "../shared.ts";
import { withheldBecause } from "../withheld.ts";
import { boundedShare, fittingShape, listFitting, listShape, summarizeFitting, sumOf } from "./fitting.ts";
import type { AnalysisScope } from "./question.ts";

export const highValueShape = {
  analysis: z.literal("high_value"),
  ...fittingShape,
  ...listShape,
  shareListed: z
    .number()
    .nullable()
    .describe("Share of the value of all matching customers that those listed hold, 0 to 1"),
  concentration: z
    .array(
      z.object({
        top: z.number().describe("The most valuable share of the customers, 0.01 for the top 1 %"),
        customers: z.number().int(),
        valueCents: centsSchema,
        shareOfValue: z.number().nullable(),
      }),
    )
    .describe("How much of all value the most valuable hold; parts of too few customers are left out"),
  deciles: z
    .array(
      z.object({
        decile: z.number().int().min(1).max(10).describe("1: the most valuable tenth"),
        customers: z.number().int(),
        valueCents: centsSchema,
        shareOfValue: z.number().nullable(),
      }),
    )
    .describe("Tenths of the customers from the most valuable on; empty with too few customers"),
};

/** Who is worth most, and how much of all value hangs on how few. */
export async function analyzeHighValue(scope: AnalysisScope) {
  const { filter, tx, context, basis } = scope;
  const list = await listFitting(scope, filter, scope.question.sort ?? "ltv");
  const fitting = await summarizeFitting(scope, filter);
  const steps = await readValueSteps(tx, { tenantId: context.tenant.tenantId, filter });
  const whole = sumOf(steps.map(({ valueCents }) => valueCents));
  const partOf = (from: number, to: number) => {
    const part = steps.filter(({ step }) => step > from && step <= to);
    const valueCents = sumOf(part.map((step) => step.valueCents));
    return {
      customers: part.reduce((sum, { customers }) => sum + customers, 0),
      valueCents,
      shareOfValue: boundedShare(valueCents, whole),
    };
  };
  const deciles = Array.from({ length: 10 }, (_, i) => ({ decile: i + 1, ...partOf(i * 10, i * 10 + 10) }));
  const concentration = TOP_PERCENTS.map((percent) => ({ top: percent / 100, ...partOf(0, percent) }));
  const isLarge = ({ customers }: { customers: number }) => customers >= context.groupMin;
  const withheld = withheldBecause({
    members: fitting.matching,
    whole: basis.customers,
    min: context.groupMin,
  });
  const shown = withheld ? [] : concentration.filter(isLarge);
  return {
    analysis: "high_value" as const,
    ...list,
    fitting,
    shareListed: boundedShare(sumOf(list.customers.map(({ netValueCents }) => worth(netValueCents))), whole),
    concentration: shown,
    deciles: !withheld && deciles.every(isLarge) ? deciles : [],
    unknown: [
      ...(withheld ? [withheld] : []),
      ...(!withheld && fitting.matching > 0 && shown.length < TOP_PERCENTS.length
        ? [`How much the very best hold is withheld where they are under ${context.groupMin} customers.`]
        : []),
    ],
  };
}

const TOP_PERCENTS = [1, 5, 10, 20] as const;

/** As in the steps: what came back beyond what was bought counts as nothing. */
const worth = (cents: number | null) => (cents === null ? null : Math.max(0, cents));
