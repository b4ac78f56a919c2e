import { count, money, share, text, wholeMoney } from "../columns.ts";
import { people, whole } from "../customers/wording.ts";
import { formatNumber, formatPercent, formatScore, UNKNOWN } from "../format.ts";
import type { Chart } from "../report.ts";
import { type AdviceOf, type ForGroup, type ForOne, type Part, whom } from "./wording.ts";

const STATES = {
  "full-price": "Full price",
  occasional: "Occasional",
  "discount-led": "Mainly at a discount",
  unknown: "Unknown",
};

/** What to do about discounts with one customer. */
export function presentDiscountAdvice(
  advised: ForOne,
  { state, text: what, dependency, orders, discountedOrders }: AdviceOf<ForOne, "discount_strategy">,
): Part {
  return {
    headline: `${advised.customer.alias} buys ${state === "unknown" ? "with or without discounts: unknown" : DOES[state]}`,
    summary: what,
    facts: [
      {
        label: "Orders at a discount",
        value: discountedOrders === null ? UNKNOWN : `${discountedOrders} of ${orders}`,
      },
      { label: "Dependency, 0 to 1", value: formatScore(dependency) },
    ],
  };
}

const DOES = {
  "full-price": "at full price",
  occasional: "with and without discounts",
  "discount-led": "mainly at a discount",
};

/** What to do about discounts with a group. */
export function presentDiscountStrategy(
  advised: ForGroup,
  { groups, lastYear, test }: AdviceOf<ForGroup, "discount_strategy">,
): Part {
  const { currency } = advised.provenance;
  const fullPrice = groups.find(({ state }) => state === "full-price");
  return {
    headline: `${fullPrice ? people(fullPrice.customers) : "Nobody known"} needing no discount, ${formatNumber(test?.customers ?? 0)} to test with`,
    summary: whom(advised),
    charts: stateChart(groups),
    facts: [
      { label: "Orders at a discount, last year", value: formatPercent(lastYear?.share ?? null) },
      { label: "Taken off by discounts", value: whole(lastYear?.discountCents ?? null, currency) },
      ...(test
        ? [
            { label: "To leave without one", value: people(test.heldOut) },
            { label: "Needed to tell five points", value: formatNumber(test.needed) },
          ]
        : []),
    ],
    sections:
      groups.length > 0
        ? [
            {
              title: "What to do",
              lines: groups.map(
                ({ state, text: what, customers }) => `${STATES[state]} (${people(customers)}): ${what}`,
              ),
            },
          ]
        : [],
    tables:
      groups.length === 0
        ? []
        : [
            {
              caption: "Customers by dependency on discounts",
              columns: [
                text("buys", "Buys"),
                count("customers", "Customers"),
                share("share", "Share"),
                wholeMoney("net_value", "Value so far", currency),
                money("average_order", "Average order", currency),
                share("discounted", "Orders at a discount"),
                share("chance", "Chance to buy again"),
              ],
              rows: groups.map((one) => [
                STATES[one.state],
                one.customers,
                one.share,
                one.netValueCents,
                one.averageOrderValueCents,
                one.discountedOrders === null || one.orders === 0 ? null : one.discountedOrders / one.orders,
                one.averageChance,
              ]),
            },
          ],
  };
}

function stateChart(groups: AdviceOf<ForGroup, "discount_strategy">["groups"]): Chart[] {
  if (groups.length < 2) return [];
  return [
    {
      kind: "bar",
      title: "Customers by dependency on discounts",
      categories: groups.map(({ state }) => STATES[state]),
      series: [{ name: "Customers", values: groups.map(({ customers }) => customers) }],
      unit: { kind: "count" },
      xLabel: "Buys",
      yLabel: "Customers",
    },
  ];
}
