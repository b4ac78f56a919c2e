import type { ActionsBlock, KnownBlock } from "@slack/types";
import {
  formatChange,
  formatCount,
  formatDate,
  formatDay,
  formatMoney,
  formatNumber,
  formatPercent,
  formatWord,
} from "../../present/format.ts";
import type { Choice } from "../../present/report.ts";
import { type Compared, type HomeFigures, WINDOW_DAYS } from "../../store/home.ts";
import { LIMITS } from "../limits.ts";
import { SUGGESTIONS } from "../suggestions.ts";
import { ACTIONS, toActions } from "./buttons.ts";
import { cut, escapeWithin } from "./escape.ts";
import { sparkline } from "./sparkline.ts";

type HomeBlock = Exclude<KnownBlock, { type: "data_table" | "table" }>;

/** Home: the first figures, whom to look at, how fresh it is; before any data, what to connect. */
export function homeBlocks(home: HomeFigures): KnownBlock[] {
  const blocks: HomeBlock[] = home.sales ? deskBlocks(home, home.sales) : welcomeBlocks();
  const synthetic: HomeBlock[] = home.shop.isSynthetic
    ? [small("Synthetic sample data: these customers and orders are generated, not real.")]
    : [];
  return [header(home.shop.name), ...synthetic, ...blocks, ...freshness(home)].slice(0, LIMITS.viewBlocks);
}

/** What may be asked of Home's numbers: everything else of the product works from here. */
function deskBlocks(home: HomeFigures, sales: NonNullable<HomeFigures["sales"]>): HomeBlock[] {
  const { currency } = home.shop;
  const money = (cents: number | null) => formatMoney(cents, currency, { digits: 0 });
  return [
    small(
      `The ${WINDOW_DAYS} days from ${formatDay(sales.window.from)} to ${formatDay(sales.window.to)}, against the ${WINDOW_DAYS} before`,
    ),
    {
      type: "section",
      fields: [
        figure("Revenue", money(sales.revenueCents.now), sales.revenueCents),
        figure("Orders", formatNumber(sales.orders.now), sales.orders),
        figure("Active customers", formatNumber(sales.activeCustomers.now), sales.activeCustomers),
        figure("Value at risk", money(home.valueAtRiskCents), { now: null, before: null }),
      ],
    },
    small(`Revenue by day  ${sparkline(sales.dailyRevenueCents)}`),
    lookUpInput(),
    ...listing(
      "Most value at risk",
      home.atRisk.map((customer) => ({
        line: `${customer.alias} · ${money(customer.valueAtRiskCents)} · ${formatPercent(customer.churnRisk, { digits: 0 })} (${formatWord(customer.churnLevel)})`,
        choice: {
          kind: "ask",
          label: customer.alias,
          request: { tool: "lookup_customer", input: { customer: customer.alias, info: "churn_risk" } },
        },
      })),
    ),
    ...listing(
      "Top archetypes",
      home.archetypes.map((archetype) => ({
        line: `${archetype.name} · ${formatCount(archetype.customers, "customer")} · ${money(archetype.netValueCents)}`,
        choice: {
          kind: "ask",
          label: cut(archetype.name, 40),
          request: { tool: "analyze_segments", input: { archetype: archetype.id } },
        },
      })),
    ),
    { type: "divider" },
    small("Or ask in plain words, here or in my messages:"),
    ...actions(SUGGESTIONS.map(({ message }) => ({ kind: "question", question: message }))),
    ...actions([
      { kind: "forecast" },
      { kind: "ask", label: "Most valuable customers", request: MOST_VALUABLE },
      { kind: "pick_archetype" },
    ]),
  ];
}

const MOST_VALUABLE = { tool: "analyze_customers" as const, input: { analysis: "high_value" as const } };

function welcomeBlocks(): HomeBlock[] {
  return [
    {
      type: "section",
      text: {
        type: "mrkdwn",
        text: [
          "*No orders yet.* Give me some, and this page shows revenue, customers at risk and archetypes.",
          "• Once: `npm run -s cli -- import orders.csv` (a Shopify order export, a plain orders file, or any CSV with `--mapping`)",
          "• Every night: set `SYNC_SOURCE` to a CSV file or a folder; `SYNC_CRON` says when",
          "• To try it out: `npm run -s cli -- demo` makes a sample shop",
        ].join("\n"),
      },
    },
    small(
      "Then ask me in a direct message, mention me in a channel, or type /churn-check, /segment-info, /forecast.",
    ),
  ];
}

function freshness({ asOf, period, lastRun, shop, customers }: HomeFigures): HomeBlock[] {
  const data = period
    ? `Data from ${formatDay(period.from)} to ${formatDay(period.to)} · ${formatCount(customers, "customer")} · figures as of ${formatDate(asOf?.toISOString(), shop.timeZone)}`
    : undefined;
  const run = lastRun
    ? `Last ${lastRun.kind}: ${lastRun.source}, ${lastRun.status}, ${timeOf(lastRun.finishedAt ?? lastRun.startedAt, shop.timeZone)} · ${formatCount(lastRun.rejectedRows, "row")} kept aside`
    : "Nothing has been imported or synced yet.";
  return [...(data ? [small(data)] : []), small(run)];
}

function timeOf(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short", timeZone }).format(
    instant,
  );
}

function figure(label: string, value: string, { now, before }: Compared) {
  const change = now === null || !before ? "" : `  ${formatChange(now / before - 1)}`;
  const note = now !== null && before === null ? "\nno period before to compare" : "";
  return { type: "mrkdwn" as const, text: `*${label}*\n${escapeWithin(value, 100)}${change}${note}` };
}

/** Press Enter to look a customer up. */
function lookUpInput(): HomeBlock {
  return {
    type: "input",
    dispatch_action: true,
    label: { type: "plain_text", text: "Look up a customer" },
    element: {
      type: "plain_text_input",
      action_id: ACTIONS.lookUp,
      max_length: 200,
      placeholder: { type: "plain_text", text: "Alias, shop id, e-mail, phone or order number" },
      dispatch_action_config: { trigger_actions_on: ["on_enter_pressed"] },
    },
  };
}

function listing(title: string, entries: readonly { line: string; choice: Choice }[]): HomeBlock[] {
  if (entries.length === 0) return [];
  const lines = entries.map(({ line }) => escapeWithin(line, 300));
  return [
    { type: "section", text: { type: "mrkdwn", text: [`*${title}*`, ...lines].join("\n"), verbatim: true } },
    ...actions(entries.map(({ choice }) => choice)),
  ];
}

function actions(choices: readonly Choice[]): ActionsBlock[] {
  return toActions(choices);
}

function header(text: string): HomeBlock {
  return { type: "header", text: { type: "plain_text", text: cut(text, LIMITS.header), emoji: false } };
}

function small(text: string): HomeBlock {
  return {
    type: "context",
    elements: [{ type: "mrkdwn", text: escapeWithin(text, LIMITS.context), verbatim: true }],
  };
}
