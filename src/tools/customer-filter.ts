import { z } from "zod";
import { AXES } from "../analytics/segments/axes.ts";
import { UserError } from "../errors.ts";
import type { CustomerFilter } from "../store/customer-filter.ts";
import { isArchetypeKnown, isCategoryKnown, isSegmentKnown } from "../store/customer-filter-names.ts";
import type { Queryable } from "../store/database.ts";
import { amountInput, countInput, dayInput, daysInput } from "./inputs.ts";
import type { ToolContext } from "./tool.ts";

/** The filters that every tool about many customers takes: all of them must hold. */
export const customerFilterShape = {
  churn_min: z.number().min(0).max(1).optional().describe("Least churn risk, 0 to 1"),
  churn_max: z.number().min(0).max(1).optional().describe("Greatest churn risk, 0 to 1"),
  ltv_min: amountInput.optional().describe("Least net value so far, in the shop's currency, such as 500"),
  ltv_max: amountInput.optional().describe("Greatest net value so far, in the shop's currency"),
  orders_min: countInput.optional().describe("Least number of orders"),
  orders_max: countInput.optional().describe("Greatest number of orders"),
  last_purchase_days_min: daysInput
    .optional()
    .describe("At least so many days since the last purchase: silent for so long"),
  last_purchase_days_max: daysInput
    .optional()
    .describe("At most so many days since the last purchase: bought within them"),
  archetype: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe("Archetype id or its whole name, from analyze_segments"),
  segment: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .describe("Name of a segment on the axis, from analyze_segments; with axis"),
  axis: z.enum(AXES).optional().describe("The behavioural axis that segment is of"),
  category: z.string().trim().min(1).max(200).optional().describe("Has bought of this product category"),
  first_bought_after: dayInput.optional().describe("First purchase on or after this day, such as 2026-03-01"),
  is_b2b: z.boolean().optional().describe("true: businesses only; false: persons only"),
};

const asked = z.object(customerFilterShape);
export type AskedFilter = z.output<typeof asked>;

/**
 * The filters as the database takes them.
 *
 * @throws UserError where they contradict each other, or a segment comes without its axis.
 */
export function filterOf(input: AskedFilter, { tenant }: Pick<ToolContext, "tenant">): CustomerFilter {
  refuseContradictions(input);
  return {
    churnMin: input.churn_min,
    churnMax: input.churn_max,
    valueMinCents: inCents(input.ltv_min),
    valueMaxCents: inCents(input.ltv_max),
    ordersMin: input.orders_min,
    ordersMax: input.orders_max,
    recencyMinDays: input.last_purchase_days_min,
    recencyMaxDays: input.last_purchase_days_max,
    archetypeId: input.archetype,
    segment: input.segment && input.axis ? { axis: input.axis, name: input.segment } : undefined,
    category: input.category,
    firstBoughtFrom: input.first_bought_after
      ? { day: input.first_bought_after, timeZone: tenant.timeZone }
      : undefined,
    isB2b: input.is_b2b,
  };
}

/**
 * Tells a name that the shop does not know from a group that is empty.
 *
 * @throws UserError where an archetype, a segment or a category is called as none of the shop is.
 */
export async function refuseUnknownNames(
  tx: Queryable,
  tenantId: number,
  { archetypeId, segment, category }: CustomerFilter,
): Promise<void> {
  if (archetypeId !== undefined && !(await isArchetypeKnown(tx, tenantId, archetypeId))) {
    throw new UserError(`There is no archetype “${archetypeId}”: analyze_segments lists them.`);
  }
  if (segment !== undefined && !(await isSegmentKnown(tx, tenantId, segment))) {
    throw new UserError(
      `No segment on ${segment.axis} is called “${segment.name}”: analyze_customers with analysis behavioral lists them.`,
    );
  }
  if (category !== undefined && !(await isCategoryKnown(tx, tenantId, category))) {
    throw new UserError(`Nobody bought of a category “${category}”: analyze_products lists the categories.`);
  }
}

/** Whether any filter is set: an answer about all customers may be read from figures made ahead. */
export function isFiltered(input: AskedFilter): boolean {
  return Object.keys(customerFilterShape).some((name) => input[name as keyof AskedFilter] !== undefined);
}

const BOUNDS = [
  ["churn_min", "churn_max"],
  ["ltv_min", "ltv_max"],
  ["orders_min", "orders_max"],
  ["last_purchase_days_min", "last_purchase_days_max"],
] as const;

function refuseContradictions(input: AskedFilter): void {
  for (const [least, most] of BOUNDS) {
    const [low, high] = [input[least], input[most]];
    if (low !== undefined && high !== undefined && low > high) {
      throw new UserError(
        `Nobody fits ${least} ${low} and ${most} ${high}: ${least} must not exceed ${most}.`,
      );
    }
  }
  if (input.segment !== undefined && input.axis === undefined) {
    throw new UserError(`segment needs its axis, one of ${AXES.join(", ")}.`);
  }
  if (input.axis !== undefined && input.segment === undefined) {
    throw new UserError("axis needs a segment on it: analyze_segments names those of each archetype.");
  }
}

function inCents(units: number | undefined): number | undefined {
  return units === undefined ? undefined : Math.round(units * 100);
}
