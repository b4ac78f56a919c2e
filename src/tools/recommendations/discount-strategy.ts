import { z } from "zod";
import { HELD_OUT_SHARE } from "../../analytics/campaign/hold-out.ts";
import { neededCustomers } from "../../analytics/campaign/needed-customers.ts";
import { listDiscountGroups } from "../../store/recommendations/strategies.ts";
import {
  DISCOUNT_METHOD,
  discountStates,
  discountsOf,
  MARGIN_NOTE,
} from "../behavior/discount-dependency.ts";
import { notInSums } from "../not-in-sums.ts";
import { centsSchema } from "../shared.ts";
import { showGroups } from "../withheld.ts";
import type { Advised, CustomerAsk, GroupAsk } from "./ask.ts";

const strategies = ["no_discount", "test_fewer", "test_without", "not_known"] as const;
const states = [...discountStates, "unknown"] as const;
type State = (typeof states)[number];

export const discountForOneSchema = z.object({
  recommendation: z.literal("discount_strategy"),
  state: z.enum(states),
  strategy: z.enum(strategies),
  dependency: z.number().min(0).max(1).nullable().describe("0 to 1; null = unknown"),
  orders: z.number().int(),
  discountedOrders: z.number().int().nullable().describe("null: the source names no discounts"),
  text: z.string(),
});

export const discountForGroupSchema = z.object({
  recommendation: z.literal("discount_strategy"),
  groups: z.array(
    z.object({
      state: z.enum(states),
      strategy: z.enum(strategies),
      customers: z.number().int(),
      share: z.number().min(0).max(1),
      netValueCents: centsSchema,
      averageOrderValueCents: centsSchema,
      orders: z.number().int(),
      discountedOrders: z.number().int().nullable().describe("null: unknown"),
      averageChance: z.number().min(0).max(1).nullable().describe("Mean chance to buy again; null = unknown"),
      text: z.string(),
    }),
  ),
  lastYear: z
    .object({
      from: z.iso.date(),
      to: z.iso.date(),
      sales: z.number().int(),
      known: z.number().int(),
      discounted: z.number().int(),
      share: z.number().nullable(),
      discountCents: centsSchema.describe("What the discounts took off; null = unknown"),
    })
    .nullable()
    .describe("null: withheld"),
  test: z
    .object({
      customers: z.number().int().describe("Discount-led customers"),
      heldOut: z.number().int().describe("Of them to be left without a discount at random"),
      needed: z
        .number()
        .int()
        .nullable()
        .describe(
          "Customers a list needs for five points more or fewer buyers to be told from chance; null = unknown",
        ),
    })
    .nullable()
    .describe("null: nobody to test with"),
});

const STRATEGY: Readonly<Record<State, { strategy: (typeof strategies)[number]; text: string }>> = {
  "full-price": {
    strategy: "no_discount",
    text: "They buy at full price: give no discount, offer service or early access instead.",
  },
  occasional: {
    strategy: "test_fewer",
    text: "They buy with and without: give discounts on occasions only, and keep a random part without one.",
  },
  "discount-led": {
    strategy: "test_without",
    text: "They buy mainly with a discount: whether they would without one only a random hold-out can tell.",
  },
  unknown: {
    strategy: "not_known",
    text: "Too little is known to say: fewer than two orders of which a discount or its absence is known.",
  },
};

function stateOf(state: string | null): State {
  return discountStates.find((known) => known === state) ?? "unknown";
}

export async function discountForOne(
  ask: CustomerAsk,
): Promise<Advised<z.input<typeof discountForOneSchema>>> {
  const { one, customer } = ask;
  const { discountState, discountedOrders, discountDependency } = one.behaviour;
  const state = stateOf(discountState);
  const isKnown = state !== "unknown" || discountedOrders > 0;
  return {
    advice: {
      recommendation: "discount_strategy",
      state,
      ...STRATEGY[state],
      dependency: discountDependency,
      orders: customer.orders,
      discountedOrders: isKnown ? discountedOrders : null,
    },
    nothingBecause: state === "unknown" ? STRATEGY.unknown.text : null,
    method: DISCOUNT_METHOD,
    unknown: [MARGIN_NOTE],
  };
}

export async function discountForGroup(
  ask: GroupAsk,
): Promise<Advised<z.input<typeof discountForGroupSchema>>> {
  const { tx, filter, context, customers, few, missing } = ask;
  const rows = await listDiscountGroups(tx, context.tenant.tenantId, filter);
  const { shown, unknown } = showGroups(rows, ({ state }) => state ?? "", {
    min: context.groupMin,
    few,
    what: "Dependency on discounts",
  });
  const { lastYear, unknown: unknownOfYear } = few ? { lastYear: null, unknown: [] } : await lastYearOf(ask);
  const groups = states.flatMap((state) => {
    const row = shown.find((one) => stateOf(one.state) === state);
    if (!row) return [];
    const isKnown = state !== "unknown" || row.discountedOrders > 0;
    return [
      {
        ...row,
        ...STRATEGY[state],
        state,
        share: row.customers / customers,
        discountedOrders: isKnown ? row.discountedOrders : null,
      },
    ];
  });
  const led = groups.find(({ state }) => state === "discount-led");
  const isKnown = groups.some(({ state }) => state !== "unknown");
  return {
    advice: {
      recommendation: "discount_strategy",
      groups,
      lastYear,
      test: led ? testOf(led.customers, led.averageChance) : null,
    },
    nothingBecause: isKnown
      ? null
      : (few ?? "Nothing can be said of discounts: too little is known of those of these customers."),
    method: DISCOUNT_METHOD,
    rows: lastYear ? { sales: lastYear.sales } : {},
    unknown: [...unknownOfYear, ...(few ? [] : notInSums({ value: missing.value })), MARGIN_NOTE, ...unknown],
  };
}

async function lastYearOf(ask: GroupAsk) {
  const { figures, unknown } = await discountsOf(ask);
  const { months: _, ...lastYear } = figures;
  return { lastYear, unknown };
}

const RISE = 0.05;

function testOf(customers: number, baseShare: number | null) {
  const needed =
    baseShare === null ? undefined : neededCustomers({ baseShare, rise: RISE, heldOutShare: HELD_OUT_SHARE });
  return { customers, heldOut: Math.round(customers * HELD_OUT_SHARE), needed: needed ?? null };
}
