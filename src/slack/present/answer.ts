import type { Answer } from "../../answers/answer.ts";
import type { ToolAnswer } from "../../tools/ask.ts";
import { presentCustomers } from "./analyze-customers.ts";
import { presentSegments } from "./analyze-segments.ts";
import { presentForecast } from "./forecast.ts";
import { presentLookup } from "./lookup-customer.ts";
import type { Reply } from "./reply.ts";

/** A tool's result in words, whichever tool it was. */
export function presentToolAnswer(answer: ToolAnswer): Reply {
  if (answer.result.provenance.period === null) return NO_DATA;
  switch (answer.tool) {
    case "lookup_customer":
      return presentLookup(answer);
    case "analyze_customers":
      return presentCustomers(answer);
    case "analyze_segments":
      return presentSegments(answer);
    case "forecast_metrics":
      return presentForecast(answer);
    default:
      return answer satisfies never;
  }
}

/** Before the first import every answer is the same. */
const NO_DATA: Reply = {
  headline: "There are no orders yet.",
  summary: "Import some with the import command, or set SYNC_SOURCE. My Home tab says how.",
  choices: [],
};

/** The answer to a question in plain words: what was understood, or what can be asked instead. */
export function presentAnswer(answer: Answer): Reply {
  if (answer.kind !== "answered") {
    const [headline = "", ...rest] = answer.message.split("\n");
    return {
      headline,
      summary: rest.join("\n"),
      choices: answer.suggestions.map((question) => ({ kind: "question" as const, question })),
    };
  }
  const reply = presentToolAnswer(answer.answer);
  // How a customer was named may be an e-mail or a phone; the alias in the headline says enough.
  if (answer.answer.tool === "lookup_customer") return reply;
  return { ...reply, source: [`Understood as: ${answer.understood}`, reply.source].join(" · ") };
}
