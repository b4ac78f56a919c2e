import type { BehaviorAnalysis } from "../tools/analyze-behavior.ts";
import type { ToolAnswer } from "../tools/ask.ts";
import { presentBehaviorChange } from "./behavior/behavior-change.ts";
import { presentDeclining } from "./behavior/declining-engagement.ts";
import { presentDiscounts } from "./behavior/discount-dependency.ts";
import { presentMomentum } from "./behavior/momentum.ts";
import { presentOneTimeBuyers } from "./behavior/one-time-buyers.ts";
import { presentCadence } from "./behavior/purchase-cadence.ts";
import { behavior, type Input, type Part } from "./behavior/wording.ts";
import { askAboutCustomer } from "./customers/wording.ts";
import { recommend } from "./recommendations/wording.ts";
import type { Choice, Report } from "./report.ts";
import { sourceLine } from "./source.ts";

type Answer = Pick<ToolAnswer<"analyze_behavior">, "input" | "result">;

/** How customers buy and how that changes. */
export function presentBehavior({ input, result }: Answer): Report {
  const { provenance } = result;
  const source = { source: sourceLine("analyze_behavior", provenance), method: provenance.method };
  const request = { tool: "analyze_behavior" as const, input };
  if (buyersOf(result) === 0) {
    return {
      headline: "No customer with a purchase fits.",
      summary: "Widen the filters.",
      choices: [behavior("Without filters", { pattern: input.pattern })],
      ...source,
    };
  }
  const list = listOf(result);
  return {
    ...presentPart(result),
    choices: [
      ...list.customers.slice(0, CARDS).map(({ customer }) => askAboutCustomer(customer.alias)),
      ...nextPage(input, result),
      ...NEXT[result.pattern].map(([label, recommendation]) =>
        recommend(label, { ...filtersOf(input), recommendation }),
      ),
      { kind: "export", request },
    ],
    request,
    ...source,
  };
}

const CARDS = 3;

function presentPart(result: BehaviorAnalysis): Part {
  switch (result.pattern) {
    case "one_time_buyers":
      return presentOneTimeBuyers(result);
    case "momentum":
      return presentMomentum(result);
    case "declining_engagement":
      return presentDeclining(result);
    case "behavior_change":
      return presentBehaviorChange(result);
    case "purchase_cadence":
      return presentCadence(result);
    case "discount_dependency":
      return presentDiscounts(result);
    default:
      return result satisfies never;
  }
}

function buyersOf(result: BehaviorAnalysis): number {
  return result.pattern === "one_time_buyers" ? result.totals.buyers : result.buyers;
}

function listOf(result: BehaviorAnalysis) {
  return result.pattern === "momentum" ? result.declining : result.list;
}

/** The page after this one, where a list of the answer goes on. */
function nextPage(input: Input, result: BehaviorAnalysis): Choice[] {
  const lists = result.pattern === "momentum" ? [result.declining, result.growing] : [result.list];
  const goesOn = lists.some(({ customers, matching }) => input.offset + customers.length < matching);
  return goesOn ? [behavior("Next page", { ...input, offset: input.offset + input.limit })] : [];
}

function filtersOf({ pattern: _, sort: __, limit: ___, offset: ____, ...filters }: Input) {
  return filters;
}

type Next = readonly (readonly [
  label: string,
  recommendation: "cross_sell" | "winback_strategy" | "retention_actions" | "upsell" | "discount_strategy",
])[];

/** What to do about it, of the same customers. */
const NEXT: Readonly<Record<BehaviorAnalysis["pattern"], Next>> = {
  one_time_buyers: [["What to offer them", "cross_sell"]],
  momentum: [
    ["How to keep them", "retention_actions"],
    ["What more to sell", "upsell"],
  ],
  declining_engagement: [["How to keep them", "retention_actions"]],
  behavior_change: [["How to keep them", "retention_actions"]],
  purchase_cadence: [
    ["How to keep them", "retention_actions"],
    ["Whom to win back", "winback_strategy"],
  ],
  discount_dependency: [["What to do about discounts", "discount_strategy"]],
};
