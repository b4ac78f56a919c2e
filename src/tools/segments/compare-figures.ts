import { z } from "zod";
import type { GroupRow } from "../../store/segment-groups.ts";

export const comparedMeasures = [
  "customers",
  "net_value",
  "median_net_value",
  "average_net_value",
  "expected_value_12m",
  "average_order_value",
  "orders_per_customer",
  "repeat_share",
  "discounted_share",
  "churn_risk",
  "days_since_last_purchase",
  "growth",
] as const;
export type ComparedMeasure = (typeof comparedMeasures)[number];

export const figureSchema = z.object({
  measure: z.enum(comparedMeasures),
  /** Money in cents; shares from 0 to 1; a change as a ratio less 1. */
  unit: z.enum(["count", "cents", "number", "share", "days", "change"]),
  first: z.number().nullable(),
  second: z.number().nullable(),
  /** The first by the second; null where one is unknown, nothing or below it. */
  ratio: z.number().nullable(),
  larger: z.enum(["first", "second", "same"]).nullable(),
});
export type ComparedFigure = z.infer<typeof figureSchema>;

export type ComparedFigures = Partial<GroupRow> & { growth: number | null };

/** The figures of two groups side by side. */
export function compareFigures(one: ComparedFigures, other: ComparedFigures): ComparedFigure[] {
  return comparedMeasures.map((measure) => {
    const { unit, of } = FIGURES[measure];
    const [first, second] = [of(one) ?? null, of(other) ?? null];
    const areKnown = first !== null && second !== null;
    const ratio = areKnown && unit !== "change" && first > 0 && second > 0 ? first / second : null;
    const larger = areKnown ? (first === second ? "same" : first > second ? "first" : "second") : null;
    return { ...{ measure, unit, first, second, ratio, larger } };
  });
}

const FIGURES: Record<
  ComparedMeasure,
  { unit: ComparedFigure["unit"]; of: (figures: ComparedFigures) => number | null | undefined }
> = {
  customers: { unit: "count", of: ({ customers }) => customers },
  net_value: { unit: "cents", of: ({ netValueCents }) => netValueCents },
  median_net_value: { unit: "cents", of: ({ medianNetValueCents }) => medianNetValueCents },
  average_net_value: { unit: "cents", of: ({ averageNetValueCents }) => averageNetValueCents },
  expected_value_12m: { unit: "cents", of: ({ averageExpected12mCents }) => averageExpected12mCents },
  average_order_value: { unit: "cents", of: ({ averageOrderValueCents }) => averageOrderValueCents },
  orders_per_customer: { unit: "number", of: ({ averageOrders }) => averageOrders },
  repeat_share: { unit: "share", of: ({ repeatShare }) => repeatShare },
  discounted_share: { unit: "share", of: ({ discountedShare }) => discountedShare },
  churn_risk: { unit: "share", of: ({ averageChurnRisk }) => averageChurnRisk },
  days_since_last_purchase: { unit: "days", of: ({ averageRecencyDays }) => averageRecencyDays },
  growth: { unit: "change", of: ({ growth }) => growth },
};
