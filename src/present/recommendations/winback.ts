import type { WinbackPlan } from "../../tools/recommendations/winback-plan.ts";
import { atRisk } from "../behavior/wording.ts";
import { count, days, detail, money, share, text, wholeMoney } from "../columns.ts";
import { people } from "../customers/wording.ts";
import { formatDays, formatPercent } from "../format.ts";
import type { Chart } from "../report.ts";
import { productTable } from "./products.ts";
import { type AdviceOf, type ForGroup, type ForOne, type Part, whom } from "./wording.ts";

const TIERS: Readonly<Record<WinbackPlan["tier"], string>> = {
  at_risk_high_value: "At risk, high value",
  at_risk: "At risk",
  lapsed_high_value: "Lapsed, high value",
  lapsed: "Lapsed",
};

const OFFERS: Readonly<Record<WinbackPlan["offer"]["type"], string>> = {
  ask_what_went_wrong: "Ask what went wrong",
  test_a_discount: "Test a discount",
  reminder_of_usual: "Reminder of the usual",
  news_at_full_price: "News at full price",
  news: "News",
};

/** How to win one customer back. */
export function presentWinbackPlan(advised: ForOne, { plan }: AdviceOf<ForOne, "winback_strategy">): Part {
  if (plan === null) return { headline: `${advised.customer.alias} need not be won back` };
  const { currency } = advised.provenance;
  return {
    headline: `How to win back ${advised.customer.alias}: ${atRisk(plan.valueAtRiskCents, currency)}`,
    summary: plan.timing.text,
    facts: [
      { label: "Priority", value: TIERS[plan.tier] },
      { label: "Chance to buy again", value: formatPercent(plan.chanceToBuyAgain) },
      { label: "Silent for", value: formatDays(plan.timing.silentDays) },
      { label: "Usual time between purchases", value: formatDays(plan.timing.usualDays) },
    ],
    sections: [{ title: OFFERS[plan.offer.type], lines: [plan.offer.text] }],
    tables: plan.products.length > 0 ? [productTable(plan.products, currency, "What they usually buy")] : [],
  };
}

/** Whom of a group to win back. */
export function presentWinback(advised: ForGroup, advice: AdviceOf<ForGroup, "winback_strategy">): Part {
  const { currency } = advised.provenance;
  const first = advice.tiers.find(({ tier }) => tier === "at_risk_high_value");
  return {
    headline: `${people(advice.matching)} have gone quiet${first ? `; begin with ${first.customers}` : ""}`,
    summary: whom(advised),
    charts: tierChart(advice, currency),
    sections:
      advice.tiers.length > 0
        ? [
            {
              title: "What to do",
              lines: advice.tiers.map(
                ({ tier, customers, action }) => `${TIERS[tier]} (${people(customers)}): ${action}`,
              ),
            },
          ]
        : [],
    tables: [
      {
        caption: "Whom to win back",
        columns: [
          text("customer", "Customer"),
          text("priority", "Priority"),
          money("value_at_risk", "Value at risk", currency),
          share("chance", "Chance to buy again"),
          days("silent", "Silent for"),
          text("offer", "Offer"),
          text("product", "With"),
          detail(days("usual", "Usual time between purchases")),
          detail(text("why", "Why this offer")),
          detail(text("when", "When")),
        ],
        rows: advice.customers.map(({ customer, plan }) => [
          customer.alias,
          TIERS[plan.tier],
          plan.valueAtRiskCents,
          plan.chanceToBuyAgain,
          plan.timing.silentDays,
          OFFERS[plan.offer.type],
          plan.products[0] ? (plan.products[0].title ?? plan.products[0].productId) : null,
          plan.timing.usualDays,
          plan.offer.text,
          plan.timing.text,
        ]),
      },
      {
        caption: "Priorities",
        columns: [
          text("priority", "Priority"),
          count("customers", "Customers"),
          wholeMoney("value_at_risk", "Value at risk", currency),
          wholeMoney("net_value", "Value so far", currency),
          share("chance", "Mean chance to buy again"),
          days("silent", "Silent for, typically"),
        ],
        rows: advice.tiers.map((one) => [
          TIERS[one.tier],
          one.customers,
          one.valueAtRiskCents,
          one.netValueCents,
          one.averageChance,
          one.medianSilentDays,
        ]),
      },
    ].filter(({ rows }) => rows.length > 0),
  };
}

function tierChart({ tiers }: AdviceOf<ForGroup, "winback_strategy">, currency: string): Chart[] {
  if (tiers.length < 2) return [];
  return [
    {
      kind: "bar",
      title: "Value at risk by priority",
      categories: tiers.map(({ tier }) => TIERS[tier]),
      series: [{ name: "Value at risk", values: tiers.map(({ valueAtRiskCents }) => valueAtRiskCents) }],
      unit: { kind: "money", currency, digits: 0 },
      xLabel: "Priority",
      yLabel: "Value at risk",
    },
  ];
}
