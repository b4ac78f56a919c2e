import { z } from "zod";
import { type BehavingCustomer, listBehaving } from "../../store/behavior/list.ts";
import { listAgain } from "../../store/recommendation-reads.ts";
import { findProducts } from "../../store/recommendations/products.ts";
import {
  atRiskFirst,
  isSilent,
  listWinbackTiers,
  readHighValue,
  type WinbackTier,
  winbackTiers,
} from "../../store/recommendations/strategies.ts";
import { summaryOf } from "../customer-summary.ts";
import { notInSums } from "../not-in-sums.ts";
import { centsSchema, customerSummarySchema } from "../shared.ts";
import { showGroups } from "../withheld.ts";
import type { Advised, CustomerAsk, GroupAsk } from "./ask.ts";
import { winbackPlan, winbackPlanSchema } from "./winback-plan.ts";

export const winbackForOneSchema = z.object({
  recommendation: z.literal("winback_strategy"),
  plan: winbackPlanSchema.nullable(),
});

export const winbackForGroupSchema = z.object({
  recommendation: z.literal("winback_strategy"),
  /** Most urgent first. */
  tiers: z.array(
    z.object({
      tier: z.enum(winbackTiers),
      customers: z.number().int(),
      netValueCents: centsSchema,
      valueAtRiskCents: centsSchema,
      averageChance: z.number().min(0).max(1).nullable().describe("Mean chance to buy again; null = unknown"),
      medianSilentDays: z.number().nullable(),
      action: z.string(),
    }),
  ),
  highValueFromCents: centsSchema.describe("Value at risk from which they count as of high value"),
  matching: z.number().int().describe("Customers at risk or lapsed"),
  offset: z.number().int(),
  /** At risk before lapsed, then by value at risk. */
  customers: z.array(z.object({ customer: customerSummarySchema, plan: winbackPlanSchema })),
});

const METHOD =
  "At risk and lapsed go by the customer's own time between purchases and the churn risk; of high value are those with more value at risk than four in five of the silent ones. The chance to buy again is that without any message: it does not say what writing will change.";

export async function winbackForOne(ask: CustomerAsk): Promise<Advised<z.input<typeof winbackForOneSchema>>> {
  const { customer, one, context } = ask;
  const { tenantId } = context.tenant;
  // Of high value in the whole shop: one customer is no group.
  const { fromCents } = await readHighValue(ask.tx, tenantId, {});
  const [planned] = await plansOf(ask, [one], fromCents);
  const plan = planned?.plan ?? null;
  return {
    advice: { recommendation: "winback_strategy", plan },
    nothingBecause:
      plan !== null
        ? null
        : customer.lifecycle === null
          ? "They have not bought yet, so there is nobody to win back."
          : `They still buy (${customer.lifecycle}): retention_actions says how to keep them.`,
    method: METHOD,
    unknown: plan && plan.chanceToBuyAgain === null ? [chanceUnknown(ask)] : [],
  };
}

export async function winbackForGroup(
  ask: GroupAsk,
): Promise<Advised<z.input<typeof winbackForGroupSchema>>> {
  const { tx, filter, page, context, few } = ask;
  const { tenantId } = context.tenant;
  const { silent, valued, atRiskKnown, fromCents } = await readHighValue(tx, tenantId, filter);
  const rows = await listWinbackTiers(tx, tenantId, { filter, fromCents });
  const ordered = winbackTiers.flatMap((tier) => rows.find((row) => row.tier === tier) ?? []);
  const { shown, unknown } = showGroups(ordered, ({ tier }) => tier, {
    min: context.groupMin,
    few,
    what: "Priorities",
  });
  const list = await listBehaving(tx, tenantId, {
    filter,
    who: isSilent,
    first: atRiskFirst,
    sort: "impact",
    ...page,
  });
  return {
    advice: {
      recommendation: "winback_strategy",
      tiers: shown.map((row) => ({ ...row, action: TIER_ACTIONS[row.tier] })),
      highValueFromCents: few || fromCents === null ? null : Math.round(fromCents),
      matching: list.matching,
      offset: page.offset,
      customers: await plansOf(ask, list.customers, fromCents),
    },
    nothingBecause: silent > 0 ? null : "None of them is at risk or lapsed: there is nobody to win back.",
    method: METHOD,
    rows: { silent },
    unknown: [
      ...(ask.basis.churnUnknownBecause === null ? [] : [chanceUnknown(ask)]),
      ...(few ? [] : notInSums({ value: silent - valued, atRisk: silent - atRiskKnown })),
      ...unknown,
    ],
  };
}

const TIER_ACTIONS: Readonly<Record<WinbackTier, string>> = {
  at_risk_high_value: "Write personally this week, with what they usually buy.",
  at_risk: "Remind them of what they usually buy; keep a random part apart to see what it changes.",
  lapsed_high_value: "Include them in the next win-back campaign, and ask what has changed.",
  lapsed: "Test one message on a part of them; leave the rest alone unless it works.",
};

function chanceUnknown({ basis }: Pick<CustomerAsk, "basis">): string {
  return `The chance to buy again. ${basis.churnUnknownBecause ?? "There is no purchase to judge by."}`;
}

async function plansOf(
  { tx, context, basis }: Pick<CustomerAsk, "tx" | "context" | "basis">,
  customers: readonly BehavingCustomer[],
  highFromCents: number | null,
) {
  const { tenantId } = context.tenant;
  const again = await listAgain(
    tx,
    tenantId,
    customers.map(({ row }) => row.customerId),
  );
  const named = await findProducts(
    tx,
    tenantId,
    [...again.values()].flatMap((products) => products.map(({ productId }) => productId)),
  );
  return customers.flatMap(({ row, behaviour }) => {
    const customer = summaryOf(row, basis);
    const products = again.get(row.customerId) ?? [];
    const plan = winbackPlan({ customer, behaviour, again: products, named, highFromCents });
    return plan ? [{ customer, plan }] : [];
  });
}
