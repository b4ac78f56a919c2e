import type { Answer, Question, Router } from "../../../src/answers/answer.ts";
import { createConversations } from "../../../src/answers/conversations.ts";
import { createLogger } from "../../../src/log.ts";
import { analyzeCustomers } from "../../../src/tools/analyze-customers.ts";
import type { ToolContext } from "../../../src/tools/tool.ts";
import { aCustomerList, fixtureRouter } from "../fixtures.ts";

export type Script = (question: Question, context: ToolContext) => Promise<Answer>;

/** A conversation engine with its real memory, in which a script speaks for the model. */
export function scriptedConversations() {
  let script: Script | undefined;
  const claude: Router = {
    name: "claude",
    answer: (question, context) =>
      script ? script(question, context) : fixtureRouter.answer(question, context),
  };
  return {
    conversations: createConversations({ rules: fixtureRouter, claude, logger: createLogger("silent") }),
    /** What the model does with the next questions; without one, what the rules would. */
    play(next: Script | undefined): void {
      script = next;
    },
  };
}

/** Customers at risk, in a model's words where there are any. */
export function customersAtRisk(text?: string): Answer {
  const input = analyzeCustomers.input.parse({ analysis: "churn_risk" });
  return {
    kind: "answered",
    understood: "customers by churn risk",
    answers: [{ tool: "analyze_customers", input, result: aCustomerList() }],
    ...(text === undefined ? {} : { text }),
  };
}

export const LOOKING = { id: "s1", title: "Looking at customers at risk", state: "running" } as const;

/** A promise, and what fulfils it. */
export function deferred<T = void>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
