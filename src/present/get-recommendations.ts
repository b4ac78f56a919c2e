import type { ToolAnswer } from "../tools/ask.ts";
import { nobodyCalled, whichOne } from "./customers/which-one.ts";
import { askAboutCustomer } from "./customers/wording.ts";
import { presentDiscountAdvice, presentDiscountStrategy } from "./recommendations/discounts.ts";
import { presentCrossSell, presentExpansion, presentUpsell } from "./recommendations/products.ts";
import { presentActions, presentRetention } from "./recommendations/retention.ts";
import { presentWinback, presentWinbackPlan } from "./recommendations/winback.ts";
import {
  type Advised,
  type ForGroup,
  type ForOne,
  type Input,
  type Part,
  recommend,
  whom,
} from "./recommendations/wording.ts";
import type { Choice, Report } from "./report.ts";
import { sourceLine } from "./source.ts";

type Answer = Pick<ToolAnswer<"get_recommendations">, "input" | "result">;

/** What to offer or do next. The reference that was typed is never repeated: it may be an e-mail or a phone. */
export function presentRecommendations({ input, result }: Answer): Report {
  const { provenance } = result;
  const source = sourceLine("get_recommendations", provenance);
  switch (result.kind) {
    case "customer":
    case "group":
      return { ...presentAdvised(result, input), source, method: provenance.method };
    case "ambiguous":
      return {
        ...whichOne(result.candidates, provenance),
        choices: result.candidates.map(({ alias }) => recommend(alias, { ...input, customer: alias })),
        source,
      };
    case "not_found":
      return { ...nobodyCalled(input.customer ?? ""), source };
    default:
      return result satisfies never;
  }
}

function presentAdvised(advised: Advised, asked: Input): Report {
  // By the alias: a button is kept by Slack.
  const input = advised.kind === "customer" ? { ...asked, customer: advised.customer.alias } : asked;
  const part = presentPart(advised);
  const request = { tool: "get_recommendations" as const, input };
  const hasTables = (part.tables ?? []).some(({ rows }) => rows.length > 0);
  return {
    ...part,
    choices: [
      ...people(advised),
      ...nextPage(advised, input),
      ...others(advised, input),
      ...(hasTables ? [{ kind: "export" as const, request }] : []),
    ],
    request,
  };
}

function presentPart(advised: Advised): Part {
  if (advised.nothingBecause !== null) return nothing(advised, advised.nothingBecause);
  return advised.kind === "customer" ? presentForOne(advised) : presentForGroup(advised);
}

function presentForOne(advised: ForOne): Part {
  const { advice } = advised;
  switch (advice.recommendation) {
    case "upsell":
      return presentUpsell(advised, advice);
    case "cross_sell":
      return presentCrossSell(advised, advice);
    case "expansion":
      return presentExpansion(advised, advice);
    case "winback_strategy":
      return presentWinbackPlan(advised, advice);
    case "retention_actions":
      return presentActions(advised, advice);
    case "discount_strategy":
      return presentDiscountAdvice(advised, advice);
    default:
      return advice satisfies never;
  }
}

function presentForGroup(advised: ForGroup): Part {
  const { advice } = advised;
  switch (advice.recommendation) {
    case "upsell":
      return presentUpsell(advised, advice);
    case "cross_sell":
      return presentCrossSell(advised, advice);
    case "expansion":
      return presentExpansion(advised, advice);
    case "winback_strategy":
      return presentWinback(advised, advice);
    case "retention_actions":
      return presentRetention(advised, advice);
    case "discount_strategy":
      return presentDiscountStrategy(advised, advice);
    default:
      return advice satisfies never;
  }
}

const NOTHING: Readonly<Record<Input["recommendation"], string>> = {
  upsell: "Nothing to sell up to",
  cross_sell: "Nothing new to offer",
  expansion: "No further category to lead to",
  winback_strategy: "Nobody to win back",
  retention_actions: "Nothing called for to keep them",
  discount_strategy: "Nothing known of discounts",
};

function nothing(advised: Advised, because: string): Part {
  const who = advised.kind === "customer" ? `${whom(advised)}: ` : "";
  const headline = NOTHING[advised.advice.recommendation];
  return {
    headline: who === "" ? `${headline}.` : `${who}${headline[0]?.toLowerCase()}${headline.slice(1)}.`,
    summary: advised.kind === "customer" ? because : `${because} ${whom(advised)}`,
  };
}

const CARDS = 3;

function people(advised: Advised): Choice[] {
  if (advised.kind === "customer") return [askAboutCustomer(advised.customer.alias)];
  if (!("customers" in advised.advice)) return [];
  return advised.advice.customers.slice(0, CARDS).map(({ customer }) => askAboutCustomer(customer.alias));
}

function nextPage({ advice }: Advised, input: Input): Choice[] {
  if (!("matching" in advice)) return [];
  const offset = input.offset + input.limit;
  return offset < advice.matching ? [recommend("Next page", { ...input, offset })] : [];
}

const LABELS: Readonly<Record<Input["recommendation"], string>> = {
  upsell: "What more to sell",
  cross_sell: "What new to offer",
  expansion: "Which category next",
  winback_strategy: "How to win back",
  retention_actions: "How to keep",
  discount_strategy: "What about discounts",
};

/** The other kinds of advice about the same customers that go with this one. */
const GOES_WITH: Readonly<Record<Input["recommendation"], readonly Input["recommendation"][]>> = {
  upsell: ["cross_sell", "expansion"],
  cross_sell: ["upsell", "expansion"],
  expansion: ["cross_sell", "upsell"],
  winback_strategy: ["retention_actions", "cross_sell"],
  retention_actions: ["winback_strategy", "cross_sell"],
  discount_strategy: ["retention_actions", "upsell"],
};

function others({ advice }: Advised, input: Input): Choice[] {
  return GOES_WITH[advice.recommendation].map((recommendation) =>
    recommend(LABELS[recommendation], { ...input, recommendation, offset: 0 }),
  );
}
