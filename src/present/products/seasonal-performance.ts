import { change, count, detail, money, share, text, wholeMoney } from "../columns.ts";
import { formatChange, formatCount, formatWord } from "../format.ts";
import { type Analysed, ask, buyersOf, listedWords, type Part, SORTED_BY, uniqueNames } from "./wording.ts";

/** What sells more than usual in a season. */
export function presentSeasonal(result: Analysed<"seasonal_performance">): Part {
  const { things, occasions, of, season, sort, provenance } = result;
  const { currency } = provenance;
  const words = formatWord(season);
  const [first] = things;
  const nameOf = ({ name, title }: { name: string; title: string | null }) => title ?? name;
  return {
    headline:
      occasions.length === 0
        ? `The data cover no whole season of ${words} yet.`
        : first
          ? `${nameOf(first)}: ${formatChange(first.lift)} per day in ${words} against other days`
          : `Nothing is in orders enough of ${words} to be shown.`,
    summary: `${formatCount(occasions.length, "season")} looked at${occasions.length > 0 ? ` (${occasions.map(({ year }) => year).join(", ")})` : ""}. ${listedWords(result, { shown: things.length, by: SORTED_BY[sort] })}`,
    charts:
      things.length < 2
        ? []
        : [
            {
              kind: "bar",
              title: `Sales per day, ${words} and other days`,
              categories: uniqueNames(things.map(nameOf)),
              series: [
                { name: "In the season", values: things.map((row) => row.valuePerDayCents) },
                { name: "On other days", values: things.map((row) => row.usualPerDayCents) },
              ],
              unit: { kind: "money", currency },
              xLabel: of === "products" ? "Product" : "Category",
              yLabel: "Sales per day",
            },
          ],
    tables: [
      {
        caption: `What sells in ${words}`,
        columns: [
          text("name", of === "products" ? "Product" : "Category"),
          money("per_day", "Per day", currency),
          money("usual_per_day", "On other days", currency),
          change("lift", "Lift"),
          share("share", "Share in season"),
          share("usual_share", "Share usually"),
          text("years", "Years above usual"),
          detail(count("orders", "Orders in season")),
          detail(wholeMoney("sales", "Sales in season", currency)),
          detail(text("id", of === "products" ? "Product id" : "Category name")),
        ],
        rows: things.map((row) => [
          nameOf(row),
          row.valuePerDayCents,
          row.usualPerDayCents,
          row.lift,
          row.share,
          row.usualShare,
          `${row.yearsAbove} of ${row.years}`,
          row.orders,
          row.valueCents,
          row.name,
        ]),
      },
    ],
    next: [
      ...(of === "categories" ? things.slice(0, 2).map(({ name }) => buyersOf(name)) : []),
      ask("Bought together", { analysis: "bundles" }),
    ],
  };
}
