import type { Action } from "../../tools/recommendations/actions-for.ts";
import { atRisk } from "../behavior/wording.ts";
import { count, detail, money, score, text, wholeMoney } from "../columns.ts";
import { people } from "../customers/wording.ts";
import { formatCount } from "../format.ts";
import type { Chart } from "../report.ts";
import { type AdviceOf, type ForGroup, type ForOne, type Part, whom } from "./wording.ts";

const ACTIONS: Readonly<Record<Action["action"], string>> = {
  care_personally: "Write personally",
  remind_of_purchase: "Remind of the usual",
  ask_what_changed: "Ask what has changed",
  resolve_returns: "Settle returns first",
  invite_second_purchase: "Invite to a second purchase",
  widen_basket: "Show what goes with it",
  hold_back_discounts: "Test fewer discounts",
  check_category: "Ask about their category",
};

/** Next steps with one customer. */
export function presentActions(advised: ForOne, { actions }: AdviceOf<ForOne, "retention_actions">): Part {
  const { currency } = advised.provenance;
  const { alias, valueAtRiskCents } = advised.customer;
  return {
    headline: `${formatCount(actions.length, "next step")} to keep ${alias}: ${atRisk(valueAtRiskCents, currency)}`,
    tables:
      actions.length === 0
        ? []
        : [
            {
              caption: "Next steps",
              columns: [
                text("action", "Step"),
                text("why", "Why"),
                money("value_at_stake", "At stake", currency),
              ],
              rows: actions.map(({ action, text: why, valueAtStakeCents }) => [
                ACTIONS[action],
                why,
                valueAtStakeCents,
              ]),
            },
          ],
  };
}

/** Next steps with a group. */
export function presentRetention(advised: ForGroup, advice: AdviceOf<ForGroup, "retention_actions">): Part {
  const { currency } = advised.provenance;
  return {
    headline: `${formatCount(advice.actions.length, "kind of step", "kinds of steps")} called for with ${people(advice.present)} who still buy`,
    summary: whom(advised),
    charts: actionChart(advice),
    facts: advice.actions.slice(0, 8).map(({ action, customers, valueAtStakeCents }) => ({
      label: ACTIONS[action],
      value: `${people(customers)}, ${atRisk(valueAtStakeCents, currency)}`,
    })),
    tables: [
      {
        caption: "Whom to look after",
        columns: [
          text("customer", "Customer"),
          text("step", "First step"),
          text("why", "Why"),
          money("value_at_risk", "Value at risk", currency),
          money("net_value", "Value so far", currency),
          detail(text("further", "Further steps")),
          detail(score("churn_risk", "Churn risk")),
        ],
        rows: advice.customers.map(({ customer, actions: [first, ...further] }) => [
          customer.alias,
          first ? ACTIONS[first.action] : "Nothing called for",
          first?.text ?? "Their figures ask for nothing.",
          customer.valueAtRiskCents,
          customer.netValueCents,
          further.map(({ action }) => ACTIONS[action]).join("; ") || "none",
          customer.churn?.risk ?? null,
        ]),
      },
      {
        caption: "Steps",
        columns: [
          text("step", "Step"),
          count("customers", "Customers"),
          wholeMoney("value_at_stake", "Value at risk", currency),
          detail(text("what", "What to do")),
        ],
        rows: advice.actions.map(({ action, customers, valueAtStakeCents, text: what }) => [
          ACTIONS[action],
          customers,
          valueAtStakeCents,
          what,
        ]),
      },
    ].filter(({ rows }) => rows.length > 0),
  };
}

function actionChart({ actions }: AdviceOf<ForGroup, "retention_actions">): Chart[] {
  if (actions.length < 2) return [];
  return [
    {
      kind: "bar",
      title: "Customers by step that is called for",
      categories: actions.map(({ action }) => ACTIONS[action]),
      series: [{ name: "Customers", values: actions.map(({ customers }) => customers) }],
      unit: { kind: "count" },
      xLabel: "Step",
      yLabel: "Customers",
    },
  ];
}
