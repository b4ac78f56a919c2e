import type { ToolAnswer, ToolRequest } from "../tools/ask.ts";
import { GOAL_AUDIENCE } from "../tools/campaign/goals.ts";
import type { CampaignList } from "../tools/target-campaign.ts";
import { count, detail, instant, money, score, share, text } from "./columns.ts";
import { formatCount, formatDay, formatMoney, formatNumber, formatPercent } from "./format.ts";
import type { Chart, Choice, Fact, Report, Table } from "./report.ts";
import { bars, shortNames, whole } from "./segments/wording.ts";
import { sourceLine } from "./source.ts";

type Answer = ToolAnswer<"target_campaign">;

/** Whom to write to for a goal, why, and how to see what it changed. */
export function presentCampaign({ input, result }: Answer): Report {
  const { provenance, measurement } = result;
  const source = { source: sourceLine("target_campaign", provenance), method: provenance.method };
  const request = againAs(result, input);
  if (result.matching === 0) return { ...nobody(result), ...source };
  return {
    headline: headlineOf(result),
    summary: summaryOf(result, input),
    charts: archetypeChart(result),
    facts: factsOf(result),
    tables: [listTable(result)],
    sections: [{ title: "How to measure it", lines: measurement.sentences }],
    choices: [
      ...nextPage(request.input, result),
      ...result.customers.slice(0, CARDS).map(({ alias }) => card(alias)),
      { kind: "export", request },
      { kind: "campaign" },
    ],
    request,
    ...source,
  };
}

const CARDS = 3;

/** By the campaign's name: after a sync it would else be another campaign, which holds out others. */
function againAs({ campaignId }: CampaignList, input: Answer["input"]) {
  return { tool: "target_campaign" as const, input: { ...input, campaign_id: campaignId } };
}

const GOAL_TITLES: Readonly<Record<CampaignList["campaign"], string>> = {
  retention: "Retention",
  growth: "Growth",
  winback: "Win-back",
  seasonal: "Season ahead",
  loyalty: "Loyalty",
  acquisition: "Acquisition",
};

function headlineOf({ campaign, totals }: CampaignList): string {
  const held = totals.heldOut > 0 ? `, ${formatNumber(totals.heldOut)} held out` : "";
  return `${GOAL_TITLES[campaign]}: ${formatCount(totals.contacts, "customer")} to write to${held}`;
}

function summaryOf(
  { campaign, totals, season, customers, matching }: CampaignList,
  { offset }: Answer["input"],
): string {
  const left = totals.excluded > 0 ? `, ${formatNumber(totals.excluded)} left out` : "";
  const days = season ? ` The season is ${formatDay(season.from)} to ${formatDay(season.to)}.` : "";
  const shown =
    customers.length === 0
      ? ` There are no more than ${formatNumber(matching)} on the list.`
      : ` Shown: ${formatNumber(offset + 1)} to ${formatNumber(offset + customers.length)} of ${formatNumber(matching)}, best first.`;
  return `For ${GOAL_AUDIENCE[campaign]}. ${formatNumber(totals.scored)} fit the goal and the filters${left}.${days}${shown}`;
}

function factsOf({ campaignId, totals, measurement, provenance }: CampaignList): Fact[] {
  const { currency } = provenance;
  return [
    { label: "Value at risk", value: whole(totals.valueAtRiskCents, currency) },
    { label: "Expected value, 12 months", value: whole(totals.expectedValue12mCents, currency) },
    { label: "Value so far", value: whole(totals.netValueCents, currency) },
    ...(totals.costCents === null ? [] : [{ label: "Cost", value: formatMoney(totals.costCents, currency) }]),
    { label: "Would buy anyway", value: formatPercent(measurement.baseShare, { digits: 0 }) },
    {
      label: `Customers it takes to tell ${formatNumber(100 * measurement.rise)} more buyers in 100 from chance`,
      value: formatNumber(measurement.neededCustomers),
    },
    { label: "Campaign id", value: campaignId },
  ];
}

function listTable({ customers, provenance }: CampaignList): Table {
  const { currency, timeZone } = provenance;
  const short = shortNames(customers.flatMap(({ archetype }) => archetype?.name ?? []));
  return {
    caption: "The list, best first",
    columns: [
      count("place", "Place"),
      text("customer", "Customer"),
      text("group", "Group"),
      score("score", "Score"),
      money("value_at_risk", "Value at risk", currency),
      money("expected_value_12m", "Expected value", currency),
      text("why", "Why"),
      detail(money("net_value", "Value so far", currency)),
      detail(share("churn_risk", "Churn risk")),
      detail(instant("last_purchase", "Last purchase", timeZone)),
      detail(count("orders", "Orders")),
      detail(text("main_category", "Main category")),
      detail(text("archetype", "Archetype")),
    ],
    rows: customers.map((customer) => [
      customer.place,
      customer.alias,
      // A file is what a letter is written from: it says so in words.
      customer.group === "holdout" ? "held out: do not write" : "write",
      customer.score,
      customer.valueAtRiskCents,
      customer.expectedValue12mCents,
      customer.reasons.join(" "),
      customer.netValueCents,
      customer.churn?.risk ?? null,
      customer.lastOrderAt,
      customer.orders,
      customer.mainCategory,
      customer.archetype ? short(customer.archetype.name) : null,
    ]),
  };
}

function archetypeChart({ byArchetype }: CampaignList): Chart[] {
  const short = shortNames(byArchetype.map(({ name }) => name));
  return bars(
    { title: "Who is on the list", unit: { kind: "count" }, xLabel: "Archetype", yLabel: "Customers" },
    byArchetype.slice(0, BARS_MAX).map(({ name, customers }) => ({ name: short(name), values: [customers] })),
    ["Customers"],
  );
}

const BARS_MAX = 20;

function nextPage(input: Answer["input"], { customers, matching }: CampaignList): Choice[] {
  const offset = input.offset + customers.length;
  if (customers.length === 0 || offset >= matching) return [];
  return [
    { kind: "ask", label: "Next page", request: { tool: "target_campaign", input: { ...input, offset } } },
  ];
}

function card(alias: string): Choice {
  const request: ToolRequest<"lookup_customer"> = { tool: "lookup_customer", input: { customer: alias } };
  return { kind: "ask", label: alias, request };
}

function nobody({ campaign, totals }: CampaignList): Report {
  return {
    headline: `${GOAL_TITLES[campaign]}: nobody to write to`,
    summary:
      totals.scored === 0
        ? "The goal is for no customer who fits the filters. Widen the filters, or choose another goal."
        : `All ${formatNumber(totals.scored)} who fit are left out. Leave out fewer, or lower the least score.`,
    choices: [{ kind: "campaign" }],
  };
}
