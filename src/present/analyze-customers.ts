import type { CustomerAnalysis } from "../tools/analyze-customers.ts";
import type { ToolAnswer } from "../tools/ask.ts";
import { presentBusinesses } from "./customers/b2b-identification.ts";
import { presentBehavioral } from "./customers/behavioral.ts";
import { presentChurnRisk } from "./customers/churn-risk.ts";
import { presentHighValue } from "./customers/high-value.ts";
import { presentAffinity } from "./customers/product-affinity.ts";
import { presentRfm } from "./customers/rfm-score.ts";
import { ask, askAboutCustomer, askOfThem, nextPage, type Part } from "./customers/wording.ts";
import type { Choice, Report } from "./report.ts";
import { sourceLine } from "./source.ts";

type Answer = Pick<ToolAnswer<"analyze_customers">, "input" | "result">;

/** Customers ranked, filtered or described. */
export function presentCustomers({ input, result }: Answer): Report {
  const { provenance } = result;
  const source = { source: sourceLine("analyze_customers", provenance), method: provenance.method };
  if (result.matching === 0) return { ...nobody(result), ...source };
  const { next, ...part } = presentPart(result);
  return {
    ...part,
    choices: [
      ...pageOf({ input, result }),
      ...cards(result),
      ...(next ?? []),
      ...otherAnalyses({ input, result }),
      ARCHETYPES,
      { kind: "export", request: { tool: "analyze_customers", input } },
    ],
    request: { tool: "analyze_customers", input },
    ...source,
  };
}

function presentPart(result: CustomerAnalysis): Part {
  switch (result.analysis) {
    case "churn_risk":
      return presentChurnRisk(result);
    case "high_value":
      return presentHighValue(result);
    case "b2b_identification":
      return presentBusinesses(result);
    case "behavioral":
      return presentBehavioral(result);
    case "product_affinity":
      return presentAffinity(result);
    case "rfm_score":
      return presentRfm(result);
    default:
      return result satisfies never;
  }
}

function nobody({ analysis, churnUnknownBecause }: CustomerAnalysis): Report {
  if (analysis === "churn_risk" && churnUnknownBecause !== null) {
    return {
      headline: "Churn risk is not known yet.",
      summary: churnUnknownBecause,
      choices: [ask("Most valuable", { analysis: "high_value" }), ARCHETYPES],
    };
  }
  return {
    headline: "No customer fits.",
    summary:
      analysis === "b2b_identification"
        ? "Nobody orders as a business does, as far as three orders or more tell."
        : "Widen the filters, or look at the archetypes.",
    choices: [ARCHETYPES],
  };
}

function pageOf({ input, result }: Answer): Choice[] {
  return result.analysis === "product_affinity"
    ? nextPage(input, { shown: result.categories.length, all: result.matchingCategories })
    : nextPage(input, { shown: result.customers.length, all: result.matching });
}

const CARDS = 3;

function cards(result: CustomerAnalysis): Choice[] {
  // A distribution is not about the three who stand first below it.
  if (result.analysis === "product_affinity" || result.analysis === "behavioral") return [];
  return result.customers.slice(0, CARDS).map(({ alias }) => askAboutCustomer(alias));
}

function otherAnalyses({ input, result }: Answer): Choice[] {
  switch (result.analysis) {
    case "churn_risk":
      return [ask("Most valuable", { analysis: "high_value" })];
    case "high_value":
      return [
        ask("Most value at risk", { analysis: "churn_risk" }),
        askOfThem("What they prefer", input, "product_affinity"),
      ];
    case "b2b_identification":
      return [ask("What businesses prefer", { analysis: "product_affinity", is_b2b: true })];
    case "behavioral":
      return [askOfThem("What they prefer", input, "product_affinity")];
    case "product_affinity":
      return [askOfThem("Who they are", input, "behavioral")];
    case "rfm_score":
      return [askOfThem("How they behave", input, "behavioral")];
    default:
      return result satisfies never;
  }
}

const ARCHETYPES: Choice = {
  kind: "ask",
  label: "Archetypes",
  request: { tool: "analyze_segments", input: {} },
};
