import type { ToolAnswer, ToolRequest } from "../tools/ask.ts";
import type { CustomerSummary } from "../tools/shared.ts";
import { nobodyCalled, whichOne } from "./customers/which-one.ts";
import { presentChurn } from "./lookup/churn-risk.ts";
import { presentLtv } from "./lookup/ltv-forecast.ts";
import { presentProfile } from "./lookup/profile.ts";
import { presentPurchases } from "./lookup/purchase-history.ts";
import { presentOffers } from "./lookup/recommendations.ts";
import { presentSegment } from "./lookup/segment.ts";
import { type Found, type Input, lookUp, type Part } from "./lookup/wording.ts";
import type { Choice, Report } from "./report.ts";
import { sourceLine } from "./source.ts";

/** One customer. The reference that was typed is never repeated: it may be an e-mail or a phone. */
export function presentLookup({ input, result }: ToolAnswer<"lookup_customer">): Report {
  const { provenance } = result;
  const source = { source: sourceLine("lookup_customer", provenance), method: provenance.method };
  switch (result.kind) {
    case "found":
      return { ...presentFound(result, input), ...source };
    case "ambiguous":
      return {
        ...whichOne(result.candidates, provenance),
        choices: result.candidates.slice(0, CANDIDATES).map(({ alias }) => lookUp(alias, input.info, alias)),
        source: source.source,
      };
    case "not_found":
      return { ...nobodyCalled(input.customer), source: source.source };
    default:
      return result satisfies never;
  }
}

const CANDIDATES = 10;

function presentFound(found: Found, input: Input): Report {
  const { next = [], sections = [], ...part } = presentPart(found, input);
  // By the alias: what was typed may be an e-mail or a phone, and a button is kept by Slack.
  const request: ToolRequest<"lookup_customer"> = {
    tool: "lookup_customer",
    input: { ...input, customer: found.customer.alias },
  };
  return {
    ...part,
    sections: sections.filter(({ lines }) => lines.length > 0),
    choices: [...next, ...nextSteps(found), ...aboutOne(found.customer), ...exported(part, request)],
    request,
  };
}

function presentPart(found: Found, input: Input): Part {
  switch (found.info) {
    case "profile":
      return presentProfile(found);
    case "ltv_forecast":
      return presentLtv(found);
    case "churn_risk":
      return presentChurn(found);
    case "segment":
      return presentSegment(found);
    case "purchase_history":
      return presentPurchases(found, input);
    case "recommendations":
      return presentOffers(found);
    default:
      return found satisfies never;
  }
}

const STEPS: readonly { info: Input["info"]; label: string }[] = [
  { info: "profile", label: "Customer card" },
  { info: "churn_risk", label: "Churn risk" },
  { info: "purchase_history", label: "Orders" },
  { info: "ltv_forecast", label: "Expected value" },
  { info: "recommendations", label: "What to offer" },
];

function nextSteps({ customer, info }: Found): Choice[] {
  const steps = STEPS.filter((step) => step.info !== info).map((step) =>
    lookUp(customer.alias, step.info, step.label),
  );
  if (!customer.archetype) return steps;
  const { id } = customer.archetype;
  return [
    ...steps,
    { kind: "ask", label: "Archetype", request: { tool: "analyze_segments", input: { archetype: id } } },
  ];
}

function aboutOne({ alias }: CustomerSummary): Choice[] {
  return [
    { kind: "product_search", customer: alias },
    { kind: "reveal", customer: alias },
  ];
}

function exported({ tables }: Pick<Report, "tables">, request: ToolRequest): Choice[] {
  return tables && tables.length > 0 ? [{ kind: "export", request }] : [];
}
