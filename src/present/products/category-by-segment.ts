import { count, detail, number, share, text } from "../columns.ts";
import { formatCount, formatNumber, formatPercent, formatWord } from "../format.ts";
import type { Chart } from "../report.ts";
import { type Analysed, listedWords, type Part, SORTED_BY, uniqueNames } from "./wording.ts";

type Result = Analysed<"category_by_segment">;

/** Which groups of customers buy of which categories more than others do. */
export function presentBySegment(result: Result): Part {
  const { cells, groupBy, customers, sort } = result;
  const [first] = cells;
  const groups = groupBy === "archetype" ? "archetypes" : `segments of ${formatWord(groupBy)}`;
  return {
    headline: first
      ? `${first.category}: bought by ${formatPercent(first.share)} of ${first.group.name}, ${times(first.index)} as many as usual`
      : "No pair of a category and a group can be shown.",
    summary: `Categories by ${groups}, over ${formatCount(customers, "customer")}. ${listedWords(result, { shown: cells.length, by: SORTED_BY[sort] })}`,
    charts: cells.length < 2 ? [] : [chart(result)],
    tables: [
      {
        caption: "Who buys what",
        columns: [
          text("category", "Category"),
          text("group", "Group"),
          share("share", "Of the group"),
          share("share_of_all", "Of all"),
          number("index", "Times as usual"),
          count("buyers", "Buyers"),
          count("group_customers", "In the group"),
          detail(text("group_id", "Group id")),
        ],
        rows: cells.map((cell) => [
          cell.category,
          cell.group.name,
          cell.share,
          cell.shareOfAll,
          Math.round(cell.index * 100) / 100,
          cell.buyers,
          cell.group.customers,
          cell.group.id,
        ]),
      },
    ],
    next:
      groupBy === "archetype"
        ? [...new Map(cells.map(({ group }) => [group.id, group])).values()]
            .slice(0, 2)
            .map(({ id, name }) => ({
              kind: "ask" as const,
              label: name,
              request: { tool: "analyze_segments" as const, input: { archetype: id } },
            }))
        : [],
  };
}

const times = (index: number) => `${formatNumber(Math.round(index * 10) / 10)} times`;

function chart({ cells }: Result): Chart {
  return {
    kind: "bar",
    title: "Share of the group who bought, beside all customers",
    categories: uniqueNames(cells.map(({ category, group }) => `${category} · ${group.name}`)),
    series: [
      { name: "The group", values: cells.map(({ share: of }) => of) },
      { name: "All customers", values: cells.map(({ shareOfAll }) => shareOfAll) },
    ],
    unit: { kind: "share" },
    xLabel: "Category and group",
    yLabel: "Share who bought of it",
  };
}
