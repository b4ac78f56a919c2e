import { describe, expect, it } from "vitest";
import { presentAnswer } from "../../../src/present/present.ts";
import { replyTo } from "../../../src/slack/present/answer.ts";
import { toBlocks } from "../../../src/slack/present/blocks.ts";
import { homeBlocks } from "../../../src/slack/present/home.ts";
import type { Reply } from "../../../src/slack/present/reply.ts";
import { toText } from "../../../src/slack/present/text.ts";
import { usageReply } from "../../../src/slack/usage.ts";
import { answerView, askView, forecastView, loadingView } from "../../../src/slack/views.ts";
import { analyzeCustomers } from "../../../src/tools/analyze-customers.ts";
import { analyzeSegments } from "../../../src/tools/analyze-segments.ts";
import type { ToolAnswer } from "../../../src/tools/ask.ts";
import { lookupCustomer } from "../../../src/tools/lookup-customer.ts";
import { checkMessageBlocks, checkView } from "../../../src/workspace/fake-slack/block-rules/payload.ts";
import {
  ALIAS,
  aCustomer,
  aCustomerList,
  aForecast,
  aFoundCustomer,
  anArchetype,
  aProvenance,
  fixtureAsk,
  homeFigures,
} from "../fixtures.ts";

const ask = (request: Parameters<typeof fixtureAsk>[0]) => fixtureAsk(request, {} as never);
const forecastOf = (result: ReturnType<typeof aForecast>): ToolAnswer => ({
  tool: "forecast_metrics",
  input: { metric: result.metric, granularity: result.granularity, horizon: result.forecast.length },
  result,
});

const lookUp = (customer: string, info?: "churn_risk" | "segment" | "purchase_history") =>
  ask({ tool: "lookup_customer", input: { customer, ...(info ? { info } : {}) } });

const hostile = "<!channel> & <https://evil.example|click> ".repeat(200);

const answers: [string, () => ToolAnswer | Promise<ToolAnswer>][] = [
  ["a card", () => lookUp(ALIAS)],
  ["a churn risk", () => lookUp(ALIAS, "churn_risk")],
  ["a membership", () => lookUp(ALIAS, "segment")],
  ["a history", () => lookUp(ALIAS, "purchase_history")],
  ["two candidates", () => lookUp("twins")],
  ["no customer", () => lookUp("nobody")],
  ["a list", () => ask({ tool: "analyze_customers", input: { analysis: "churn_risk" } })],
  ["a ranking", () => ask({ tool: "analyze_segments", input: {} })],
  ["an archetype", () => ask({ tool: "analyze_segments", input: { archetype: "a1" } })],
  ["no archetype", () => ask({ tool: "analyze_segments", input: { archetype: "nobody" } })],
  ["a forecast", () => forecastOf(aForecast())],
  ["a forecast of a year by day", () => forecastOf(aForecast({ horizon: 366, granularity: "day" }))],
  ["a forecast of one period", () => forecastOf(aForecast({ horizon: 1 }))],
  ["a forecast without history", () => forecastOf(aForecast({ history: [] }))],
  ["a refused forecast", () => ask({ tool: "forecast_metrics", input: { metric: "revenue", horizon: 200 } })],
  [
    "a list of a hundred with hostile names",
    () => ({
      tool: "analyze_customers",
      input: analyzeCustomers.input.parse({ analysis: "high_value", limit: 100 }),
      result: aCustomerList({
        customers: Array.from({ length: 100 }, () => aCustomer({ archetype: { id: "a1", name: hostile } })),
        matching: 4_000,
      }),
    }),
  ],
  [
    "an archetype of hostile words",
    () => ({
      tool: "analyze_segments",
      input: analyzeSegments.input.parse({ archetype: "a1" }),
      result: {
        kind: "one",
        archetype: anArchetype({ name: hostile, description: hostile }),
        advice: Array.from({ length: 40 }, () => hostile),
        isPart: false,
        provenance: aProvenance({ synthetic: true }),
      },
    }),
  ],
];

describe.each(answers)("%s", (_name, find) => {
  it("fits Slack's limits, with and without charts and tables", async () => {
    const reply = presentAnswer(await find());

    expectToFit(reply);
  });

  it("has its source on it", async () => {
    const reply = presentAnswer(await find());

    expect(toText(reply)).toMatch(/Source: \w+ · .* · as of Dec 9, 2011/);
  });

  it("lets no markup through from data", async () => {
    const reply = presentAnswer(await find());

    // The native table's cells are raw text: Slack reads no markup there.
    const words =
      JSON.stringify(toBlocks(reply, "simple").filter(({ type }) => type !== "header")) + toText(reply);
    expect(words).not.toMatch(/<!|<http|<@/);
  });
});

describe("a customer's churn risk", () => {
  it("says the risk, the reasons, the value at risk and what to do, as text as well", async () => {
    const text = toText(presentAnswer(await lookUp(ALIAS, "churn_risk")));

    expect(text).toContain(`${ALIAS}: 78% risk of no purchase in 180 days (high)`);
    expect(text).toContain("Value at risk: £405.60");
    expect(text).toContain("No purchase for 191 days, usually 85");
    expect(text).toContain("Write to them");
    expect(text).toContain("Their country");
  });

  it("is unknown where it is not known, and never 0", () => {
    const unknown = aCustomer({
      churn: null,
      valueAtRiskCents: null,
      expectedValue12mCents: null,
      expectedValue12mRange: null,
      rfm: null,
      interpurchaseMeanDays: null,
    });

    const text = toText(
      presentAnswer({
        tool: "lookup_customer",
        input: lookupCustomer.input.parse({ customer: ALIAS, info: "churn_risk" }),
        result: aFoundCustomer("churn_risk", { customer: unknown }),
      }),
    );

    expect(text).toContain("churn risk unknown");
    expect(text).toContain("Value at risk: unknown");
    expect(text).not.toMatch(/£0|\b0%/);
  });
});

describe("a forecast", () => {
  it("shows history and forecast in at most twenty points, and both ends of the band", () => {
    const chart = presentAnswer(forecastOf(aForecast({ horizon: 52 }))).charts?.[0]?.compact;

    expect(chart?.categories.length).toBeLessThanOrEqual(20);
    expect(chart?.categories.filter((name) => name.startsWith("›"))).toHaveLength(13);
    expect(chart?.title).toBe("Revenue by 4 weeks");
    expect(chart?.series.map(({ name }) => name)).toEqual(["Actual and expected", "Low (80%)", "High (80%)"]);
    expect(chart?.series[0]?.values.at(-1)).toBe(4_400_000);
  });

  it("averages what can't be summed", () => {
    const chart = presentAnswer(
      forecastOf(aForecast({ horizon: 52, metric: "average_order_value", total: null })),
    ).charts?.[0]?.compact;

    expect(chart?.series[0]?.values.at(-1)).toBe(1_100_000);
  });
});

describe("a synthetic shop", () => {
  it("is named as such on every answer", () => {
    const answer = forecastOf(aForecast({ provenance: aProvenance({ synthetic: true }) }));

    expect(toText(presentAnswer(answer))).toContain("synthetic sample data");
  });
});

describe("a shop without orders", () => {
  it("says so, whatever is asked", () => {
    const answer = forecastOf(aForecast({ provenance: aProvenance({ period: null }) }));

    expect(toText(presentAnswer(answer))).toContain("There are no orders yet.");
  });
});

describe("a question in plain words", () => {
  it("shows how it was understood, but not how a customer was named", async () => {
    const looked = replyTo({
      kind: "answered",
      understood: "the profile of customer ann@shop.example",
      answers: [await lookUp("ann@shop.example")],
    });
    const listed = replyTo({
      kind: "answered",
      understood: "customers by churn risk",
      answers: [await ask({ tool: "analyze_customers", input: { analysis: "churn_risk" } })],
    });

    expect(JSON.stringify(looked)).not.toContain("ann@");
    expect(toText(listed)).toContain("Understood as: customers by churn risk");
  });

  it("offers what can be asked where it was not understood", () => {
    const reply = replyTo({
      kind: "unclear",
      message: "What?\nI do figures.",
      suggestions: ["Who is at risk?"],
    });

    expectToFit(reply);
    expect(toText(reply)).toContain("Who is at risk?");
  });
});

describe("views", () => {
  it.each([
    ["the forecast form", forecastView({ channel: "C1", responseUrl: "https://hooks.slack.com/x" })],
    ["the question form", askView()],
    ["the waiting dialog", loadingView()],
    ["Home with figures", { type: "home", blocks: homeBlocks(homeFigures()) }],
    [
      "Home without data",
      {
        type: "home",
        blocks: homeBlocks(
          homeFigures({ period: null, sales: null, asOf: null, atRisk: [], archetypes: [], lastRun: null }),
        ),
      },
    ],
    [
      "Home of a shop with a hostile name",
      { type: "home", blocks: homeBlocks(homeFigures({ shop: { ...homeFigures().shop, name: hostile } })) },
    ],
  ])("%s fits Slack's rules", (_name, view) => {
    expect(checkView(view)).toEqual([]);
  });
});

describe("usage", () => {
  it.each(["/churn-check", "/segment-info", "/forecast", "/customer", "/insights"] as const)(
    "of %s fits",
    (command) => {
      expectToFit(usageReply(command, "What?"));
    },
  );
});

describe("an answer of more blocks than a message takes", () => {
  const sections = Array.from({ length: 60 }, (_, n) => ({ title: `Part ${n}`, lines: ["x"] }));
  const choices = [{ kind: "question" as const, question: "And then?" }];
  const blocks = toBlocks({ headline: "Much", sections, source: "Source: test", choices }, "full");

  it("keeps its source and its buttons, and says that parts are missing", () => {
    expectToFit({ headline: "Much", sections, choices });
    expect(blocks).toHaveLength(50);
    expect(blocks.slice(-3)).toMatchObject([
      { elements: [{ text: expect.stringContaining("does not fit into one message") }] },
      { elements: [{ text: "Source: test" }] },
      { type: "actions" },
    ]);
  });
});

function expectToFit(reply: Reply): void {
  for (const richness of ["full", "simple"] as const) {
    expect(checkMessageBlocks(toBlocks(reply, richness))).toEqual({ faults: [], tooLong: false });
  }
  expect(checkView(answerView(reply))).toEqual([]);
  expect([...toText(reply)].length).toBeLessThanOrEqual(40_000);
}
