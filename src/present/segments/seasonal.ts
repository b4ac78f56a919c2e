import { change, count, day, detail, number, share, text, wholeMoney } from "../columns.ts";
import { formatChange, formatCount, formatDay, formatNumber, formatWord } from "../format.ts";
import type { Chart, Fact, Table } from "../report.ts";
import { open } from "./archetype-table.ts";
import {
  ask,
  bars,
  type Input,
  listedWords,
  nextPage,
  type Part,
  RANKING,
  shortNames,
  type Told,
  titled,
  whole,
} from "./wording.ts";

type Seasonal = Told<"seasonal">;

/** What groups bought in a season of the years past. */
export function presentSeasonal(seasonal: Seasonal, input: Input): Part {
  const { groups, matching, years, shop, provenance, groupedBy } = seasonal;
  const name = seasonWords(seasonal.season);
  if (!shop) {
    return {
      headline: `${name}: nothing to compare yet`,
      summary: "The data do not cover this season from its first day to its last.",
      next: [ask("By quarter", { analysis: "seasonal", event: "q4" }), RANKING],
    };
  }
  const short = shortNames(groups.map((group) => group.name));
  return {
    headline: `${name}: ${whole(shop.valueCents, provenance.currency)} in ${formatCount(years.length, "year")}, orders per day ${formatChange(shop.ordersLift)} against other days`,
    summary: listedWords(input, {
      shown: groups.length,
      all: matching,
      by: "how much more they order then than usual",
    }),
    charts: [
      yearsChart(seasonal),
      ...bars(
        {
          title: "Orders per day against other days",
          unit: { kind: "change" },
          xLabel: "Group",
          yLabel: "More than usual",
        },
        groups.map((group) => ({ name: short(group.name), values: [group.ordersLift] })),
        ["Orders per day"],
      ),
    ],
    facts: shopFacts(shop, provenance.currency),
    tables: [groupTable(seasonal, short), yearTable(seasonal)],
    next: [
      ...nextPage(input, { shown: groups.length, all: matching }),
      ...(groupedBy === "archetype" ? groups.slice(0, OPENED).map(open) : []),
      RANKING,
    ],
  };
}

const OPENED = 3;

/** `Black friday`, or `Dec 1 to Dec 24` of an event of the shop's own. */
export function seasonWords(season: string): string {
  const own = /^(\d\d-\d\d) to (\d\d-\d\d)$/.exec(season);
  if (!own) return titled(formatWord(season));
  // A leap year has every day.
  const dayOf = (monthDay: string | undefined) => formatDay(`2024-${monthDay}`).replace(", 2024", "");
  return `${dayOf(own[1])} to ${dayOf(own[2])}`;
}

function shopFacts(shop: NonNullable<Seasonal["shop"]>, currency: string): Fact[] {
  return [
    { label: "Orders", value: formatNumber(shop.orders) },
    { label: "Value", value: whole(shop.valueCents, currency) },
    {
      label: "Orders per day",
      value: `${formatNumber(shop.ordersPerDay)} (other days ${formatNumber(shop.usualOrdersPerDay)})`,
    },
    { label: "Value per day against other days", value: formatChange(shop.valueLift) },
  ];
}

function yearsChart({ years, provenance, season }: Seasonal): Chart {
  return {
    kind: "bar",
    title: `${seasonWords(season)} by year`,
    categories: years.map(({ year }) => String(year)),
    series: [{ name: "Value", values: years.map(({ valueCents }) => valueCents) }],
    unit: { kind: "money", currency: provenance.currency, digits: 0 },
    xLabel: "Year it begins in",
    yLabel: "Value of sales",
  };
}

function groupTable({ groups, provenance }: Seasonal, short: (name: string) => string): Table {
  return {
    caption: "By group",
    columns: [
      text("group", "Group"),
      count("customers_buying", "Customers buying"),
      count("orders", "Orders"),
      wholeMoney("value", "Value", provenance.currency),
      share("share_of_value", "Share of value"),
      change("orders_lift", "Orders against usual"),
      change("value_lift", "Value against usual"),
      detail(count("members", "Customers")),
      detail(number("orders_per_day", "Orders per day")),
      detail(number("usual_orders_per_day", "Orders per other day")),
      detail(count("years", "Years")),
      detail(text("group_name", "Name in full")),
      detail(text("group_id", "Id")),
    ],
    rows: groups.map((group) => [
      short(group.name),
      group.eventCustomers,
      group.orders,
      group.valueCents,
      group.shareOfEventValue,
      group.ordersLift,
      group.valueLift,
      group.customers,
      group.ordersPerDay,
      group.usualOrdersPerDay,
      group.years,
      group.name,
      group.id,
    ]),
  };
}

function yearTable({ years, provenance }: Seasonal): Table {
  return {
    caption: "By year, all of the shop",
    columns: [
      day("first_day", "First day"),
      day("last_day", "Last day"),
      count("orders", "Orders"),
      wholeMoney("value", "Value", provenance.currency),
    ],
    rows: years.map(({ from, to, orders, valueCents }) => [from, to, orders, valueCents]),
  };
}
