import type { Step, Turn } from "../../../src/answers/answer.ts";
import type { ModelUse } from "../../../src/answers/claude/budget.ts";
import type { Ground } from "../../../src/answers/claude/grounding.ts";
import { type ClaudeRouterOptions, createClaudeRouter } from "../../../src/answers/claude/router.ts";
import { createLogger } from "../../../src/log.ts";
import { reportText } from "../../../src/present/text.ts";
import { createClaude } from "../../../src/sources/claude/claude.ts";
import type { Database } from "../../../src/store/database.ts";
import type { Tenant } from "../../../src/store/tenants.ts";
import { FAKE_KEY, type FakeClaude } from "../../support/fake-claude/fake-claude.ts";
import type { FakeRequest } from "../../support/fake-claude/script.ts";
import { textSink } from "../../support/text-sink.ts";
import { aToolContext } from "../../support/tool-context.ts";

export const NOW = new Date("2026-03-11T12:00:00Z");

/** Lets sentences through whose figures all stand in the reports: less than the product's, enough to tell them apart. */
export const groundedByFigures: Ground = ({ reports, question }) => {
  const known = reports.map((report) => reportText(report)).join("\n") + question;
  let waiting = "";
  let isStopped = false;
  const release = (isEnd: boolean): string => {
    const end = isEnd ? waiting.length : waiting.lastIndexOf(". ") + 2;
    const whole = isStopped || end < 2 ? "" : waiting.slice(0, end);
    if (whole === "") return "";
    waiting = waiting.slice(end);
    isStopped = (whole.match(/\d[\d,.]*\d|\d/g) ?? []).some((figure) => !known.includes(figure));
    return isStopped ? "" : whole;
  };
  return {
    feed(words) {
      waiting += words;
      return release(false);
    },
    end: () => release(true),
    isStopped: () => isStopped,
  };
};

/** @param slowRequest the request, counted from 0, that is not waited for. */
function aClaude(fake: FakeClaude, slowRequest: number | undefined): ClaudeRouterOptions["claude"] {
  const facts = { apiKey: FAKE_KEY, baseUrl: fake.url, model: "claude-haiku-5-5", retriesMax: 0 };
  const patient = createClaude(facts);
  const hasty = createClaude({ ...facts, limitMs: 200 });
  let asked = 0;
  return {
    model: facts.model,
    ask(...request) {
      asked += 1;
      return (asked - 1 === slowRequest ? hasty : patient).ask(...request);
    },
  };
}

/** A router over the fake, with all that it did. */
export function aClaudeRouter(
  fake: FakeClaude,
  { slowRequest, ...options }: Partial<ClaudeRouterOptions> & { slowRequest?: number } = {},
) {
  const sink = textSink();
  const used: ModelUse[] = [];
  const outcomes: string[] = [];
  const claude = aClaude(fake, slowRequest);
  const router = createClaudeRouter({
    claude,
    budget: {
      mayAsk: async () => true,
      record: async (_tenant, use) => {
        used.push(use);
      },
    },
    ground: groundedByFigures,
    logger: createLogger("debug", sink.stream),
    onEnd: (outcome) => outcomes.push(outcome),
    ...options,
  });
  const steps: Step[] = [];
  const heard: string[] = [];
  return {
    ...{ router, used, outcomes, steps, heard, logs: sink.text },
    ask: (text: string, shop: { database: Database; tenant: Tenant }, before: readonly Turn[] = []) =>
      router.answer(
        { text, before, onStep: (step) => steps.push(step), onText: (words) => heard.push(words) },
        aToolContext(shop.database, shop.tenant, NOW),
      ),
  };
}

/** What the model was told of the tools' answers in its last request, in order. */
export function resultsIn(request: FakeRequest | undefined): { text: string; isError: boolean }[] {
  const content = request?.messages.at(-1)?.content;
  if (!Array.isArray(content)) return [];
  return content.flatMap((block: { type: string; content?: unknown; is_error?: boolean }) =>
    block.type === "tool_result" ? [{ text: String(block.content), isError: block.is_error === true }] : [],
  );
}
