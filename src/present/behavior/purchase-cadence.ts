import { count, day, days, share, text } from "../columns.ts";
import { people } from "../customers/wording.ts";
import { formatDays, formatNumber, formatPercent } from "../format.ts";
import type { Table } from "../report.ts";
import {
  actionTable,
  type Behaved,
  groupChart,
  groupTable,
  listedWords,
  named,
  type Part,
  sentences,
} from "./wording.ts";

type Result = Behaved<"purchase_cadence">;
type Due = Result["due"][number];

const DUE: Readonly<Record<Due["due"], string>> = {
  overdue_over_90: "Late by over 90 days",
  overdue_31_to_90: "Late by 31 to 90 days",
  overdue_8_to_30: "Late by 8 to 30 days",
  overdue_up_to_7: "Late by up to 7 days",
  due_within_7: "Due within 7 days",
  due_within_30: "Due within 30 days",
  due_later: "Due later",
};

/** How regularly customers buy, and whose purchase is late. */
export function presentCadence(result: Result): Part {
  const { states, due, list, provenance, action, usualDays, repeatCustomers, shop } = result;
  const { currency } = provenance;
  const dueNames = { label: "Next purchase", nameOf: (one: Due) => DUE[one.due] };
  const stateNames = { label: "Rhythm", nameOf: ({ state }: Result["states"][number]) => named(state) };
  return {
    headline: `${people(list.matching)} are late with their next purchase`,
    summary: sentences(action, listedWords(list)),
    charts: groupChart(due, { ...dueNames, title: "When next purchases are due" }),
    facts: [
      { label: "Usual time between purchases", value: formatDays(usualDays) },
      { label: "Repeat customers", value: formatNumber(repeatCustomers) },
      ...states.map(({ state, customers, share }) => ({
        label: state === "unknown" ? "Rhythm unknown" : named(state),
        value: `${people(customers)} (${formatPercent(share)})`,
      })),
      { label: "Half of all purchases follow within", value: formatDays(medianOf(shop)) },
    ],
    tables: [
      actionTable(list, provenance, {
        caption: "Late with their next purchase",
        columns: [text("rhythm", "Rhythm"), day("due_on", "Due on"), days("late_by", "Late by")],
        cellsOf: ({ cadence, dueOn, overdueDays }) => [
          cadence === "unknown" ? null : cadence,
          dueOn,
          overdueDays,
        ],
      }),
      ...groupTable(due, currency, { ...dueNames, caption: "When next purchases are due" }),
      ...groupTable(states, currency, { ...stateNames, caption: "Rhythm" }),
      ...stepTable(shop),
    ],
  };
}

function medianOf(shop: Result["shop"]): number | null {
  return shop?.quantiles.find(({ share }) => share === 0.5)?.days ?? null;
}

function stepTable(shop: Result["shop"]): Table[] {
  const [first] = shop?.steps ?? [];
  if (!shop || !first) return [];
  return [
    {
      caption: "From one purchase to the next, all customers of the shop",
      columns: [
        text("from", "From purchase"),
        count("followed", "Followed by another"),
        days("median", "Typical time"),
        ...first.within
          .filter(({ days }) => days <= 180)
          .map(({ days }) => share(`within_${days}`, `Within ${formatDays(days)}`)),
      ],
      rows: shop.steps.map(({ fromPurchase, followed, medianDays, within }, index) => [
        index === shop.steps.length - 1 && index > 0 ? `${fromPurchase} and later` : String(fromPurchase),
        followed,
        medianDays,
        ...within.filter(({ days }) => days <= 180).map(({ share }) => share),
      ]),
    },
  ];
}
