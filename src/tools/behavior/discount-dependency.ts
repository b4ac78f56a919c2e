import { z } from "zod";
import { addDays } from "../../analytics/forecast/periods.ts";
import { type DiscountMonth, listDiscountMonths } from "../../store/behavior/discounts.ts";
import { isDiscountLed, listStates } from "../../store/behavior/states.ts";
import { grouped } from "../grouped.ts";
import { shareOf } from "../share.ts";
import { centsSchema } from "../shared.ts";
import { actionList, actionListOf, actionSchema, type BehaviorAsk, lastDayOf, sourceOf } from "./ask.ts";
import { stateGroups, stateGroupsOf } from "./states.ts";

export const discountStates = ["full-price", "occasional", "discount-led"] as const;

const monthShape = {
  sales: z.number().int(),
  known: z.number().int().describe("Sales of which a discount or its absence is known"),
  discounted: z.number().int(),
  share: z.number().min(0).max(1).nullable().describe("Discounted of known; null = unknown"),
  discountCents: centsSchema.describe("What the discounts took off, as far as known; null = unknown"),
};

export const discountDependencySchema = z.object({
  pattern: z.literal("discount_dependency"),
  buyers: z.number().int(),
  states: stateGroups(discountStates),
  orders: z
    .object({
      from: z.iso.date(),
      to: z.iso.date(),
      ...monthShape,
      months: z.array(z.object({ month: z.iso.date(), ...monthShape })),
    })
    .nullable()
    .describe("Their sales of the last 365 days of the data, and by month; null: withheld"),
  list: actionList({
    discountedOrders: z.number().int(),
    dependency: z.number().min(0).max(1).nullable(),
  }),
  action: actionSchema,
});

/** Who buys only at a discount, and what discounts cost. */
export async function discountDependency(ask: BehaviorAsk) {
  const { tx, filter, context, meant } = ask;
  const { tenantId } = context.tenant;
  const rows = await listStates(tx, tenantId, { kind: "discounts", filter });
  const { buyers, states, unknown } = stateGroupsOf(rows, discountStates, {
    ask,
    what: "Dependency on discounts",
    unknownBecause: "fewer than two orders of which a discount or its absence is known",
  });
  const orders = meant.few === undefined ? await discountsOf(ask) : { figures: null, unknown: [] };
  const list = await actionListOf(ask, { who: isDiscountLed, sort: "ltv" }, ({ behaviour }) => ({
    discountedOrders: behaviour.discountedOrders,
    dependency: behaviour.discountDependency,
  }));
  return {
    pattern: "discount_dependency" as const,
    ...{ buyers, states, orders: orders.figures, list },
    action: actionOf(list.matching, orders.figures?.known),
    provenance: sourceOf(ask, {
      method: DISCOUNT_METHOD,
      rows: {
        buyers,
        ...(orders.figures ? { sales: orders.figures.sales } : {}),
        discountLed: list.matching,
      },
      unknown: [...unknown, ...orders.unknown, MARGIN_NOTE],
    }),
  };
}

export const DISCOUNT_METHOD =
  "Dependency is the share of orders and of value bought at a discount, drawn towards the shop's where orders are few; discount-led is above half, full-price none or at most 15 %. It says what went together, not what would happen without discounts.";
export const MARGIN_NOTE =
  "Margins: the source has no costs, so what a discount costs is what it took off the price.";

/** Discounts of the last 365 days of the data, in all and by month, with what is not known of them. */
export async function discountsOf(
  ask: Omit<BehaviorAsk, "page" | "meant">,
  who?: Parameters<typeof listDiscountMonths>[2]["who"],
) {
  const { tx, filter, context } = ask;
  const to = lastDayOf(ask);
  const from = addDays(to, -364);
  const months = await listDiscountMonths(tx, context.tenant, { filter, ...(who ? { who } : {}), from, to });
  const whole = sumOf(months);
  const { unpriced, ...figures } = whole;
  return {
    figures: { from, to, ...figures, months: months.map(({ month, ...one }) => ({ month, ...shared(one) })) },
    unknown: [
      ...(whole.sales > 0 && whole.known === 0 ? ["Discounts: the source names none of these sales."] : []),
      ...(whole.known > 0 && whole.known < whole.sales
        ? [`Discounts of ${whole.sales - whole.known} of ${whole.sales} sales.`]
        : []),
      ...(unpriced > 0
        ? [`The cost of ${unpriced} discounts: their orders are in a currency without a rate.`]
        : []),
    ],
  };
}

type Sums = Omit<DiscountMonth, "month">;

function shared({ sales, known, discounted, discountCents }: Sums) {
  return {
    ...{ sales, known, discounted },
    share: shareOf(discounted, known),
    // No discount where all is known is none; where nothing is known, it is unknown.
    discountCents: discounted === 0 && known > 0 ? 0 : discountCents,
  };
}

function sumOf(months: readonly Sums[]) {
  const sum = (read: (month: Sums) => number) => months.reduce((total, month) => total + read(month), 0);
  const priced = months.filter(({ discountCents }) => discountCents !== null);
  const unpriced = sum((month) => month.unpriced);
  return {
    unpriced,
    ...shared({
      sales: sum(({ sales }) => sales),
      known: sum(({ known }) => known),
      discounted: sum(({ discounted }) => discounted),
      discountCents: priced.length === 0 ? null : sum(({ discountCents }) => discountCents ?? 0),
      unpriced,
    }),
  };
}

function actionOf(discountLed: number, known: number | undefined): string {
  if (known === 0) return "Nothing can be said: no discount is known of these sales in the last year.";
  if (discountLed === 0) return "Nothing to do: nobody here buys mainly at a discount.";
  return `Of the ${grouped(discountLed)} who buy mainly at a discount, leave a random part without one and compare: only that tells whether they need it.`;
}
