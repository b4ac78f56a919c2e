import type { ArchetypeSummary } from "../../tools/shared.ts";
import { formatCount } from "../format.ts";
import type { Chart } from "../report.ts";
import { archetypeTable, open } from "./archetype-table.ts";
import {
  ask,
  bars,
  type Input,
  listedWords,
  nextPage,
  type Part,
  people,
  shortNames,
  type Told,
} from "./wording.ts";

type Ranking = Told<"ranking">;

export const SORTED_BY: Readonly<Record<Ranking["sort"], string>> = {
  ltv: "typical value",
  size: "size",
  growth_rate: "growth",
  churn_rate: "churn risk",
  frequency: "orders per customer",
  recency: "last purchase",
};

/** The archetypes in an order, with what each is worth. */
export function presentRanking(ranking: Ranking, input: Input): Part {
  const { archetypes, total, matching, small, customersMatching, provenance, sort } = ranking;
  const kind = ranking.level === 2 ? "refinement" : "archetype";
  if (archetypes.length === 0 && input.offset === 0) return nothingRanked(ranking, kind);
  const left =
    small.archetypes > 0
      ? ` Not ranked: ${formatCount(small.archetypes, kind)} with fewer than 30 members (${people(small.customers)}).`
      : "";
  return {
    headline:
      customersMatching === null
        ? `${formatCount(total, kind)} of customers`
        : `${people(customersMatching)} who fit, in ${formatCount(matching, kind)}`,
    summary: `${listedWords(input, { shown: archetypes.length, all: matching, by: SORTED_BY[sort] })}${left}`,
    charts: rankingChart(ranking),
    tables: [archetypeTable(archetypes, provenance)],
    next: [
      ...nextPage(input, { shown: archetypes.length, all: matching }),
      ...archetypes.slice(0, OPENED).map(open),
      ...compareFirstTwo(archetypes),
      ask("How they grow", { analysis: "growth" }),
      { kind: "pick_archetype" },
    ],
  };
}

const OPENED = 3;

function nothingRanked({ total, small, customersMatching }: Ranking, kind: string): Part {
  if (customersMatching !== null) {
    return {
      headline: "No group fits the filters.",
      summary: "Widen the filters, or look at all archetypes.",
      next: [ask("All archetypes", {})],
    };
  }
  if (total > 0) {
    return {
      headline: `${formatCount(total, kind)}, too small to rank`,
      summary: `None has 30 members (${people(small.customers)} in all): they would say more of single customers than of a kind of customer.`,
      next: [],
    };
  }
  return {
    headline: "There are no archetypes yet.",
    summary:
      "They are made from the orders of at least some dozens of customers: import more, then ask again.",
    next: [],
  };
}

function compareFirstTwo([first, second]: readonly ArchetypeSummary[]) {
  if (!first || !second) return [];
  return [
    ask("Compare the first two", { analysis: "comparison", archetype: first.id, compare_with: second.id }),
  ];
}

function rankingChart({ archetypes, sort, provenance }: Ranking): Chart[] {
  const short = shortNames(archetypes.map(({ name }) => name));
  const { unit, yLabel, of } = MEASURES[sort](provenance.currency);
  return bars(
    { title: `Archetypes by ${SORTED_BY[sort]}`, unit, xLabel: "Archetype", yLabel },
    archetypes.map((archetype) => ({ name: short(archetype.name), values: [of(archetype)] })),
    [yLabel],
  );
}

interface Measure {
  unit: Chart["unit"];
  yLabel: string;
  of: (archetype: ArchetypeSummary) => number | null;
}

const MEASURES: Record<Ranking["sort"], (currency: string) => Measure> = {
  ltv: (currency) => ({
    unit: { kind: "money", currency, digits: 0 },
    yLabel: "Typical value",
    of: ({ medianNetValueCents }) => medianNetValueCents,
  }),
  size: () => ({ unit: { kind: "count" }, yLabel: "Customers", of: ({ customers }) => customers }),
  growth_rate: () => ({ unit: { kind: "change" }, yLabel: "Growth", of: ({ growth }) => growth }),
  churn_rate: () => ({
    unit: { kind: "share" },
    yLabel: "Churn risk",
    of: ({ averageChurnRisk }) => averageChurnRisk,
  }),
  frequency: () => ({
    unit: { kind: "number" },
    yLabel: "Orders per customer",
    of: ({ averageOrders }) => averageOrders,
  }),
  recency: () => ({
    unit: { kind: "days" },
    yLabel: "Days since last purchase",
    of: ({ averageRecencyDays }) => averageRecencyDays,
  }),
};
