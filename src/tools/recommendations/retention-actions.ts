import { z } from "zod";
import { type BehavingCustomer, listBehaving } from "../../store/behavior/list.ts";
import {
  countRetentionActions,
  isPresent,
  retentionActions,
} from "../../store/recommendations/strategies.ts";
import { lastDayOf } from "../behavior/ask.ts";
import { summaryOf } from "../customer-summary.ts";
import { notInSums } from "../not-in-sums.ts";
import { centsSchema, customerSummarySchema } from "../shared.ts";
import { showGroups } from "../withheld.ts";
import { actionSchema, retentionActionsFor, WHAT_TO_DO } from "./actions-for.ts";
import type { Advised, CustomerAsk, GroupAsk } from "./ask.ts";

export const retentionForOneSchema = z.object({
  recommendation: z.literal("retention_actions"),
  /** Most pressing first; empty where nothing is called for. */
  actions: z.array(actionSchema),
});

export const retentionForGroupSchema = z.object({
  recommendation: z.literal("retention_actions"),
  present: z.number().int().describe("Customers who are new, active or cooling"),
  /** A customer may be in several. */
  actions: z.array(
    z.object({
      action: z.enum(retentionActions),
      customers: z.number().int(),
      valueAtStakeCents: centsSchema.describe("Their value at risk"),
      text: z.string(),
    }),
  ),
  matching: z.number().int(),
  offset: z.number().int(),
  /** By value at risk. */
  customers: z.array(z.object({ customer: customerSummarySchema, actions: z.array(actionSchema) })),
});

const METHOD =
  "Each action is called for by a figure of the customer: a high churn risk, a purchase that is late by their own rhythm, fewer or rarer orders, a third of orders sent back, a single purchase, a change between the halves of their history. The value at stake is the value at risk; an action is no promise to keep it.";

export async function retentionForOne(
  ask: CustomerAsk,
): Promise<Advised<z.input<typeof retentionForOneSchema>>> {
  const { customer, one } = ask;
  const isGone = customer.lifecycle === "at_risk" || customer.lifecycle === "lapsed";
  const actions = isGone || customer.lifecycle === null ? [] : actionsOf(ask, one).actions;
  return {
    advice: { recommendation: "retention_actions", actions },
    nothingBecause: isGone
      ? "They have fallen silent already: winback_strategy says how to win them back."
      : customer.lifecycle === null
        ? "They have not bought yet, so there is nobody to keep."
        : actions.length > 0
          ? null
          : "Nothing is called for: their purchase is not late, their risk not high, and their habits have not changed beyond chance.",
    method: METHOD,
    unknown: customer.churn ? [] : [riskUnknown(ask)],
  };
}

export async function retentionForGroup(
  ask: GroupAsk,
): Promise<Advised<z.input<typeof retentionForGroupSchema>>> {
  const { tx, filter, page, context, few } = ask;
  const { tenantId } = context.tenant;
  const { present, atRiskKnown, actions } = await countRetentionActions(tx, tenantId, filter);
  const called = actions.filter(({ customers }) => customers > 0);
  const { shown, unknown } = showGroups(called, ({ action }) => action, {
    min: context.groupMin,
    few,
    what: "Actions",
  });
  const list = await listBehaving(tx, tenantId, { filter, who: isPresent, sort: "impact", ...page });
  return {
    advice: {
      recommendation: "retention_actions",
      present,
      actions: shown.map(({ action, customers, valueAtRiskCents }) => ({
        ...{ action, customers, valueAtStakeCents: valueAtRiskCents },
        text: WHAT_TO_DO[action],
      })),
      matching: list.matching,
      offset: page.offset,
      customers: list.customers.map((one) => actionsOf(ask, one)),
    },
    nothingBecause:
      present === 0
        ? "None of them still buys: winback_strategy says how to win them back."
        : called.length > 0
          ? null
          : "Nothing is called for with any of them.",
    method: METHOD,
    rows: { present },
    unknown: [
      ...(ask.basis.churnUnknownBecause === null ? [] : [riskUnknown(ask)]),
      ...(few ? [] : notInSums({ atRisk: present - atRiskKnown })),
      ...unknown,
    ],
  };
}

function actionsOf(ask: Pick<CustomerAsk, "context" | "basis">, { row, behaviour }: BehavingCustomer) {
  const customer = summaryOf(row, ask.basis);
  const { currency } = ask.context.tenant;
  return {
    customer,
    actions: retentionActionsFor({ customer, behaviour, currency, lastDay: lastDayOf(ask) }),
  };
}

function riskUnknown({ basis }: Pick<CustomerAsk, "basis">): string {
  return `The churn risk, so no action follows from it. ${basis.churnUnknownBecause ?? "There is no purchase to judge by."}`;
}
