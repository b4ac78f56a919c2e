import { change, count, detail, text, wholeMoney } from "../columns.ts";
import { formatChange, formatDay, formatNumber } from "../format.ts";
import type { Section, Table } from "../report.ts";
import { open } from "./archetype-table.ts";
import { SORTED_BY } from "./ranking.ts";
import {
  ask,
  bars,
  groupsWords,
  type Input,
  listedWords,
  nextPage,
  type Part,
  people,
  RANKING,
  shortNames,
  type Told,
} from "./wording.ts";

type Growth = Told<"growth">;

/** How groups have developed against the time before. */
export function presentGrowth(growth: Growth, input: Input): Part {
  const { groups, matching, days, provenance, groupedBy, sort } = growth;
  const short = shortNames(groups.map(({ name }) => name));
  const unit = { kind: "money", currency: provenance.currency, digits: 0 } as const;
  return {
    headline: headlineOf(growth, short),
    summary: `${periodWords(growth)} ${listedWords(input, { shown: groups.length, all: matching, by: SORTED_BY[sort] })}`,
    charts: bars(
      { title: `Value of ${days} days and of those before`, unit, xLabel: "Group", yLabel: "Net value" },
      groups.map(({ name, valueBeforeCents, valueCents }) => ({
        name: short(name),
        values: [valueBeforeCents, valueCents],
      })),
      [`${days} days before`, `Last ${days} days`],
    ),
    tables: [growthTable(growth, short)],
    sections: movesSection(growth),
    next: [
      ...nextPage(input, { shown: groups.length, all: matching }),
      ...(groupedBy === "archetype" ? groups.slice(0, OPENED).map(open) : []),
      ...([30, 90, 365] as const).flatMap((other) =>
        other === days ? [] : [ask(`Against ${other} days`, { ...input, days: other, offset: 0 })],
      ),
      RANKING,
    ],
  };
}

const OPENED = 2;
const MOVES_SHOWN = 5;

function headlineOf({ groups, days, matching, groupedBy }: Growth, short: (name: string) => string): string {
  const known = groups.flatMap(({ name, valueChange }) =>
    valueChange === null ? [] : [{ name, valueChange }],
  );
  const [first] = known.sort((one, other) => other.valueChange - one.valueChange);
  return first
    ? `${short(first.name)}: ${formatChange(first.valueChange)} in value over ${days} days`
    : `${groupsWords(groupedBy, matching)}, growth unknown`;
}

function periodWords({ period, before, snapshot }: Growth): string {
  const now = period ? `${formatDay(period.from)} to ${formatDay(period.to)}` : "No period";
  const then = before ? ` against ${formatDay(before.from)} to ${formatDay(before.to)}` : "";
  const sizes = snapshot === null ? "" : ` Sizes before are of ${formatDay(snapshot)}.`;
  return `${now}${then}.${sizes}`;
}

function growthTable({ groups, provenance }: Growth, short: (name: string) => string): Table {
  const { currency } = provenance;
  return {
    caption: "Growth by group",
    columns: [
      text("group", "Group"),
      count("customers", "Customers"),
      change("size_change", "Change in size"),
      wholeMoney("value", "Value", currency),
      change("value_change", "Change in value"),
      count("new_customers", "New customers"),
      detail(count("customers_before", "Customers before")),
      detail(wholeMoney("value_before", "Value before", currency)),
      detail(count("new_customers_before", "New customers before")),
      detail(count("moved_in", "Moved in")),
      detail(count("moved_out", "Moved out")),
      detail(text("group_name", "Name in full")),
      detail(text("group_id", "Id")),
    ],
    rows: groups.map((group) => [
      short(group.name),
      group.customers,
      group.sizeChange,
      group.valueCents,
      group.valueChange,
      group.newCustomers,
      group.customersBefore,
      group.valueBeforeCents,
      group.newCustomersBefore,
      group.movedIn,
      group.movedOut,
      group.name,
      group.id,
    ]),
  };
}

function movesSection({ moves }: Growth): Section[] {
  if (!moves) return [];
  const nameOf = (end: { id: string; name: string | null } | null, none: string) =>
    end === null ? none : (end.name ?? "an archetype that is no more");
  const lines = moves.flows
    .slice(0, MOVES_SHOWN)
    .map(
      ({ from, to, customers }) =>
        `${people(customers)} from ${nameOf(from, "no archetype, mostly new")} to ${nameOf(to, "no archetype")}`,
    );
  const hidden =
    moves.hiddenCustomers === 0
      ? []
      : [
          moves.hiddenCustomers === null
            ? "Smaller moves are not shown."
            : `${formatNumber(moves.hiddenCustomers)} customers in flows too small to be shown.`,
        ];
  const none = lines.length === 0 ? ["No move that is large enough to be shown."] : [];
  return [
    {
      title: `Moves, ${formatDay(moves.from)} to ${formatDay(moves.to)}`,
      lines: [...lines, ...none, ...hidden],
    },
  ];
}
