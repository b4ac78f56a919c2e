import { z } from "zod";
import { addDays } from "../../analytics/forecast/periods.ts";
import type { BehavingCustomer } from "../../store/behavior/list.ts";
import { type RetentionAction, retentionActions } from "../../store/recommendations/strategies.ts";
import { changeOf, changeSchema, percent } from "../behavior/change-words.ts";
import { type CustomerSummary, centsSchema, churnLevels } from "../shared.ts";

const becauseSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("risk"),
    risk: z.number().min(0).max(1),
    level: z.enum(churnLevels),
    horizonDays: z.number().int(),
    reasons: z.array(z.string()),
  }),
  z.object({ kind: z.literal("overdue"), overdueDays: z.number(), dueOn: z.iso.date() }),
  z.object({
    kind: z.literal("declining"),
    orders90: z.number().int(),
    ordersPrevious90: z.number().int(),
    gapFactor: z
      .number()
      .nullable()
      .describe("Each gap between purchases against the one before; null: no trend"),
  }),
  z.object({ kind: z.literal("returns"), returns: z.number().int(), orders: z.number().int() }),
  z.object({ kind: z.literal("one_purchase"), daysSince: z.number().nullable() }),
  z.object({ kind: z.literal("changed"), change: changeSchema }),
]);
type Because = z.infer<typeof becauseSchema>;

/** A next step with a customer, what calls for it, and what is at stake. */
export const actionSchema = z.object({
  action: z.enum(retentionActions),
  because: becauseSchema,
  text: z.string(),
  valueAtStakeCents: centsSchema.describe("Their value at risk; null = unknown"),
});
export type Action = z.infer<typeof actionSchema>;

export interface ActionInput {
  customer: CustomerSummary;
  behaviour: BehavingCustomer["behaviour"];
  currency: string;
  lastDay: string;
}

/** What is called for with a customer who still buys, most pressing first; empty where nothing is. */
export function retentionActionsFor(input: ActionInput): Action[] {
  return retentionActions.flatMap((action) => {
    const because = CALLED_FOR[action](input);
    if (because === undefined) return [];
    const text = `${WHAT_TO_DO[action]} ${wordsOf(because)}`;
    return [{ action, because, text, valueAtStakeCents: input.customer.valueAtRiskCents }];
  });
}

type Caller = (input: ActionInput) => Because | undefined;

const changed =
  (kind: "basket" | "discounts" | "category", direction: "up" | "down"): Caller =>
  ({ behaviour, currency }) => {
    const changes = (behaviour.changes ?? []).map((change) => changeOf(change, currency));
    const change = changes.find((one) => one.kind === kind && one.direction === direction);
    return change && { kind: "changed", change };
  };

const CALLED_FOR: Readonly<Record<RetentionAction, Caller>> = {
  care_personally: ({ customer: { churn } }) =>
    churn && (churn.level === "high" || churn.level === "critical") ? { kind: "risk", ...churn } : undefined,
  remind_of_purchase: ({ behaviour: { overdueDays }, lastDay }) =>
    overdueDays !== null && overdueDays > 0
      ? { kind: "overdue", overdueDays, dueOn: addDays(lastDay, -Math.round(overdueDays)) }
      : undefined,
  ask_what_changed: ({ behaviour: { orders90, ordersPrevious90, gapTrend } }) => {
    const gapFactor = gapTrend?.state === "lengthening" ? gapTrend.factorPerPurchase : null;
    return orders90 < ordersPrevious90 || gapFactor !== null
      ? { kind: "declining", orders90, ordersPrevious90, gapFactor }
      : undefined;
  },
  resolve_returns: ({ customer: { returns, orders } }) =>
    returns > 0 && returns * 3 >= orders ? { kind: "returns", returns, orders } : undefined,
  invite_second_purchase: ({ behaviour: { purchaseDays, tenureDays } }) =>
    purchaseDays === 1 ? { kind: "one_purchase", daysSince: tenureDays } : undefined,
  widen_basket: changed("basket", "down"),
  hold_back_discounts: changed("discounts", "up"),
  check_category: changed("category", "down"),
};

export const WHAT_TO_DO: Readonly<Record<RetentionAction, string>> = {
  care_personally: "Write personally.",
  remind_of_purchase: "Remind them of what they usually buy.",
  ask_what_changed: "Ask what has changed.",
  resolve_returns: "Ask what was wrong with what came back before offering anything new.",
  invite_second_purchase: "Invite them to a second purchase with what goes with the first.",
  widen_basket: "Show what goes with their usual order.",
  hold_back_discounts: "Test leaving out discounts for a part of such customers.",
  check_category: "Ask whether their main category still has what they look for.",
};

function wordsOf(because: Because): string {
  switch (because.kind) {
    case "risk":
      return `A risk of ${percent(because.risk)} of no purchase in ${because.horizonDays} days (${because.level}).${because.reasons[0] ? ` ${because.reasons[0]}` : ""}`;
    case "overdue":
      return `By their own rhythm a purchase was due on ${because.dueOn}, ${Math.max(1, Math.round(because.overdueDays))} days before the end of the data.`;
    case "declining": {
      const orders = `${because.orders90} orders in the last 90 days, ${because.ordersPrevious90} in the 90 before`;
      const gaps =
        because.gapFactor === null
          ? ""
          : `; each time between purchases is typically ${because.gapFactor.toFixed(2)} times the one before`;
      return `${orders}${gaps}.`;
    }
    case "returns":
      return `Sent goods back ${because.returns} times in ${because.orders} orders.`;
    case "one_purchase":
      return because.daysSince === null
        ? "Bought once."
        : `Bought once, ${Math.floor(because.daysSince)} days before the end of the data.`;
    case "changed":
      return because.change.text;
    default:
      return because satisfies never;
  }
}
